package openapi

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestLeftovers(t *testing.T) {
	world := Load(parse(t, `openapi: 3.0.1
info: {title: !Sub "${AWS::StackName}", description: '${AWS::Region} ${AWS::StackId} ${other}'}
paths:
  /a:
    get:
      x-amazon-apigateway-integration: {type: http_proxy, uri: {Fn::Join: ['', [{Ref: A}]]}, httpMethod: !include b}
components:
  schemas: {C: {properties: {Ref: {type: string}}}}
`), model.Given{}, nil).Worlds[0]
	var got []string
	for _, leftover := range world.Documents[0].Leftovers {
		got = append(got, leftover.Name+" at "+leftover.At.Text())
	}
	want := []string{`Fn::Sub at "${AWS::StackName}"`, "${AWS::StackId} at ${AWS::StackId}", "Fn::Join at {Fn::Join: ['', [{Ref: A}]]}"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("leftovers differ (-want +got):\n%s", diff)
	}
}

func TestTemplatesLeaveNothingOver(t *testing.T) {
	m, _ := only(t, withIntegration("        {type: http_proxy, uri: 'http://a'}"))
	if leftovers := m.Documents[0].Leftovers; len(leftovers) > 0 {
		t.Errorf("%v, want none", leftovers)
	}
}
