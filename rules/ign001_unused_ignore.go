package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
)

var ign001 = lint.Rule{
	ID: "IGN001", Name: "unused-ignore", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an ignore silences nothing",
		Why:     "An ignore that outlives its reason hides the next mistake of the kind.",
		Symptom: "none at AWS",
		Fix:     "Remove the ignore, or move it to the line that it is about.",
		Refs:    []string{"https://github.com/linkproof/linkproof/blob/main/README.md"},
	},
	Review: func(p *lint.Pass) {
		for _, ignore := range p.Ignores {
			ran := slices.ContainsFunc(p.Ran, ignore.Names)
			counts := ignore.Reason != "" && ignore.Dated() && !ignore.Expired
			if ran && counts && !ignore.Used {
				p.Report(ignore, "the ignore of %s silences nothing", ignore.Rule)
			}
		}
	},
}
