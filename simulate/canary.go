package simulate

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
)

// everyRequest is the share of a canary that leaves the stage none.
const everyRequest = 100

// enterStage settles whether the request goes to the stage or to its canary,
// which AWS throws dice for: it is the stage unless the call asks for the
// canary, or all requests go there.
func (ex *Exchange) enterStage() error {
	stage := ex.Stage
	if stage == nil || stage.Canary == nil {
		return nil
	}
	canary := stage.Canary
	share, known := canary.Share()
	ex.onCanary = ex.Canary || known && share >= everyRequest
	switch {
	case ex.onCanary && known:
		ex.note("canary", fmt.Sprintf("goes the way of the canary, as %v of 100 requests to the stage do", share), canary.Where())
	case ex.onCanary:
		ex.note("canary", "goes the way of the canary", canary.Where())
	case !known:
		return &Unknown{Need: "how many requests go to the canary is not known: " + canary.Percent.Why(), Remedy: "pass --canary to go its way", At: canary.Percent.Where()}
	default:
		ex.note("canary", fmt.Sprintf("goes the way of the stage; %v of 100 requests go to the canary, as --canary does", share), canary.Where())
	}
	return nil
}

// stageSettings are the variables of the stage, over which those of the canary
// are merged. Recorded on AWS.
func (ex *Exchange) stageSettings(stage *model.Stage) (settings []model.Setting, open bool) {
	if !ex.onCanary {
		return stage.Variables, stage.VariablesOpen
	}
	canary := stage.Canary
	settings = slices.Clone(canary.Overrides)
	for _, variable := range stage.Variables {
		name, _ := variable.Name.Get()
		if _, overridden := model.Lookup(canary.Overrides, name); !overridden {
			settings = append(settings, variable)
		}
	}
	return settings, stage.VariablesOpen || canary.OverridesOpen
}

// deployment is the snapshot that answers the request.
func (ex *Exchange) deployment() model.Ref[model.Deployment] {
	if ex.onCanary && ex.Stage.Canary.Deployment.ID.Present() {
		return ex.Stage.Canary.Deployment
	}
	return ex.Stage.Deployment
}

// noteDeployment tells which snapshot of the API a stage serves, and what may
// be in the files and not in the snapshot: the simulator runs what the files
// hold.
func (ex *Exchange) noteDeployment() {
	if ex.Stage == nil || ex.API.Protocol != model.REST {
		return
	}
	deployment := ex.deployment()
	switch {
	case deployment.To != nil:
		ex.note("deployment", "the stage serves "+deployment.To.Name+", the API as it was when that was made", deployment.To.Where())
		if slices.Contains(deployment.To.Unawaited(), ex.Route) {
			ex.note("deployment", deployment.To.Name+" does not wait for "+ex.Route.Name+": made before it, the stage lacks the method", ex.Route.Where())
		}
	case deployment.ID.Present():
		ex.note("deployment", "the stage serves deployment "+deployment.ID.String()+", which is not in these files: it is taken to hold the same", deployment.ID.Where())
	}
	for _, lacking := range ex.Model.Lacking() {
		if lacking.Of(ex.API) {
			ex.note("deployment", "the script deploys the API before it calls "+lacking.Change.Name+": the stage lacks the change", lacking.Change.Where())
		}
	}
}

// isCanaryRequest is the context value of that name, which is there while the
// stage has a canary. Recorded on AWS.
func (ex *Exchange) isCanaryRequest() (value string, ok bool) {
	if ex.Stage == nil || ex.Stage.Canary == nil {
		return "", false
	}
	return strconv.FormatBool(ex.onCanary), true
}
