package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg009 = lint.Rule{
	ID: "STG009", Name: "test-invoke-with-stage-variable", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a call of test-invoke-method brings no value for a stage variable that the integration uses",
		Why:     "test-invoke-method calls the method of the API itself, not a stage, so no stage fills the variables. HTTP and WebSocket APIs have no such call.",
		Symptom: "500 Internal server error in the answer of the test, though the stages work",
		Fix:     "Add --stage-variables name=value for each variable.",
		Refs:    []string{guide + "set-up-api-with-vpclink-cli.html", restAPI + "API_TestInvokeMethod.html"},
	},
	Check: func(p *lint.Pass) {
		for _, test := range p.Model.TestCalls {
			if test.API != nil && test.API.Protocol != model.REST {
				p.Report(test, "a %s cannot be tested by test-invoke-method", test.API.Protocol).Because(test.API, "the API stands here")
			} else if test.Route != nil && test.Route.Integration != nil && !test.VariablesOpen {
				checkTestVariables(p, test)
			}
		}
		for _, command := range p.Model.Commands {
			if command.Name == "apigatewayv2 test-invoke-method" {
				p.Report(command, "HTTP and WebSocket APIs have no test-invoke-method").Shows("aws: error: argument operation: Invalid choice")
			}
		}
	},
}

func checkTestVariables(p *lint.Pass, test *model.TestCall) {
	reported := make(map[string]bool)
	for _, use := range test.Route.Integration.StageVariables() {
		if _, given := model.Lookup(test.Variables, use.Name); !given && !reported[use.Name] {
			reported[use.Name] = true
			p.Report(test, "the test gives no value for stage variable %s", use.Name).Because(use.Span, "the integration uses the variable here")
		}
	}
}
