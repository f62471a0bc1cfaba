package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg001 = lint.Rule{
	ID: "STG001", Name: "stage-variable-undefined", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an integration uses a stage variable that a stage of the API does not define",
		Why:     "Each stage fills the variable by itself; where it is missing, no request of that stage finds its way.",
		Symptom: "500 Internal server error on that stage, though the others and test-invoke-method work",
		Fix:     "Define the variable on every stage that serves the API.",
		Refs:    []string{guide + "stage-variables.html", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		noted := make(map[string]bool)
		lint.Integrations(func(p *lint.Pass, in *model.Integration) {
			if in.Protocol != model.REST {
				return
			}
			for _, use := range in.StageVariables() {
				if len(in.Stages) == 0 {
					noteUnverified(p, use, noted)
				}
				for _, stage := range in.Stages {
					checkVariable(p, use, stage, in.Stages)
				}
			}
		})(p)
	},
}

// noteUnverified says once for each file and variable that no stage is there to
// look at.
func noteUnverified(p *lint.Pass, use model.StageVariable, noted map[string]bool) {
	key := use.Span.File.Name + " " + use.Name
	if noted[key] {
		return
	}
	noted[key] = true
	p.Report(use.Span, "stage variable %s is not verified: these files hold no stage of the API", use.Name).As(lint.Info).
		Shows("none if the stage defines the variable")
}

// checkVariable reports at the use of a variable, which may be misspelt, but at
// the stage where that has no variable at all or stands in another file: who
// edits the API may have been right. A stage that a deployment makes by the way
// is often one that nobody calls.
func checkVariable(p *lint.Pass, use model.StageVariable, stage *model.Stage, all []*model.Stage) {
	if defines(stage, use.Name) {
		return
	}
	at, other, what := use.Span, stage.VariablesPlace(), "the stage stands here"
	if at.File != other.File || len(stage.Variables) == 0 {
		at, other, what = other, at, "the stage variable is used here"
	}
	finding := p.Report(at, "stage %s does not define stage variable %s", stage.StageName, use.Name).Because(other, "%s", what)
	if stage.Type == "AWS::ApiGateway::Deployment" && slices.ContainsFunc(all, func(s *model.Stage) bool { return defines(s, use.Name) }) {
		finding.As(lint.Warning)
	}
}

func defines(stage *model.Stage, name string) bool {
	_, defined := model.Lookup(stage.Variables, name)
	return defined || stage.VariablesOpen
}
