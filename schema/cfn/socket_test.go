package cfn_test

import "testing"

func TestWebSocketResponses(t *testing.T) {
	m := only(t, `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}}
  Send: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationType: HTTP, IntegrationUri: http://a.example.com}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: send, Target: !Sub "integrations/${Send}"}}
  Fine: {Type: AWS::ApiGatewayV2::IntegrationResponse, Properties: {ApiId: !Ref Api, IntegrationId: !Ref Send, IntegrationResponseKey: $default, ResponseTemplates: {ok: "{}"}}}
  Broken: {Type: AWS::ApiGatewayV2::IntegrationResponse, Properties: {ApiId: !Ref Api, IntegrationId: !Ref Send, IntegrationResponseKey: /5.*/}}
  Elsewhere: {Type: AWS::ApiGatewayV2::IntegrationResponse, Properties: {ApiId: !Ref Api, IntegrationId: a1b2c3, IntegrationResponseKey: $default}}
  Back: {Type: AWS::ApiGatewayV2::RouteResponse, Properties: {ApiId: !Ref Api, RouteId: !Ref Route, RouteResponseKey: $default, Colour: red}}
`)
	answers := m.Integrations[0].Answers
	if len(answers) != 2 || !answers[0].Key.Is("$default") || len(answers[0].Templates) != 1 || !answers[1].Key.Is("/5.*/") {
		t.Errorf("answers of the integration: %+v", answers)
	}
	if answers := m.Routes[0].Answers; len(answers) != 1 || answers[0].Logical != "Back" {
		t.Errorf("answers of the route: %+v", answers)
	}
	wrong := 0
	for _, shape := range m.Shapes {
		wrong += len(shape.Faults())
	}
	if wrong != 1 {
		t.Errorf("%d faults of shape, want the unknown key of Back", wrong)
	}
}
