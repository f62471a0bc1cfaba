package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
)

var ign002 = lint.Rule{
	ID: "IGN002", Name: "bad-ignore", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an ignore has no reason, names no rule or has expired",
		Why:     "Such an ignore silences nothing: an exception that nobody explains cannot be reviewed.",
		Symptom: "none at AWS",
		Fix:     "Write linkproof:ignore ID -- reason, or linkproof:ignore ID until YYYY-MM-DD -- reason; mend what expired.",
		Refs:    []string{"https://github.com/linkproof/linkproof/blob/main/README.md"},
	},
	Review: func(p *lint.Pass) {
		for _, ignore := range p.Ignores {
			switch known := slices.ContainsFunc(p.Rules, ignore.Names); {
			case ignore.Rule == "":
				p.Report(ignore, "the ignore names no rule")
			case !known:
				reportUnknownRule(p, ignore)
			case ignore.Reason == "":
				p.Report(ignore, "the ignore of %s gives no reason", ignore.Rule)
			case !ignore.Dated():
				p.Report(ignore, "the ignore of %s lasts until %q, which is no date such as 2027-01-31", ignore.Rule, ignore.Until)
			case ignore.Expired:
				p.Report(ignore, "the ignore of %s has expired: its last day was %s", ignore.Rule, ignore.Until)
			}
		}
	},
}

func reportUnknownRule(p *lint.Pass, ignore *lint.Ignore) {
	within := func(rule *lint.Rule) bool { return rule.Named(ignore.Rule) > 0 }
	if first := slices.IndexFunc(p.Rules, within); first >= 0 {
		p.Report(ignore, "the ignore names the group %s; an ignore is of one rule, such as %s", ignore.Rule, p.Rules[first].ID)
		return
	}
	meant := lint.Nearest(p.Rules, ignore.Rule)
	if meant == "" {
		p.Report(ignore, "the ignore names %q, which is no rule", ignore.Rule)
		return
	}
	finding := p.Report(ignore, "the ignore names %q, which is no rule; did you mean %s?", ignore.Rule, meant)
	if edits := lint.Replace(ignore.At, ignore.Rule, meant); edits != nil {
		finding.Suggest(lint.Fix{Title: "Write " + meant, Edits: edits})
	}
}
