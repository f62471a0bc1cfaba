package cfn_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzLoad reads any text as a template: nothing panics, there is a world, and
// every place lies within the file.
func FuzzLoad(f *testing.F) {
	// Short seeds: the engine spends its time on making long ones shorter.
	f.Add("Parameters: {P: {Type: String, Default: a}}\nMappings: {M: {a: {b: [c]}}}\nConditions: {A: !Or [!Condition B, !Equals [!Ref P, a]], B: !Not [!Condition A]}\n" +
		"Resources: {I: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !If [A, !Sub ['${a}${P}', {a: !Select [0, !Split [',', 'a,b']]}], !Ref AWS::NoValue]}}}\n")
	f.Add("Resources: {I: {Type: AWS::ApiGatewayV2::Integration, Properties: {ConnectionId: !Select [0, !FindInMap [M, !Ref P, b]], IntegrationUri: '{{resolve:a}}'}}}\n")
	f.Add(`{"Resources": {"A": {"Type": "AWS::ApiGateway::Method", "Condition": "B", "DependsOn": ["A"], "Properties": {"Integration": {"Fn::If": ["B", {"Uri": {"Fn::Join": ["", ["a"]]}}, {"Ref": "AWS::NoValue"}]}}}}}`)
	f.Add("Parameters: {P: {Type: CommaDelimitedList, Default: 'a,b'}}\nResources:\n  Fn::ForEach::A: [N, !Ref P, {'I${N}': {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !Sub '${N}&{N}'}}}]\n")
	f.Add("Resources: {I: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !Select [0, !Cidr [10.0.0.0/8, 2, 8]], ConnectionId: {Fn::Base64: {Fn::ToJsonString: {a: [1]}}}, ApiId: {Fn::Length: [a]}}}}\n")
	f.Add("Resources: {A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: !Sub '{paths: {/a: {get: {x-amazon-apigateway-integration: {uri: \"${A}\"}}}}}'}}}\n")
	f.Add("Resources: {A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: a}}}}}}\n")
	f.Add("Transform: AWS::Serverless-2016-10-31\nGlobals: {Api: {Cors: a, Auth: {DefaultAuthorizer: U, Authorizers: {U: {UserPoolArn: a}}}}}\n" +
		"Resources: {F: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: Api, Properties: {Path: /a, Method: get}}, H: {Type: HttpApi}}}}}\n")
	f.Add("Resources: {T: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: a, PortMappings: [{ContainerPort: 80}]}]}}," +
		" R: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {Conditions: [{Field: host-header, HostHeaderConfig: {Values: [a]}}]}}}\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := syntax.Read("template.yaml", []byte(src), syntax.Limits{Bytes: 1 << 16, Depth: 100, Nodes: 1 << 14})
		if !cfn.Recognizes(file.Root) {
			return
		}
		itself := func(name string) (*syntax.File, error) {
			return syntax.Read(name, []byte(src), syntax.Limits{Bytes: 1 << 16, Depth: 100, Nodes: 1 << 14}), nil
		}
		set := cfn.Load(file, model.Given{Open: itself}, nil)
		if len(set.Worlds) == 0 {
			t.Fatal("there is no world")
		}
		for _, world := range set.Worlds {
			inside(t, file, world)
		}
		for _, assumption := range set.Assumptions {
			if len(set.Without(assumption)) == 0 {
				t.Errorf("there is no world without %s", assumption)
			}
		}
	})
}

func inside(t *testing.T, file *syntax.File, world *model.Model) {
	t.Helper()
	for _, fault := range world.Faults {
		within(t, file, fault.Span)
	}
	for _, route := range world.Routes {
		within(t, file, route.Where())
		within(t, file, route.Path.Where())
	}
	for _, in := range world.Integrations {
		within(t, file, in.Where())
		within(t, file, in.URI.Where())
		within(t, file, in.URI.Defined())
	}
	for _, shape := range world.Shapes {
		for _, fault := range shape.Faults() {
			within(t, file, fault.At)
		}
	}
}

func within(t *testing.T, file *syntax.File, span syntax.Span) {
	t.Helper()
	if span.File == nil || span.File != file && span.File.Name == file.Name {
		t.Errorf("the place %d to %d is in no file", span.Start, span.End)
		return
	}
	if span.Start < 0 || span.End < span.Start || int(span.End) > len(span.File.Src) {
		t.Errorf("the place %d to %d is not in the file", span.Start, span.End)
	}
}
