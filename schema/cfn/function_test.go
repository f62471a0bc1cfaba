package cfn_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
)

// functions is the template in which expressions are worked out.
const functions = `
Parameters:
  Host: {Type: String, Default: orders.example.com}
  Port: {Type: Number, Default: 8080}
  Env: {Type: String, Default: prod}
  Open: {Type: String}
  Hosts: {Type: CommaDelimitedList, Default: "a.example.com, b.example.com"}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /orders/host}
  Secret: {Type: String, Default: "{{resolve:ssm:/orders/host}}"}
Mappings:
  Hosts:
    prod: {Name: live.example.com, Names: [x.example.com, y.example.com]}
    dev: {Name: test.example.com}
Resources:
  Alb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener}
  Custom: {Type: Custom::Lookup}
  Nested: {Type: AWS::CloudFormation::Stack}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      IntegrationUri: `

func TestFunctions(t *testing.T) {
	const (
		noDefault = "parameter Open has no default"
		taken     = "the default of parameter "
		deployed  = "it is known only after the deployment of Alb"
	)
	tests := []struct {
		name, expression string
		// want shows the text, holes as ${name}; absent for a text left out.
		want string
		// why is the reason of an unknown text.
		why string
		// assumes is what the text takes for granted.
		assumes string
		// at and defined are the source at the place of use and of definition;
		// at is that of the argument unless given.
		at, defined string
	}{
		{name: "literal", expression: `http://a/b`, want: "http://a/b", at: "http://a/b"},
		{name: "null", expression: `~`, want: "absent", at: "Integration"},
		{name: "a map", expression: `{a: b}`, want: "${a structure}", why: "a text should stand here, not a list or map", at: "{a: b}"},

		{name: "Ref of a parameter", expression: `!Ref Host`, want: "orders.example.com", assumes: taken + "Host", at: "Host", defined: "orders.example.com"},
		{name: "Ref, long form", expression: `{Ref: Host}`, want: "orders.example.com", assumes: taken + "Host", at: "Host", defined: "orders.example.com"},
		{name: "Ref without default", expression: `!Ref Open`, want: "${Open}", why: noDefault, at: "Open"},
		{name: "Ref of a stored parameter", expression: `!Ref Stored`, want: "${Stored}", why: "the value of parameter Stored is stored in Systems Manager", at: "Stored"},
		{name: "Ref of a list", expression: `!Ref Hosts`, want: "a.example.com, b.example.com", assumes: taken + "Hosts", at: "Hosts", defined: `"a.example.com, b.example.com"`},
		{name: "Ref of a resource", expression: `!Ref Alb`, want: "${Alb}", why: deployed, at: "Alb"},
		{name: "Ref of nothing", expression: `!Ref Nothing`, want: "${Nothing}", why: "Nothing is not defined in this template", at: "Nothing"},
		{name: "Ref of a custom resource", expression: `!Ref Custom`, want: "${Custom}", why: "what Custom gives is known after the deployment only", at: "Custom"},
		{name: "AWS::NoValue", expression: `!Ref AWS::NoValue`, want: "absent", at: "Integration"},
		{name: "AWS::StackName", expression: `!Ref AWS::StackName`, want: "${AWS::StackName}", why: "AWS::StackName is known at deployment only", at: "AWS::StackName"},
		{name: "AWS::AccountId", expression: `!Ref AWS::AccountId`, want: "${AWS::AccountId}", why: "AWS::AccountId is known at deployment only", at: "AWS::AccountId"},

		{name: "GetAtt", expression: `!GetAtt Alb.DNSName`, want: "${Alb.DNSName}", why: deployed, at: "Alb.DNSName"},
		{name: "GetAtt of a list", expression: `!GetAtt [Alb, DNSName]`, want: "${Alb.DNSName}", why: deployed, at: "[Alb, DNSName]"},
		{name: "GetAtt, long form", expression: `{Fn::GetAtt: Alb.DNSName}`, want: "${Alb.DNSName}", why: deployed, at: "Alb.DNSName"},
		{name: "GetAtt of a custom resource", expression: `!GetAtt Custom.Host`, want: "${Custom.Host}", why: "what Custom.Host gives is known after the deployment only", at: "Custom.Host"},
		{name: "GetAtt of a nested stack", expression: `!GetAtt Nested.Outputs.Host`, want: "${Nested.Outputs.Host}", why: "what Nested.Outputs.Host gives is known after the deployment only", at: "Nested.Outputs.Host"},
		{name: "GetAtt of nothing", expression: `!GetAtt Nothing.Arn`, want: "${Nothing.Arn}", why: "Nothing is not defined in this template", at: "Nothing.Arn"},
		{name: "GetAtt without attribute", expression: `!GetAtt Alb`, want: "${Fn::GetAtt}", why: "Fn::GetAtt has arguments that it does not take", at: "Alb"},
		{name: "GetAtt of an attribute that is a parameter", expression: `!GetAtt [Alb, !Ref Open]`, want: "${Fn::GetAtt Alb}", why: noDefault, at: "[Alb, !Ref Open]"},

		{name: "Sub", expression: `!Sub "http://${Host}:${Port}/{proxy}"`, want: "http://orders.example.com:8080/{proxy}", assumes: taken + "Host and " + taken + "Port", at: `"http://${Host}:${Port}/{proxy}"`},
		{name: "Sub without variables", expression: `!Sub http://a`, want: "http://a", at: "http://a"},
		{name: "Sub with a hole", expression: `!Sub "http://${Open}/x"`, want: "http://${Open}/x", why: noDefault, at: `"http://${Open}/x"`},
		{name: "Sub of an attribute", expression: `!Sub "http://${Alb.DNSName}/x"`, want: "http://${Alb.DNSName}/x", why: deployed, at: `"http://${Alb.DNSName}/x"`},
		{name: "Sub with a map", expression: `!Sub ["http://${Name}/${Host}", {Name: !Ref Open, Host: h}]`, want: "http://${Open}/h", why: noDefault, at: `["http://${Name}/${Host}", {Name: !Ref Open, Host: h}]`},
		{name: "Sub, long form", expression: `{"Fn::Sub": "http://${Open}"}`, want: "http://${Open}", why: noDefault, at: `"http://${Open}"`},
		{name: "Sub keeps literals", expression: `!Sub "http://${!stageVariables.host}/x"`, want: "http://${stageVariables.host}/x", at: `"http://${!stageVariables.host}/x"`},
		{name: "Sub with an open expression", expression: `!Sub "a${Host"`, want: "a${Host", at: `"a${Host"`},
		{name: "Sub of a list", expression: `!Sub [!Ref Host]`, want: "${Fn::Sub}", why: "Fn::Sub has arguments that it does not take", at: "[!Ref Host]"},

		{name: "Join", expression: `!Join ["", ["http://", !Ref Open, "/x"]]`, want: "http://${Open}/x", why: noDefault, at: `["", ["http://", !Ref Open, "/x"]]`},
		{name: "Join leaves out", expression: `!Join ["/", [a, !Ref "AWS::NoValue", b]]`, want: "a/b", at: `["/", [a, !Ref "AWS::NoValue", b]]`},
		{name: "Join of a list", expression: `!Join ["|", !Ref Hosts]`, want: "a.example.com|b.example.com", assumes: taken + "Hosts", at: `["|", !Ref Hosts]`},
		{name: "Join of an unknown list", expression: `!Join ["|", !Ref Subnets]`, want: "${Fn::Join}", why: "parameter Subnets has no default", at: `["|", !Ref Subnets]`},
		{name: "Join of no list", expression: `!Join ["|", a]`, want: "${Fn::Join}", why: "Fn::Join has arguments that it does not take", at: `["|", a]`},

		{name: "Select", expression: `!Select [1, [a, b]]`, want: "b", at: `[1, [a, b]]`, defined: "b"},
		{name: "Select of a list", expression: `!Select ["1", !Ref Hosts]`, want: "b.example.com", assumes: taken + "Hosts", at: `["1", !Ref Hosts]`, defined: "b.example.com"},
		{name: "Select of Split", expression: `!Select [2, !Split ["/", "http://a/b"]]`, want: "a", at: `[2, !Split ["/", "http://a/b"]]`, defined: `"http://a/b"`},
		{name: "Select of an unknown Split", expression: `!Select [2, !Split ["/", !Ref Open]]`, want: "${Fn::Select}", why: "what Fn::Split cuts is not known", at: `[2, !Split ["/", !Ref Open]]`},
		{name: "Select of GetAZs", expression: `!Select [0, !GetAZs ""]`, want: "${Fn::Select}", why: "the Availability Zones are those of the account", at: `[0, !GetAZs ""]`},
		{name: "Select beyond the end", expression: `!Select [7, [a, b]]`, want: "${Fn::Select}", why: "Fn::Select has arguments that it does not take", at: `[7, [a, b]]`},

		{name: "FindInMap", expression: `!FindInMap [Hosts, dev, Name]`, want: "test.example.com", at: `[Hosts, dev, Name]`, defined: "test.example.com"},
		{name: "FindInMap by a parameter", expression: `!FindInMap [Hosts, !Ref Env, Name]`, want: "live.example.com", assumes: taken + "Env", at: `[Hosts, !Ref Env, Name]`, defined: "live.example.com"},
		{name: "FindInMap by an unknown parameter", expression: `!FindInMap [Hosts, !Ref Open, Name]`, want: "${Fn::FindInMap}", why: noDefault, at: `[Hosts, !Ref Open, Name]`},
		{name: "FindInMap of a list", expression: `!Select [1, !FindInMap [Hosts, !Ref Env, Names]]`, want: "y.example.com", assumes: taken + "Env", at: `[1, !FindInMap [Hosts, !Ref Env, Names]]`, defined: "y.example.com"},
		{name: "FindInMap with a default", expression: `!FindInMap [Hosts, test, Name, {DefaultValue: d}]`, want: "d", at: `[Hosts, test, Name, {DefaultValue: d}]`, defined: "d"},

		{name: "ImportValue", expression: `!ImportValue net-listener`, want: "${Fn::ImportValue net-listener}", why: "it is exported by another stack", at: "net-listener"},
		{name: "ImportValue of Sub", expression: `{"Fn::ImportValue": !Sub "${Env}-listener"}`, want: "${Fn::ImportValue prod-listener}", why: "it is exported by another stack", at: `"${Env}-listener"`},
		{name: "ImportValue of a long form", expression: `!ImportValue {"Fn::Sub": "${Env}-listener"}`, want: "${Fn::ImportValue prod-listener}", why: "it is exported by another stack", at: `{"Fn::Sub": "${Env}-listener"}`},
		{name: "FindInMap with a default, by a parameter", expression: `!FindInMap [Hosts, !Ref Host, Name, {DefaultValue: d}]`, want: "d", assumes: taken + "Host", at: `[Hosts, !Ref Host, Name, {DefaultValue: d}]`, defined: "d"},
		{name: "FindInMap with a default that is left out", expression: `!FindInMap [Hosts, test, Name, {DefaultValue: !Ref AWS::NoValue}]`, want: "absent", at: "Integration"},
		{name: "Base64", expression: `!Base64 a`, want: "YQ==", at: "a"},
		{name: "Base64 of a default", expression: `{Fn::Base64: !Ref Env}`, want: "cHJvZA==", assumes: taken + "Env", at: "Env", defined: "prod"},
		{name: "Base64 of something unknown", expression: `{Fn::Base64: !Ref Open}`, want: "${Fn::Base64}", why: noDefault, at: "Open"},
		{name: "Length", expression: `{Fn::Length: [a, b, c]}`, want: "3", at: "[a, b, c]"},
		{name: "Length of a parameter", expression: `{Fn::Length: !Ref Hosts}`, want: "2", assumes: taken + "Hosts", at: "Hosts"},
		{name: "Length of an unknown list", expression: `{Fn::Length: !Ref Subnets}`, want: "${Fn::Length}", why: "parameter Subnets has no default", at: "Subnets"},
		{name: "Length of a text", expression: `{Fn::Length: a}`, want: "${Fn::Length}", why: "Fn::Length has arguments that it does not take", at: "a"},
		{name: "ToJsonString", expression: `{Fn::ToJsonString: {a: [1, true, ~, "x\"<y>"], b: !Ref AWS::NoValue}}`, want: `{"a":[1,true,null,"x\"<y>"]}`, at: `{a: [1, true, ~, "x\"<y>"], b: !Ref AWS::NoValue}`},
		{name: "ToJsonString with a hole", expression: `{Fn::ToJsonString: {h: !Ref Env, o: !Sub "a${Open}"}}`, want: `{"h":"prod","o":"a${Open}"}`, why: noDefault, assumes: taken + "Env", at: `{h: !Ref Env, o: !Sub "a${Open}"}`},
		{name: "Select of Cidr", expression: `!Select [2, !Cidr [10.1.0.0/16, 3, 8]]`, want: "10.1.2.0/24", at: `[2, !Cidr [10.1.0.0/16, 3, 8]]`, defined: "[10.1.0.0/16, 3, 8]"},
		{name: "Select of Cidr, IPv6", expression: `!Select [1, !Cidr ["2600:1f16:aa:bb00::/56", 2, 64]]`, want: "2600:1f16:aa:bb01::/64", at: `[1, !Cidr ["2600:1f16:aa:bb00::/56", 2, 64]]`, defined: `["2600:1f16:aa:bb00::/56", 2, 64]`},
		{name: "Cidr of IPv6 without the size", expression: `!Select [1, !Cidr ["2600:1f16:aa:bb00::/56", 2]]`, want: "${Fn::Select}", why: "what Fn::Cidr cuts is not worked out", at: `[1, !Cidr ["2600:1f16:aa:bb00::/56", 2]]`},
		{name: "Cidr with all blocks", expression: `!Select [255, !Cidr [10.1.0.0/16, 256, 8]]`, want: "10.1.255.0/24", at: `[255, !Cidr [10.1.0.0/16, 256, 8]]`, defined: "[10.1.0.0/16, 256, 8]"},
		{name: "Cidr that does not fit", expression: `!Select [0, !Cidr [10.1.0.0/24, 3, 8]]`, want: "${Fn::Select}", why: "what Fn::Cidr cuts is not worked out", at: `[0, !Cidr [10.1.0.0/24, 3, 8]]`},
		{name: "Cidr of an unknown block", expression: `!Select [0, !Cidr [!Ref Open, 3]]`, want: "${Fn::Select}", why: noDefault, at: `[0, !Cidr [!Ref Open, 3]]`},
		{name: "Cidr", expression: `!Cidr [a, 1, 8]`, want: "${Fn::Cidr}", why: "Fn::Cidr gives a list", at: "[a, 1, 8]"},
		{name: "Transform", expression: `{"Fn::Transform": {Name: AWS::Include}}`, want: "${Fn::Transform}", why: "Fn::Transform is worked out by CloudFormation only", at: "{Name: AWS::Include}"},

		{name: "dynamic reference", expression: `"{{resolve:ssm:/host}}"`, want: "${resolve:ssm:/host}", why: "the dynamic reference resolve:ssm:/host is filled at deployment", at: `"{{resolve:ssm:/host}}"`},
		{name: "dynamic reference within", expression: `"http://{{resolve:ssm:/host}}/x"`, want: "http://${resolve:ssm:/host}/x", why: "the dynamic reference resolve:ssm:/host is filled at deployment", at: `"http://{{resolve:ssm:/host}}/x"`},
		{name: "dynamic reference around a hole", expression: `!Sub "http://{{resolve:ssm:/${Open}/host}}/x"`, want: "http://${resolve:ssm:/${Open}/host}/x", why: "the dynamic reference resolve:ssm:/${Open}/host is filled at deployment", at: `"http://{{resolve:ssm:/${Open}/host}}/x"`},
		{name: "dynamic reference in a default", expression: `!Ref Secret`, want: "${resolve:ssm:/orders/host}", why: "the dynamic reference resolve:ssm:/orders/host is filled at deployment", assumes: taken + "Secret", at: "Secret", defined: `"{{resolve:ssm:/orders/host}}"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := only(t, functions+test.expression+"\n").Integrations[0].URI
			shown := got.String()
			if got.Absent() {
				shown = "absent"
			}
			if shown != test.want || got.Why() != test.why || got.Assumes() != test.assumes {
				t.Errorf("got %q because %q assuming %q\nwant %q because %q assuming %q", shown, got.Why(), got.Assumes(), test.want, test.why, test.assumes)
			}
			if at := got.Where().Text(); at != test.at {
				t.Errorf("stands at %q, want %q", at, test.at)
			}
			if test.defined == "" {
				test.defined = test.at
			}
			if at := got.Defined().Text(); at != test.defined {
				t.Errorf("is defined at %q, want %q", at, test.defined)
			}
		})
	}
}

func TestGivenParameters(t *testing.T) {
	const template = functions + `!Sub "${AWS::Partition}|${AWS::Region}|${AWS::AccountId}|${AWS::URLSuffix}|${Host}|${Stored}"` + "\n"
	tests := []struct {
		name  string
		given model.Given
		want  string
	}{
		{"nothing", model.Given{}, "${AWS::Partition}|${AWS::Region}|${AWS::AccountId}|${AWS::URLSuffix}|orders.example.com|${Stored}"},
		{"account and Region", model.Given{Account: "123456789012", Region: "eu-west-1"}, "aws|eu-west-1|123456789012|amazonaws.com|orders.example.com|${Stored}"},
		{"China", model.Given{Region: "cn-north-1"}, "aws-cn|cn-north-1|${AWS::AccountId}|amazonaws.com.cn|orders.example.com|${Stored}"},
		{"GovCloud", model.Given{Region: "us-gov-west-1"}, "aws-us-gov|us-gov-west-1|${AWS::AccountId}|amazonaws.com|orders.example.com|${Stored}"},
		{"isolated", model.Given{Region: "us-iso-east-1"}, "${AWS::Partition}|us-iso-east-1|${AWS::AccountId}|${AWS::URLSuffix}|orders.example.com|${Stored}"},
		{"parameters", model.Given{Parameters: map[string]string{"Host": "h", "Stored": "s"}}, "${AWS::Partition}|${AWS::Region}|${AWS::AccountId}|${AWS::URLSuffix}|h|s"},
		{"name of a stored parameter", model.Given{Parameters: map[string]string{"Host": "h", "Stored": "/s"}}, "${AWS::Partition}|${AWS::Region}|${AWS::AccountId}|${AWS::URLSuffix}|h|${Stored}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := cfn.Load(read(t, template), test.given, nil)
			uri := set.Worlds[0].Integrations[0].URI
			if got := uri.String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if _, given := test.given.Parameters["Host"]; given && uri.Assumes() != "" {
				t.Errorf("what is given is no assumption, got %q", uri.Assumes())
			}
		})
	}
}

func TestThings(t *testing.T) {
	tests := []struct {
		kind, expression string
		want             model.Thing
	}{
		{"AWS::ElasticLoadBalancingV2::LoadBalancer", "!Ref X", model.LoadBalancerARN},
		{"AWS::ElasticLoadBalancingV2::LoadBalancer", "!GetAtt X.DNSName", model.DNSName},
		{"AWS::ElasticLoadBalancingV2::LoadBalancer", "!GetAtt X.LoadBalancerFullName", model.LoadBalancerName},
		{"AWS::ElasticLoadBalancingV2::Listener", "!GetAtt X.ListenerArn", model.ListenerARN},
		{"AWS::ElasticLoadBalancingV2::TargetGroup", "!Ref X", model.TargetGroupARN},
		{"AWS::ApiGateway::VpcLink", "!Ref X", model.LinkV1ID},
		{"AWS::ApiGatewayV2::VpcLink", "!GetAtt X.VpcLinkId", model.LinkV2ID},
		{"AWS::ServiceDiscovery::Service", "!Ref X", model.CloudMapServiceID},
		{"AWS::ServiceDiscovery::Service", "!GetAtt X.Arn", model.CloudMapServiceARN},
		{"AWS::ServiceDiscovery::HttpNamespace", "!GetAtt X.Arn", model.NamespaceARN},
		{"AWS::ECS::Service", "!Ref X", model.ECSServiceARN},
		{"AWS::S3::Bucket", "!Ref X", model.OtherAttribute},
		{"AWS::SSM::Parameter", "!GetAtt X.Value", model.NoThing},
		{"Custom::Thing", "!GetAtt X.Listener", model.NoThing},
	}
	for _, test := range tests {
		t.Run(test.kind+" "+test.expression, func(t *testing.T) {
			template := "Resources:\n  X: {Type: " + test.kind + "}\n  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: " + test.expression + "}}\n"
			if got := only(t, template).Integrations[0].URI.Thing(); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestTextsWithoutEnd gives functions that would make a text of more bytes than
// there are atoms.
func TestTextsWithoutEnd(t *testing.T) {
	expression := "x"
	for range 60 {
		expression = `!Sub ["${a}${a}${a}${a}${a}${a}${a}${a}", {a: ` + expression + `}]`
	}
	uri := only(t, functions+expression+"\n").Integrations[0].URI
	if want := "the text is longer than CloudFormation allows"; uri.Why() != want {
		t.Errorf("unknown because %q, want %q", uri.Why(), want)
	}
	expression = "!Ref Open"
	for range 60 {
		expression = `!Join ["", [` + expression + `, !Ref Open]]`
	}
	if uri = only(t, functions+expression+"\n").Integrations[0].URI; uri.Known() {
		t.Error("what is made of unknown texts is unknown")
	}
}
