package rules

import (
	"cmp"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var ctx001 = lint.Rule{
	ID: "CTX001", Name: "contradicting-facts", Severity: lint.Info, Facts: true,
	Doc: lint.Doc{
		Summary: "two files say different things about one object",
		Why:     "At most one of them tells how the object is now; findings rest on the one that was read first.",
		Symptom: "none at AWS; one of the files is out of date or of another account",
		Fix:     "Save the answers anew, or keep those of different times and accounts apart.",
		Refs:    []string{"https://github.com/linkproof/linkproof/blob/main/README.md"},
	},
	Check: func(p *lint.Pass) {
		for _, found := range p.Model.Contradictions() {
			p.Report(found.Taken, "%s is %s here and %s in another file, of %s", found.Setting, shown(found.Taken), shown(found.Other), found.Of).
				Because(found.Other, "the other file says %s", shown(found.Other))
		}
	},
}

// shown gives a setting for people, also that of an empty list.
func shown(setting model.Text) string { return cmp.Or(setting.String(), "nothing") }
