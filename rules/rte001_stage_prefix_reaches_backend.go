package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// rte001 is an error where the rules of a listener prove that no request gets
// through because of the stage; rte008 wins where the host does not fit either.
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
		if in.Protocol != model.HTTP || !in.UsesLink() || in.API == nil || in.MapsPath() != model.No || idle(in) {
			return
		}
		stage := firstNamed(in.API.Stages)
		if stage == nil {
			return
		}
		name, _ := stage.StageName.Get()
		finding := p.Report(in, "the backend gets paths that start with /%s, the name of the stage", name).
			Because(stage.StageName, "the name of the stage stands here")
		if edits := lint.Set(&in.Object, "$request.path", "requestParameters", "overwrite:path"); edits != nil {
			finding.Suggest(lint.Fix{Title: "Map overwrite:path to $request.path", Edits: edits})
		}
		if stray := in.Strays(); stray.Reason == model.StrayByStage {
			finding.As(lint.Error).Because(stray.Rule, "this rule of the listener would be met without it")
		}
	}),
}

// idle tells that no route of the API calls the integration, though these files
// hold routes of it.
func idle(in *model.Integration) bool { return len(in.Routes) == 0 && len(in.API.Routes) > 0 }

// firstNamed gives the first stage with a known name other than that of the
// default stage, which adds nothing to the path; nil without one.
func firstNamed(stages []*model.Stage) *model.Stage {
	for _, stage := range stages {
		if name, known := stage.StageName.Get(); known && name != model.DefaultStage {
			return stage
		}
	}
	return nil
}
