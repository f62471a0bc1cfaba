package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg011 = lint.Rule{
	ID: "STG011", Name: "stage-name", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a stage has a name that API Gateway refuses",
		Why:     "A stage name is part of the path. It has 1 to 128 letters, digits, hyphens and underscores; $default is for HTTP APIs only.",
		Symptom: "BadRequestException when the stage is made",
		Fix:     "Rename the stage.",
		Refs:    []string{guide + "api-gateway-known-issues.html", restAPI + "API_CreateStage.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		name, known := stage.StageName.Get()
		switch {
		case !known:
		case name == model.DefaultStage:
			if stage.API != nil && (stage.API.Protocol == model.REST || stage.API.Protocol == model.WebSocket) {
				p.Report(stage.StageName, "a %s has no stage $default", stage.API.Protocol)
			}
		case name == "" || len(name) > maxStageName:
			p.Report(stage.StageName, "the stage name has %d characters, not 1 to %d", len(name), maxStageName)
		case strings.ContainsFunc(name, func(c rune) bool { return notWord(c) && c != '-' }):
			p.Report(stage.StageName, "stage name %q has other characters than letters, digits, hyphens and underscores", name)
		}
	}),
}

// maxStageName is the number of characters of a stage name. Source: API
// reference of CreateStage.
const maxStageName = 128
