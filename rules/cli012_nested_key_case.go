package rules

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/awscli"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli012 wins over shp001 in requests of the CLI, and leaves options that there
// are not to cli011, and the TLS keys of the other service to tls008.
var cli012 = lint.Rule{
	ID: "CLI012", Name: "nested-key-case", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a structure of a request has a key that the call does not have, often one in the case of another service",
		Why: "The CLI compares keys letter by letter: those of apigateway and ecs start with a small letter, those of apigatewayv2, " +
			"elbv2 and servicediscovery with a capital.",
		Symptom: "Unknown parameter in input",
		Fix:     "Write the key as the service does.",
		Unknown: "A key that is like none of those known is a warning, as a newer CLI may know it.",
		Refs:    []string{restAPI, httpAPI, "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"},
	},
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			checkStructures(p, command)
		}
		if len(p.Model.Commands) == 0 {
			reportInputKeys(p)
		}
	},
}

// reportInputKeys reports the keys of files for --cli-input-json.
func reportInputKeys(p *lint.Pass) {
	for i := range p.Model.Shapes {
		shape := &p.Model.Shapes[i]
		if shape.Call == "" {
			continue
		}
		for _, fault := range shape.Faults() {
			if fault.Kind == model.UnknownKey && !saidOfTLS(p.Model, fault) {
				finding := p.Report(fault.At, "input of aws %s: %s", shape.Call, fault.Message)
				reportMeantKey(finding, fault.At, fault.Key, fault.Meant)
			}
		}
	}
}

// reportMeantKey adds what was meant by a key: another case has one outcome,
// another word is a guess, and what is like no key may be a new one.
func reportMeantKey(finding *lint.Finding, at syntax.Span, key, meant string) {
	if meant == "" {
		finding.As(lint.Warning)
		return
	}
	if edits := lint.Replace(at, key, meant); edits != nil {
		finding.Suggest(lint.Fix{Title: "Write " + meant, Safe: strings.EqualFold(key, meant), Edits: edits})
	}
}

func checkStructures(p *lint.Pass, command *model.Command) {
	call, known := awscli.Find(command.Service, command.Operation)
	if !known {
		return
	}
	for i := range command.Options {
		option := &command.Options[i]
		if meant, ok := call.Option(option.Name); ok && option.Argument != nil {
			structure{p, command.Service, option.Name, memberName(command.Service, meant.Name)}.check(meant.Kind, option.Argument)
		}
	}
}

// structure is a value within an option of a call, at a path of names as the
// CLI prints it.
type structure struct {
	*lint.Pass
	service, option, path string
}

func (s structure) at(format string, args ...any) structure {
	s.path += fmt.Sprintf(format, args...)
	return s
}

// check compares the keys within a value with those of its kind.
func (s structure) check(kind awscli.Kind, value *syntax.Node) {
	if items, list := kind.Items(); list {
		s.checkItems(items, value)
		return
	}
	if values, free := kind.Values(); free {
		for key, entry := range value.Entries() {
			s.at(".%s", key.Text).check(values, entry)
		}
		return
	}
	members, ok := awscli.Members(s.service, kind)
	if !ok || value.Kind != syntax.Map {
		return
	}
	for key, entry := range value.Entries() {
		if member := memberOf(members, key.Text); member != nil {
			s.at(".%s", key.Text).check(member.Kind, entry)
		} else if key.Kind == syntax.String {
			s.reportKey(members, key)
		}
	}
}

// checkItems looks at a list; shorthand may give its one item without brackets.
func (s structure) checkItems(items awscli.Kind, value *syntax.Node) {
	if value.Kind == syntax.Map {
		s.at("[0]").check(items, value)
		return
	}
	index := 0
	for item := range value.Items() {
		s.at("[%d]", index).check(items, item)
		index++
	}
}

func (s structure) reportKey(members []awscli.Option, key *syntax.Node) {
	names := make([]string, 0, len(members))
	for i := range members {
		names = append(names, members[i].Name)
	}
	meant := model.Nearest(key.Text, names)
	if meant == "" && s.option == "tls-config" {
		return
	}
	finding := s.Report(key, "--%s has no key %s here", s.option, key.Text)
	if meant != "" {
		finding.Message += "; did you mean " + meant + "?"
	}
	finding.Shows(fmt.Sprintf("Unknown parameter in %s: %q, must be one of: %s", s.path, key.Text, strings.Join(names, ", ")))
	reportMeantKey(finding, key.Span, key.Text, meant)
}

func memberOf(members []awscli.Option, name string) *awscli.Option {
	for i := range members {
		if members[i].Name == name {
			return &members[i]
		}
	}
	return nil
}

// memberName gives the name of an option as a member of the request, in which
// the CLI prints it: those of apigateway and ecs start with a small letter.
func memberName(service, option string) string {
	var name strings.Builder
	for i, part := range strings.Split(option, "-") {
		if part != "" && (i > 0 || service != "apigateway" && service != "ecs") {
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		name.WriteString(part)
	}
	return name.String()
}
