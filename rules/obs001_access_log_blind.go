package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var obs001 = lint.Rule{
	ID: "OBS001", Name: "access-log-blind", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "access logs are off or do not say why an integration failed",
		Why:     "All that callers see of a VPC link that does not work is 503 or 500. HTTP APIs have no other log.",
		Symptom: "Service Unavailable or Internal server error, and nothing anywhere that says more",
		Fix:     "Log $context.requestId, $context.integrationErrorMessage, $context.error.message and $context.integration.status.",
		Refs:    []string{guide + "http-api-logging-variables.html", guide + "set-up-logging.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		switch {
		case !stage.LeadsIntoVPC():
		case stage.LogDestination.Absent() && stage.LogFormat.Absent():
			p.Report(stage.LogDestination, "stage %s of an API with private integrations writes no access log", stage.StageName)
		case stage.LogFormat.Present():
			checkLogFormat(p, stage.LogFormat)
		}
	}),
}

// errorVariables are those that say why an integration failed. Source:
// developer guide, "Customize HTTP API access logs" and "Variables for access
// logging".
var errorVariables = [...]string{"$context.integrationErrorMessage", "$context.integration.error", "$context.error.message"}

// requestVariables are those of which a format must have one.
var requestVariables = [...]string{"$context.requestId", "$context.extendedRequestId"}

func checkLogFormat(p *lint.Pass, format model.Text) {
	if lacksAll(format, requestVariables[:]) {
		p.Report(format, "the log format has neither $context.requestId nor $context.extendedRequestId").
			Shows("Access Log format must include either $context.requestId or $context.extendedRequestId")
		return
	}
	if lacksAll(format, errorVariables[:]) {
		p.Report(format, "the log format does not say why an integration failed: $context.integrationErrorMessage is missing").As(lint.Info)
	}
}

func lacksAll(format model.Text, variables []string) bool {
	for _, variable := range variables {
		if format.Contains(variable) != model.No {
			return false
		}
	}
	return true
}
