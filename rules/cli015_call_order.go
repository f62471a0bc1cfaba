package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var cli015 = lint.Rule{
	ID: "CLI015", Name: "call-order", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a call stands before the one that makes what it needs",
		Why:     "Each call works on what the calls before it have made, and fails where that is not there yet.",
		Symptom: "NotFoundException",
		Fix:     "Move the call behind the one that it needs.",
		Unknown: "Calls in functions that nothing calls, and in different branches, have no order, and what other scripts made before is not known: the rule reports a call only if the one it needs follows in the same file.",
		Refs:    []string{guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		first := firstCalls(p.Model.Commands)
		for i, command := range p.Model.Commands {
			for _, need := range needs {
				if command.Name != need.call || command.Unordered {
					continue
				}
				if at, made := first[identity(need.maker, command, need.keys)]; made && at > i && p.Model.Commands[at].Branch == command.Branch {
					maker := p.Model.Commands[at]
					p.Report(command, "%s stands before %s", command.Operation, maker.Operation).
						Because(maker, "what it needs is made here").Shows(need.symptom)
				}
			}
		}
	},
}

// need is a call that fails unless another was made for the same keys before.
type need struct {
	call, maker string
	keys        []string
	symptom     string
}

// needs are the calls about methods of REST APIs that need another. Source:
// API Gateway Developer Guide, "Set up an API with VPC link using the AWS CLI".
var needs = [...]need{
	{"apigateway put-integration", "apigateway put-method", methodOptions, "NotFoundException: Invalid Method identifier specified"},
	{"apigateway put-method-response", "apigateway put-method", methodOptions, "NotFoundException: Invalid Method identifier specified"},
	{"apigateway put-integration-response", "apigateway put-integration", methodOptions, "NotFoundException: No integration defined for method"},
	{"apigateway put-integration-response", "apigateway put-method-response", responseOptions, "NotFoundException: Invalid Response status code specified"},
}

// The options that name a method and one of its responses.
var (
	methodOptions   = []string{"rest-api-id", "resource-id", "http-method"}
	responseOptions = []string{"rest-api-id", "resource-id", "http-method", "status-code"}
)

// firstCalls gives the index of the first call of each maker for each set of
// keys; none for calls that nobody knows the order of.
func firstCalls(commands []*model.Command) map[string]int {
	first := make(map[string]int)
	for i, command := range commands {
		if command.Unordered {
			continue
		}
		for _, keys := range [][]string{methodOptions, responseOptions} {
			key := identity(command.Name, command, keys)
			if _, seen := first[key]; !seen && key != "" {
				first[key] = i
			}
		}
	}
	return first
}

// identity gives what names the call that a maker makes for the keys of a
// command; empty where nobody can tell.
func identity(maker string, command *model.Command, keys []string) string {
	parts := []string{maker}
	for _, key := range keys {
		option, ok := command.Option(key)
		if !ok || len(option.Values) != 1 || option.Values[0].Key() == "" {
			return ""
		}
		parts = append(parts, option.Values[0].Key())
	}
	return strings.Join(slices.Clip(parts), "\x00")
}
