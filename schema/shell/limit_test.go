package shell

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestMethodsHaveLimits(t *testing.T) {
	m := load("deploy.sh", "aws apigateway create-stage --rest-api-id a1 --stage-name s --deployment-id d1\n"+
		"aws apigateway update-stage --rest-api-id a1 --stage-name s --patch-operations "+
		"op=replace,path=/~1orders/GET/throttling/rateLimit,value=0 'op=replace,path=/*/*/throttling/burstLimit,value=6'\n").Worlds[0]
	stage := m.Stages[0]
	if len(stage.Limits) != 2 || !stage.Limits[0].Path.Is("~1orders") || !stage.Limits[0].Rate.Is("0") || !model.Is(stage.ThrottlingBurst, 6) {
		t.Errorf("the stage has %v and %v", stage.Limits, stage.ThrottlingBurst)
	}
}
