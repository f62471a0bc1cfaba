package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// stg007 speaks of scripts that deploy: one that never does leaves it to
// somebody else.
var stg007 = lint.Rule{
	ID: "STG007", Name: "change-not-deployed", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an API is changed after its last deployment, or a stage has no deployment at all",
		Why: "A stage serves a snapshot. What is changed later is served after the next deployment only, " +
			"except for settings of the stage itself and stages that deploy by themselves.",
		Symptom: "the API answers as before the change; a stage without a deployment answers 404 Not Found",
		Fix:     "Deploy the API after the last change, or let the stage of an HTTP API deploy by itself.",
		Unknown: "Two versions of a template are not compared, so that a deployment which CloudFormation does not make anew after a change is not seen; " +
			"a script that never deploys leaves it to somebody else.",
		Refs: []string{guide + "updating-api.html", guide + "http-api-stages.html"},
	},
	Check: func(p *lint.Pass) {
		for _, lacking := range p.Model.Lacking() {
			if lacking.Empty {
				p.Report(lacking.Deployment, "the API is deployed before it has a method, and never again").As(lint.Error).
					Because(lacking.Change, "the first method is made here").
					Shows("The REST API doesn't contain any methods")
				continue
			}
			p.Report(lacking.Change, "%s changes the API after its last deployment", lacking.Change.Operation).
				Because(lacking.Deployment, "the last deployment")
		}
		for _, stage := range p.Model.Stages {
			if stage.API != nil && p.Model.Serves(stage) == model.No {
				p.Report(stage, "stage %s neither deploys by itself nor has a deployment: it serves nothing", stage.StageName)
			}
		}
	},
}
