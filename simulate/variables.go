package simulate

import (
	"maps"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// readVariables takes the stage variables of the stage and of the call, which
// may tell what the files leave open.
func (ex *Exchange) readVariables() {
	stage := ex.stage()
	if stage == nil {
		ex.variables = ex.Call.StageVariables
		return
	}
	settings, _ := ex.stageSettings(stage)
	ex.variables = make(map[string]string, len(settings))
	for _, variable := range settings {
		name, _ := variable.Name.Get()
		if value, err := render(variable.Value); err == nil {
			ex.variables[name] = value
		}
	}
	maps.Copy(ex.variables, ex.Call.StageVariables)
}

// variable gives a stage variable, and whether it is defined. The error is
// *Unknown when the files do not tell its value, or whether there is one.
func (ex *Exchange) variable(name string) (value string, defined bool, err error) {
	value, defined = ex.variables[name]
	ex.watchVariable(name, value, defined)
	if defined {
		return value, true, nil
	}
	stage := ex.stage()
	if stage == nil {
		return "", false, nil
	}
	settings, open := ex.stageSettings(stage)
	if setting, ok := model.Lookup(settings, name); ok {
		_, err = render(setting)
		return "", false, err
	}
	if open {
		return "", false, &Unknown{Need: "whether the stage defines the variable " + name + " is not known", Remedy: "pass --stage-variables " + name + "=...", At: stage.VariablesPlace()}
	}
	return "", false, nil
}

// replaceStageVariables fills in ${stageVariables.name}; an undefined variable
// is empty. Recorded on AWS.
func replaceStageVariables(text string, lookUp func(name string) (value string, defined bool, err error)) (string, error) {
	const open = "${stageVariables."
	if !strings.Contains(text, open) {
		return text, nil
	}
	var filled strings.Builder
	for {
		before, rest, found := strings.Cut(text, open)
		filled.WriteString(before)
		if !found {
			return filled.String(), nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			filled.WriteString(open + rest)
			return filled.String(), nil
		}
		value, _, err := lookUp(name)
		if err != nil {
			return "", err
		}
		filled.WriteString(value)
		text = after
	}
}
