package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/awscli"
	"github.com/linkproof/linkproof/schema/model"
)

// cli011 leaves calls to cli001, cli002 and cli003 that lose options to the
// lines below, to cli014 those whose hyphens are no hyphens, and to lnk012 what
// a link cannot change.
var cli011 = lint.Rule{
	ID: "CLI011", Name: "wrong-service-or-option", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a call names an operation or an option that its service does not have, or lacks one that it needs",
		Why:     "REST APIs are made with aws apigateway, HTTP and WebSocket APIs with aws apigatewayv2; the CLI refuses the options of the other.",
		Symptom: "Unknown options",
		Fix:     "Call the service of the API, with its options.",
		Unknown: "Calls whose options a variable or xargs may add to are judged by the options that are written.",
		Refs:    []string{restAPI, httpAPI},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		call, known := awscli.Find(command.Service, command.Operation)
		if !known {
			reportOperation(p, command)
			return
		}
		if isDamaged(command) {
			return
		}
		for i := range command.Options {
			if option := &command.Options[i]; !call.Has(option.Name) && !isImmutable(command, option) {
				reportOption(p, command, call, option)
				return
			}
		}
		reportMissing(p, command, call)
	}),
}

// reportOperation reports an operation of the other service, or one that is
// spelt nearly like one of its own.
func reportOperation(p *lint.Pass, command *model.Command) {
	own, sibling := awscli.Operations(command.Service), awscli.Sibling(command.Service)
	if len(own) == 0 || command.Operation == "" || slices.Contains(own, command.Operation) {
		return
	}
	symptom := "Invalid choice: '" + command.Operation + "'"
	if slices.Contains(awscli.Operations(sibling), command.Operation) {
		p.Report(command, "%s is an operation of %s, not of %s", command.Operation, sibling, command.Service).Shows(symptom)
	} else if meant := model.Nearest(command.Operation, own); meant != "" {
		p.Report(command, "%s has no operation %s; did you mean %s?", command.Service, command.Operation, meant).Shows(symptom)
	}
}

func isImmutable(command *model.Command, option *model.Option) bool {
	return command.Name == "apigatewayv2 update-vpc-link" && (option.Name == "subnet-ids" || option.Name == "security-group-ids")
}

func reportOption(p *lint.Pass, command *model.Command, call awscli.Call, option *model.Option) {
	sibling := awscli.Sibling(call.Service)
	finding := p.Report(option.At, "%s has no option --%s", command.Name, option.Name).Shows("Unknown options: --" + option.Name)
	other, ok := awscli.Find(sibling, call.Operation)
	if ok && other.Has(option.Name) {
		finding.Because(command, "%s %s has it", sibling, call.Operation)
	}
}

// reportMissing reports the options that a call needs and lacks.
func reportMissing(p *lint.Pass, command *model.Command, call awscli.Call) {
	if command.Incomplete || len(command.Stray) > 0 || !command.Background.IsZero() || givesInput(command) {
		return
	}
	var missing []string
	for _, needed := range call.Options {
		given := func(o model.Option) bool { return strings.HasPrefix(needed.Name, strings.TrimPrefix(o.Name, "no-")) }
		if needed.Required && !slices.ContainsFunc(command.Options, given) {
			missing = append(missing, "--"+needed.Name)
		}
	}
	if len(missing) > 0 && !lacksKey(p.Model, command) {
		list := strings.Join(missing, ", ")
		p.Report(command, "%s needs %s", command.Name, list).Shows("aws: error: the following arguments are required: " + list)
	}
}

// lacksKey tells whether shp002 reports what a call lacks.
func lacksKey(m *model.Model, command *model.Command) bool {
	return slices.ContainsFunc(m.Shapes, func(shape model.Shape) bool {
		return slices.ContainsFunc(shape.Faults(), func(fault model.ShapeFault) bool { return fault.At == command.Where() })
	})
}

// givesInput tells whether a file gives the options of a call.
func givesInput(command *model.Command) bool {
	return slices.ContainsFunc(command.Options, func(o model.Option) bool { return strings.HasPrefix(o.Name, "cli-input") })
}
