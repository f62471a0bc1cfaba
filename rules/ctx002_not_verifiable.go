package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var ctx002 = lint.Rule{
	ID: "CTX002", Name: "not-verifiable", Severity: lint.Info, Strict: true,
	Doc: lint.Doc{
		Summary: "a setting that decides about the way of a request is not knowable from the files",
		Why:     "Rules are silent about what they cannot know, so their silence is no proof here.",
		Symptom: "none; the setting may be right or wrong",
		Fix:     "Give the value by --parameter, or the missing facts by --context.",
		Refs:    []string{"https://github.com/linkproof/linkproof/blob/main/README.md"},
	},
	Check: func(p *lint.Pass) {
		for _, in := range p.Model.Integrations {
			if !in.UsesLink() && !in.ConnectionType.Unknown() {
				continue
			}
			for _, setting := range []model.Text{in.Kind, in.ConnectionType, in.Link.ID, in.URI, in.Target.ID} {
				reportUnknown(p, setting)
			}
		}
		for _, link := range p.Model.Links {
			for _, target := range link.Targets {
				reportUnknown(p, target.ID)
			}
			if link.TargetList.Unknown() {
				p.Report(link.TargetList, "not verifiable: %s", link.TargetList.Why())
			}
		}
	},
}

// reportUnknown reports a setting of which not even the kind is known.
func reportUnknown(p *lint.Pass, setting model.Text) {
	if setting.Unknown() && setting.Thing() == model.NoThing {
		p.Report(setting, "not verifiable: %s", setting.Why())
	}
}
