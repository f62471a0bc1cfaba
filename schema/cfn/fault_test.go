package cfn_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFaults(t *testing.T) {
	const (
		neither = " is not a resource, parameter or pseudo parameter of this template"
		integ   = "  In:\n    Type: AWS::ApiGatewayV2::Integration\n    Properties:\n"
	)
	tests := []struct {
		name, src string
		// want lists "line:column-column message", with "aside: " before the
		// message of a fault that lies aside.
		want []string
	}{
		{"Ref", "Resources:\n" + integ + "      ConnectionId: !Ref Link\n", []string{"5:26-30 Link" + neither}},
		{"Ref, long form", "Resources:\n" + integ + "      ConnectionId:\n        Ref: Link\n", []string{"6:14-18 Link" + neither}},
		{"Ref in JSON", `{"Resources": {"In": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"}}}}}`, []string{`1:97-102 Api` + neither}},
		{"Ref of an unknown pseudo parameter", "Resources:\n" + integ + "      ConnectionId: !Ref AWS::Account\n", []string{"5:26-38 AWS::Account" + neither}},
		{"GetAtt", "Resources:\n" + integ + "      IntegrationUri: !GetAtt Service.Arn\n", []string{"5:31-42 Service is not a resource of this template"}},
		{"GetAtt of a list", "Resources:\n" + integ + "      IntegrationUri: !GetAtt [Service, Arn]\n", []string{"5:31-45 Service is not a resource of this template"}},
		{"GetAtt of an unknown attribute", "Resources:\n  Vpc: {Type: AWS::EC2::VPC}\n" + integ + "      IntegrationUri: !GetAtt Vpc.Colour\n", nil},
		{"GetAtt of a parameter", "Parameters: {P: {Type: String}}\nResources:\n" + integ + "      IntegrationUri: !GetAtt P.Arn\n", []string{"6:31-36 P is not a resource of this template"}},
		{"Sub", "Resources:\n" + integ + "      IntegrationUri: !Sub \"http://${Host}/${AWS::Region}\"\n", []string{"5:38-42 Host" + neither}},
		{"Sub of an attribute", "Resources:\n" + integ + "      IntegrationUri: !Sub http://${Alb.DNSName}/\n", []string{"5:37-48 Alb is not a resource of this template"}},
		{"Sub in a block", "Resources:\n" + integ + "      IntegrationUri: !Sub |\n        http://\n        ${Host}\n", []string{"7:11-15 Host" + neither}},
		{"Sub with variables", "Resources:\n" + integ + "      IntegrationUri: !Sub [\"${A}${B}\", {A: !Ref C}]\n", []string{"5:36-37 B" + neither, "5:50-51 C" + neither}},
		{
			"Sub of a stage variable", "Resources:\n" + integ + "      IntegrationUri: !Sub http://${stageVariables.host}/\n",
			[]string{"5:37-56 Fn::Sub takes stageVariables.host for an attribute of a resource; ${!stageVariables.host} leaves it to API Gateway"},
		},
		{"Sub of an escaped stage variable", "Resources:\n" + integ + "      IntegrationUri: !Sub http://${!stageVariables.host}/\n", nil},
		{"Sub of what other languages use", "Resources:\n" + integ + "      Description: !Sub \"${aws:username} ${a-b} ${topic(3)} ${}\"\n", nil},
		{"If", "Resources:\n" + integ + "      ConnectionId: !If [IsProd, a, b]\n", []string{"5:26-32 IsProd is not a condition of this template"}},
		{"Condition of a resource", "Resources:\n  In: {Type: AWS::ApiGatewayV2::Integration, Condition: IsProd}\n", []string{"2:57-63 IsProd is not a condition of this template"}},
		{"Condition of an output", "Outputs: {Out: {Condition: IsProd, Value: x}}\nResources: {}\n", []string{"1:28-34 aside: IsProd is not a condition of this template"}},
		{"Condition within a condition", "Conditions: {A: !Not [!Condition B]}\nResources:\n  In: {Type: AWS::ApiGatewayV2::Integration, Condition: A}\n", []string{"1:34-35 B is not a condition of this template"}},
		{"Condition that nothing uses", "Conditions: {A: !Equals [!Ref P, x]}\nResources: {}\n", []string{"1:31-32 aside: P" + neither}},
		{
			"DependsOn", "Resources:\n  In:\n    Type: AWS::ApiGatewayV2::Integration\n    DependsOn: [In2, Link]\n  In2: {Type: AWS::ApiGatewayV2::Integration, DependsOn: Gone}\n",
			[]string{"4:22-26 Link is not a resource of this template", "5:58-62 Gone is not a resource of this template"},
		},
		{"FindInMap without the map", "Resources:\n" + integ + "      ConnectionId: !FindInMap [Links, prod, Id]\n", []string{"5:33-38 Links is not a mapping of this template"}},
		{"FindInMap without the key", "Mappings: {Links: {dev: {Id: x}}}\nResources:\n" + integ + "      ConnectionId: !FindInMap [Links, prod, Id]\n", []string{"6:40-44 mapping Links has no key prod"}},
		{"FindInMap without the second key", "Mappings: {Links: {dev: {Id: x}}}\nResources:\n" + integ + "      ConnectionId: !FindInMap [Links, dev, Name]\n", []string{"6:45-49 mapping Links.dev has no key Name"}},
		{"FindInMap with keys that are functions", "Mappings: {Links: {dev: {Id: x}}}\nResources:\n" + integ + "      ConnectionId: !FindInMap [Links, !Ref AWS::Region, Id]\n", nil},
		{"FindInMap with a default", "Mappings: {Links: {dev: {Id: x}}}\nResources:\n" + integ + "      ConnectionId: !FindInMap [Links, prod, Id, {DefaultValue: y}]\n", nil},
		{"within other functions", "Resources:\n" + integ + "      ConnectionId: !Join ['', [!Select [0, [!Ref A]], !Base64 {Ref: B}]]\n", []string{"5:51-52 A" + neither, "5:70-71 B" + neither}},
		{"an argument that is no name", "Resources:\n" + integ + "      ConnectionId: !Ref [a]\n      ApiId: !Sub {a: !Ref A}\n", []string{"6:28-29 A" + neither}},
		{"aside", "Resources:\n  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}\n", []string{"2:65-69 aside: Name" + neither}},
		{
			"output", "Resources: {}\nOutputs: {Out: {Value: !GetAtt Api.Id, Export: {Name: !Sub '${Env}-x'}}}\n",
			[]string{"2:32-38 aside: Api is not a resource of this template", "2:63-66 aside: Env" + neither},
		},
		{"metadata", "Metadata: {A: !Ref B}\nResources: {V: {Type: AWS::EC2::VPC, Metadata: {A: !Ref B}}}\n", nil},

		{"circle", "Resources:\n" + integ + "      ConnectionId: !Ref Link\n  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: !Ref In}}\n", []string{"6:68-70 circular dependency: In -> Link -> In"}},
		{"circle of one", "Resources:\n  G: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{SourceSecurityGroupId: !Ref G}]}}\n", []string{"2:103-104 circular dependency: G -> G"}},
		{"circle aside", "Resources:\n  A: {Type: AWS::S3::Bucket, DependsOn: B}\n  B: {Type: AWS::S3::Bucket, DependsOn: A}\n", []string{"3:41-42 aside: circular dependency: A -> B -> A"}},
		{"circle with a choice", "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, x]}\nResources:\n" + integ +
			"      ConnectionId: !If [C, !Ref Link, x]\n  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: !Ref In}}\n", nil},
		{"circle with a condition", "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, x]}\nResources:\n" +
			"  A: {Type: AWS::S3::Bucket, DependsOn: B, Condition: C}\n  B: {Type: AWS::S3::Bucket, DependsOn: A}\n", nil},
		{
			"circle of conditions", "Conditions: {A: !Not [!Condition B], B: !And [!Condition A, {Condition: A}]}\nResources: {}\n",
			[]string{"1:58-59 aside: condition A leads back to itself", "1:73-74 aside: condition A leads back to itself"},
		},

		{
			"names that SAM makes", "Transform: AWS::Serverless-2016-10-31\nResources:\n  Fn: {Type: AWS::Serverless::Function}\n  Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1}}\n" + integ +
				"      A: !GetAtt FnRole.Arn\n      B: !Ref ServerlessRestApi\n      C: !Ref Api.Stage\n      D: !Ref ApiProdStage\n      E: !Sub ${Fn.Version}/${ServerlessRestApiProdStage}\n      F: !Ref Other\n",
			[]string{"13:15-20 Other" + neither},
		},
		{"names that modules make", "Resources:\n  M: {Type: My::Own::Thing::MODULE}\n" + integ + "      A: !Ref MBucket\n      B: !Ref Bucket\n", []string{"7:15-21 Bucket" + neither}},
		{"names that macros make", "Transform: [AWS::Serverless-2016-10-31, Own]\nResources:\n" + integ + "      A: !Ref Other\n", nil},
		{"names that a macro with parameters makes", "Transform: {Name: AWS::Include}\nResources:\n" + integ + "      A: !Ref Other\n", nil},
		{"names that a list of macros makes", "Transform: [{Name: AWS::Include}]\nResources:\n" + integ + "      A: !Ref Other\n      B: !If [C, a, b]\n", nil},
		{"names that loops make", "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Links: [X, [a], {'Link${X}': {Type: A::B::C}}]\n" + integ + "      A: !Ref Linka\n", nil},
		{
			"names that no loop makes", "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Links: [X, [a], {'Link${X}': {Type: A::B::C}}]\n" + integ + "      A: !Ref Linkb\n",
			[]string{"7:15-20 Linkb is not a resource, parameter or pseudo parameter of this template"},
		},
		{"names of a loop over something unknown", "Parameters: {P: {Type: CommaDelimitedList}}\nResources:\n  Fn::ForEach::Links: [X, !Ref P, {'Link${X}': {Type: A::B::C}}]\n" + integ + "      A: !Ref Linkb\n", nil},
		{
			"names within a loop", "Transform: AWS::LanguageExtensions\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n        Fn::ForEach::T: [X, [a], {'${X}': !Ref X}]\n        B: !Ref Y\n",
			[]string{"8:17-18 aside: Y" + neither},
		},
		{"mappings that a macro makes", "Mappings: {Links: {'Fn::Transform': {Name: AWS::Include}}}\nResources:\n" + integ + "      A: !FindInMap [Links, prod, Id]\n", nil},
		{"an entry that is no resource", "Resources:\n  A: text\n  B: [!Ref C]\n  C: {Type: [x]}\n", nil},
		{"a resource twice", "Resources:\n" + integ + "      A: !Ref B\n  B: {Type: AWS::S3::Bucket}\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, fault := range load(t, test.src).Worlds[0].Faults {
				from, to := fault.Span.From(), fault.Span.To()
				message := fault.Message
				if fault.Aside {
					message = "aside: " + message
				}
				got = append(got, fmt.Sprintf("%d:%d-%d %s", from.Line, from.Column, to.Column, message))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIgnores(t *testing.T) {
	m := only(t, `
Resources:
  In:
    Type: AWS::ApiGatewayV2::Integration
    Metadata:
      linkproof:
        ignore:
          - {rule: LNK002, reason: the link is added later}
          - {rule: [x]}
    Properties: {ConnectionType: VPC_LINK}
  Bucket: {Type: AWS::S3::Bucket}
`)
	silent(t, m)
	if len(m.Ignores) != 2 {
		t.Fatalf("%d ignores, want 2", len(m.Ignores))
	}
	first := m.Ignores[0]
	if first.Rule != "LNK002" || first.Reason != "the link is added later" || first.At.Text() != "{rule: LNK002, reason: the link is added later}" {
		t.Errorf("got %q because %q at %q", first.Rule, first.Reason, first.At.Text())
	}
	if object := m.Integrations[0]; first.Scope != object.Span || !first.Scope.Contains(object.Head) {
		t.Errorf("covers %q, want the resource", first.Scope.Text())
	}
	if second := m.Ignores[1]; second.Rule != "" || second.Reason != "" {
		t.Errorf("got %q because %q, want neither", second.Rule, second.Reason)
	}
}
