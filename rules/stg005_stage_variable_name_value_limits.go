package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg005 = lint.Rule{
	ID: "STG005", Name: "stage-variable-name-value-limits", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a stage variable has a name or a value that API Gateway refuses",
		Why: "Names are letters, digits and underscores. Values are letters, digits and some symbols; " +
			"of blank, ~ and # the guide and the service say different things.",
		Symptom: "Invalid stage variable name: x. Please use names with only word characters.",
		Fix:     "Rename the variable, on every stage and where it is used; keep values to URLs, names and ids.",
		Refs:    []string{restAPI + "API_CreateStage.html", guide + "limits.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		for i, variable := range stage.Variables {
			if i == maxVariables {
				p.Report(variable.Name, "stage %s has %d variables, of which %d are allowed", stage.StageName, len(stage.Variables), maxVariables).
					Shows("LimitExceededException")
			}
			checkVariableName(p, variable.Name)
			checkVariableValue(p, variable)
		}
	}),
}

// Quotas of stage variables: how many a stage has, and the characters of names
// and values. Source: API Gateway developer guide, limits.
const (
	maxVariables     = 100
	maxVariableName  = 64
	maxVariableValue = 512
)

func checkVariableName(p *lint.Pass, name model.Text) {
	text, known := name.Get()
	switch {
	case !known:
	case text == "" || strings.ContainsFunc(text, notWord):
		p.Report(name, "the name of stage variable %q has other characters than letters, digits and underscores", text)
	case len(text) > maxVariableName:
		p.Report(name, "the name of stage variable %s has %d characters, of which %d are allowed", text, len(text), maxVariableName)
	}
}

func notWord(c rune) bool { return !isAlphanumeric(c) && c != '_' }

func isAlphanumeric(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// Symbols of values. Source: API reference of CreateStage; the doubtful ones are
// in one of the reference and the message of the service only.
const (
	valueSymbols    = "-._:/?&=,"
	doubtfulSymbols = "~# "
)

func checkVariableValue(p *lint.Pass, variable model.Setting) {
	value, known := variable.Value.Get()
	if !known {
		return
	}
	const symptom = "Invalid stage variable value of key x.  Please use values with alphanumeric characters and the symbols ..."
	foreign := strings.TrimLeftFunc(value, func(c rune) bool { return isAlphanumeric(c) || strings.ContainsRune(valueSymbols+doubtfulSymbols, c) })
	switch {
	case len(value) > maxVariableValue:
		p.Report(variable.Value, "stage variable %s has a value of %d characters, of which %d are allowed", variable.Name, len(value), maxVariableValue).
			Shows(symptom)
	case foreign != "":
		p.Report(variable.Value, "stage variable %s has a value with a symbol that is not allowed, at %q", variable.Name, foreign).Shows(symptom)
	case strings.ContainsAny(value, doubtfulSymbols):
		p.Report(variable.Value, "stage variable %s has a symbol in its value that may be refused: %s", variable.Name, value).As(lint.Warning).
			Shows(symptom)
	}
}
