package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var obs002 = lint.Rule{
	ID: "OBS002", Name: "execution-log-settings", Severity: lint.Info, Policy: true,
	Doc: lint.Doc{
		Summary: "the execution log of a stage is off, or holds bodies in production",
		Why:     "What is wrong with TLS or with the endpoint stands in the execution log only; with data traces the log also holds what callers send.",
		Symptom: "Internal server error, and nothing that says why; or secrets in the log",
		Fix:     "Set the logging level to ERROR for all methods, and data traces to false.",
		Refs:    []string{guide + "set-up-logging.html", restAPI + "API_MethodSetting.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		if !stage.LeadsIntoVPC() || stage.API.Protocol != model.REST && stage.API.Protocol != model.WebSocket {
			return
		}
		if stage.Logging.Absent() && !stage.OwnLimits || stage.Logging.IsFold("OFF") {
			p.Report(stage.Logging, "stage %s writes no execution log, which alone tells what is wrong with TLS and endpoints", stage.StageName)
		}
		name, _ := stage.StageName.Get()
		if model.Is(stage.DataTrace, true) && strings.HasPrefix(strings.ToLower(name), "prod") {
			p.Report(stage.DataTrace, "the execution log of stage %s holds the bodies of requests and responses", name).As(lint.Warning)
		}
	}),
}
