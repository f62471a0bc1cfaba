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
		Symptom: "BadRequestException when the stage, or the mapping of a domain name to it, is made",
		Fix:     "Rename the stage.",
		Refs:    []string{guide + "api-gateway-known-issues.html", restAPI + "API_CreateStage.html"},
	},
	Check: func(p *lint.Pass) {
		for _, stage := range p.Model.Stages {
			checkStageName(p, stage.StageName)
			checkDefaultStage(p, stage.API, stage.StageName)
		}
		for _, mapping := range p.Model.APIMappings {
			checkDefaultStage(p, mapping.API, mapping.StageName)
		}
	},
}

func checkStageName(p *lint.Pass, setting model.Text) {
	name, known := setting.Get()
	switch {
	case !known || name == model.DefaultStage || model.Unfilled(name) || braced(name):
	case name == "" || len(name) > maxStageName:
		p.Report(setting, "the stage name has %d characters, not 1 to %d", len(name), maxStageName)
	case strings.ContainsFunc(name, func(c rune) bool { return notWord(c) && c != '-' }):
		p.Report(setting, "stage name %q has other characters than letters, digits, hyphens and underscores", name)
	}
}

// braced tells a name that a page leaves to its reader, such as {stage-name}.
func braced(name string) bool {
	return strings.HasPrefix(name, "{") && strings.HasSuffix(name, "}")
}

// checkDefaultStage looks at the name of a stage where it is made or where a
// custom domain name leads to it.
func checkDefaultStage(p *lint.Pass, api *model.API, name model.Text) {
	if api != nil && (api.Protocol == model.REST || api.Protocol == model.WebSocket) && name.Is(model.DefaultStage) {
		p.Report(name, "a %s has no stage $default", api.Protocol)
	}
}

// maxStageName is the number of characters of a stage name. Source: API
// reference of CreateStage.
const maxStageName = 128
