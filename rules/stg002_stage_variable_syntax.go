package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// stg002 leaves the name of the variable to stg005, and expressions that a
// shell or Fn::Sub takes for its own, or with a backslash of a script, to cli005,
// stg006 and cli007.
var stg002 = lint.Rule{
	ID: "STG002", Name: "stage-variable-syntax", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "what should be a stage variable is written so that it is taken literally",
		Why: "Connection id, URI and target of a REST API know ${stageVariables.name} only, and a connection id nothing beside it. " +
			"Parameter mappings of a REST API take stageVariables.name, those of an HTTP API $stageVariables.name.",
		Symptom: "the text itself is taken for the id, the host or the value: Invalid Vpc Link identifier specified",
		Fix:     "Write ${stageVariables.name} in settings, and the form of the API in parameter mappings.",
		Refs:    []string{guide + "aws-api-gateway-stage-variables-reference.html", guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol == model.REST {
			checkVariableSyntax(p, in)
		}
		checkMappedVariables(p, in)
		checkTemplateVariables(p, in)
	}),
}

func checkVariableSyntax(p *lint.Pass, in *model.Integration) {
	for _, setting := range [...]model.Text{in.Link.ID, in.URI, in.Target.ID} {
		text, known := setting.Get()
		if (known && misspeltVariable(text) || misspeltHole(setting)) && !saysBackslash(p.Model, setting) {
			p.Report(setting, "%s is no stage variable: the form is ${stageVariables.name}", setting)
		}
	}
	id, known := in.Link.ID.Get()
	if uses := in.Link.ID.StageVariables(); known && len(uses) == 1 && id != variableOpen+uses[0].Name+"}" && !misspeltVariable(id) {
		p.Report(in.Link.ID, "a connection id is one stage variable and nothing beside it: %s", id)
	}
}

const (
	variableOpen = "${stageVariables."
	// variableWord is what every misspelling of it holds, in lower case.
	variableWord = "stagevariable"
)

// misspeltVariable tells whether a text mentions stage variables in another
// way than ${stageVariables.name}.
func misspeltVariable(text string) bool {
	rest := text
	for {
		before, after, found := strings.Cut(rest, variableOpen)
		if strings.Contains(strings.ToLower(before), variableWord) || found && strings.HasSuffix(before, `\`) {
			return true
		}
		if !found {
			return false
		}
		name, after, closed := strings.Cut(after, "}")
		if !closed || name == "" {
			return true
		}
		rest = after
	}
}

// misspeltHole tells whether a placeholder of another tool has a name that is
// all but stageVariables.name.
func misspeltHole(setting model.Text) bool {
	return slices.ContainsFunc(setting.Pieces(), func(p model.Piece) bool {
		return p.Hole != nil && p.Hole.Resource == "" && strings.HasPrefix(strings.ToLower(p.Hole.Name), variableWord+".")
	})
}

// checkMappedVariables looks at request mappings, whose form depends on the
// kind of API. A value in quotes is meant literally.
func checkMappedVariables(p *lint.Pass, in *model.Integration) {
	for _, mapping := range in.RequestParameters {
		value, known := mapping.Value.Get()
		if !known {
			continue
		}
		bare := strings.HasPrefix(value, "stageVariables.")
		switch wrapped := strings.HasPrefix(value, "$stageVariables.") || strings.HasPrefix(value, variableOpen); {
		case in.Protocol == model.REST && wrapped:
			p.Report(mapping.Value, "%s is no source of a mapping of a REST API: the form is stageVariables.name", value)
		case in.Protocol == model.HTTP && bare:
			p.Report(mapping.Value, "%s is a static text for an HTTP API: the form is $stageVariables.name", value).As(lint.Warning).
				Shows("the backend gets the text itself")
		}
	}
}
