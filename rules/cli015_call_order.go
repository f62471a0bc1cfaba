package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli015 = lint.Rule{
	ID: "CLI015", Name: "call-order", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a call stands before the one that makes what it needs, or behind the one that deletes it",
		Why: "Each call works on what the calls before it have made, and fails where that is not there yet or any more. " +
			"A VPC link is made in minutes: until it is AVAILABLE, requests through it fail, while a deployment of a REST API waits for it by itself.",
		Symptom: "NotFoundException",
		Fix:     "Move the call behind the one that it needs; ask get-vpc-link for the status before a new link is used.",
		Unknown: "Calls in functions that nothing calls, and in different branches, have no order, and what other scripts made before is not known: " +
			"the rule reports a call only if the one it needs follows in the same file, or what it needs is deleted there. " +
			"A call counts as made, also where it would fail for a reason of its own.",
		Refs: []string{guide + "set-up-api-with-vpclink-cli.html", guide + "http-api-vpc-links.html"},
	},
	Check: func(p *lint.Pass) {
		h := history{first: firstCalls(p.Model.Commands), deleted: make(map[string]*model.Command)}
		for i, command := range p.Model.Commands {
			if command.Unordered || command.Asks {
				continue
			}
			for j := range needs {
				h.judge(p, i, &needs[j])
			}
			h.note(command)
		}
		reportUnset(p)
		reportPending(p)
	},
}

// history is what the calls of a script have made, by maker and keys.
type history struct {
	// first are the indexes of the first calls that make each thing.
	first map[string]int
	// deleted are the calls that have deleted what nothing has made again.
	deleted map[string]*model.Command
}

// judge reports a call that needs what is not there.
func (h *history) judge(p *lint.Pass, at int, need *need) {
	command := p.Model.Commands[at]
	if command.Name != need.call {
		return
	}
	key := identity(need.maker, command, need.keys)
	if deleted := h.deleted[key]; deleted != nil {
		if deleted.Branch == command.Branch {
			p.Report(command, "%s stands behind %s", command.Operation, deleted.Operation).
				Because(deleted, "what it needs is deleted here").Shows(need.symptom)
		}
		return
	}
	if first, made := h.first[key]; made && first > at && p.Model.Commands[first].Branch == command.Branch {
		maker := p.Model.Commands[first]
		p.Report(command, "%s stands before %s", command.Operation, maker.Operation).
			Because(maker, "what it needs is made here").Shows(need.symptom)
	}
}

// note keeps what a call makes and deletes.
func (h *history) note(command *model.Command) {
	for _, keys := range [][]string{methodOptions, responseOptions} {
		delete(h.deleted, identity(command.Name, command, keys))
		for _, maker := range deletes[command.Name] {
			if key := identity(maker, command, keys); key != "" {
				h.deleted[key] = command
			}
		}
	}
}

// deletes are the makers whose work a call undoes. Source: API Gateway API
// reference, DeleteMethod and DeleteIntegration.
var deletes = map[string][]string{
	"apigateway delete-method":          {"apigateway put-method", "apigateway put-integration"},
	"apigateway delete-integration":     {"apigateway put-integration"},
	"apigateway delete-method-response": {"apigateway put-method-response"},
}

// reportUnset reports calls that make something with a variable which a later
// call sets. It may be in the environment too.
func reportUnset(p *lint.Pass) {
	setter := make(map[string]*model.Command)
	for _, command := range slices.Backward(p.Model.Commands) {
		if command.Unordered || command.Sourced {
			continue
		}
		for _, name := range command.Environment() {
			if later := setter[name]; later != nil && later.Branch == command.Branch && makes(command) {
				p.Report(command, "%s uses $%s, which the script sets later", command.Operation, name).As(lint.Warning).
					Because(later, "the variable is set here").Shows("the option is sent without what the variable should hold")
			}
		}
		if command.Variable != "" {
			setter[command.Variable] = command
		}
	}
}

// makes tells whether a call makes or changes something.
func makes(command *model.Command) bool {
	return slices.ContainsFunc([]string{"create-", "put-", "update-"}, func(verb string) bool { return strings.HasPrefix(command.Operation, verb) })
}

// reportPending reports the first integration of an HTTP API with a link that
// the script makes and never waits for; deployments of REST APIs wait.
func reportPending(p *lint.Pass) {
	links := make(map[syntax.Span]*model.VPCLink)
	for _, link := range p.Model.Links {
		links[link.Where()] = link
	}
	maker := make(map[string]*model.Command)
	for i, command := range p.Model.Commands {
		if link := links[command.Where()]; link != nil && !command.Unordered && !waits(p.Model.Commands[i:]) {
			maker[link.ID.Key()] = command
		}
		option, ok := command.Option("connection-id")
		if !ok || len(option.Values) != 1 || command.Service != "apigatewayv2" {
			continue
		}
		key := option.Values[0].Key()
		if made := maker[key]; made != nil && made.Branch == command.Branch {
			p.Report(&option.Values[0], "%s uses a VPC link that is PENDING for minutes, and the script does not wait", command.Operation).
				As(lint.Info).Because(made, "the link is made here").Shows("503 Service Unavailable until the link is AVAILABLE")
			delete(maker, key)
		}
	}
}

// waits tells whether something may wait for what the first of some calls makes.
func waits(calls []*model.Command) bool {
	return calls[0].Pauses != calls[len(calls)-1].Pauses ||
		slices.ContainsFunc(calls, func(c *model.Command) bool { return strings.HasPrefix(c.Operation, "get-vpc-link") })
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
