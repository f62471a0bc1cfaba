package shell

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestAPIsThatAScriptOnlyChanges(t *testing.T) {
	const made = "aws apigatewayv2 create-"
	tests := map[string]struct {
		src      string
		protocol model.Protocol
		count    int
	}{
		"an integration":          {made + "integration --api-id a1b2c3 --integration-type HTTP_PROXY", model.HTTP, 1},
		"an id nobody knows":      {made + "route --api-id \"$API\" --route-key 'GET /x'\n" + made + "stage --api-id \"$API\" --stage-name s", model.HTTP, 1},
		"a route of messages":     {made + "integration --api-id a1 --integration-type HTTP_PROXY\n" + made + "route --api-id a1 --route-key sendmessage", model.WebSocket, 1},
		"a method":                {through + "--connection-id l1 --uri http://h/", model.REST, 1},
		"two APIs":                {made + "stage --api-id a1 --stage-name s\n" + made + "stage --api-id a2 --stage-name s", model.HTTP, 2},
		"nothing that can be met": {made + "stage --api-id \"$(curl -s h)\" --stage-name s", model.HTTP, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			m := load("deploy.sh", test.src+"\n").Worlds[0]
			if len(m.APIs) != test.count {
				t.Fatalf("%d APIs, want %d", len(m.APIs), test.count)
			}
			for _, api := range m.APIs {
				if !api.Elsewhere || api.Protocol != test.protocol {
					t.Errorf("%s is a %s, elsewhere %t", api.ID, api.Protocol, api.Elsewhere)
				}
				if _, sure := api.Paths(); sure || api.EdgeOptimized() == model.Yes {
					t.Errorf("something follows from what %s lacks", api.ID)
				}
			}
		})
	}
	set := load("deploy.sh", "A=$(aws apigatewayv2 create-api --name x --protocol-type HTTP --query ApiId --output text)\n"+made+"stage --api-id $A --stage-name s\n")
	if apis := set.Worlds[0].APIs; len(apis) != 1 || apis[0].Elsewhere {
		t.Errorf("%d APIs, want the one that is made", len(apis))
	}
}
