package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lim005 = lint.Rule{
	ID: "LIM005", Name: "control-plane-rate", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a script makes calls faster than API Gateway takes them from one account",
		Why:     "Some calls are allowed once in 5 to 30 seconds for an account in a Region, and the quota cannot be raised.",
		Symptom: "TooManyRequestsException",
		Fix:     "Sleep between the calls, or try again when AWS refuses one.",
		Unknown: "Any other command between two calls counts as a pause.",
		Refs:    []string{guide + "limits.html"},
	},
	Check: func(p *lint.Pass) {
		last := make(map[string]*model.Command)
		for _, command := range p.Model.Commands {
			seconds, limited := callIntervals[command.Name]
			if !limited || command.Unordered || command.Incomplete {
				continue
			}
			before := last[command.Name]
			last[command.Name] = command
			if before == nil || before.Pauses != command.Pauses || before.Branch != command.Branch {
				continue
			}
			finding := p.Report(command, "%s is called again without a pause; an account may call it once in %d seconds", command.Operation, seconds)
			if before.Where() != command.Where() {
				finding.Because(before, "the call before")
			}
		}
	},
}

// callIntervals are the seconds between two calls of one account in one Region.
// Source: API Gateway Developer Guide, "Quotas for creating, deploying and
// managing an API".
var callIntervals = map[string]int{
	"apigateway create-deployment": 5, "apigatewayv2 create-deployment": 5,
	"apigatewayv2 create-vpc-link": 15, "apigatewayv2 delete-vpc-link": 30,
}
