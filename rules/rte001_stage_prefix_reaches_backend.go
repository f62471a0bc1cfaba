package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var rte001 = lint.Rule{
	ID: "RTE001", Name: "stage-prefix-reaches-backend", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the backend gets paths that start with the name of the stage",
		Why:     "A private integration of an HTTP API hands on the whole path, the name of the stage included.",
		Symptom: "404 from the backend or the load balancer, while link, security groups and health checks are fine",
		Fix:     "Map overwrite:path to $request.path, or serve the API from the stage $default.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP || !in.UsesLink() || in.API == nil || in.MapsPath() != model.No {
			return
		}
		if stage := onlyNamed(in.API.Stages); stage != nil {
			name, _ := stage.StageName.Get()
			p.Report(in, "the backend gets paths that start with /%s, the name of the stage", name).
				Because(stage.StageName, "the name of the stage stands here")
		}
	}),
}

// onlyNamed gives the first stage when every stage has a known name other than
// that of the default stage, which adds nothing to the path.
func onlyNamed(stages []*model.Stage) *model.Stage {
	for _, stage := range stages {
		if name, known := stage.StageName.Get(); !known || name == model.DefaultStage {
			return nil
		}
	}
	if len(stages) == 0 {
		return nil
	}
	return stages[0]
}
