package cfn_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
)

// show tells for each world its choices, and what its integrations call.
func show(worlds []*model.Model) []string {
	var shown []string
	for _, world := range worlds {
		var calls []string
		for _, in := range world.Integrations {
			call := in.URI.String()
			if in.URI.Absent() {
				call = "absent"
			}
			if assumes := in.URI.Assumes(); assumes != "" {
				call += " (" + assumes + ")"
			}
			calls = append(calls, in.Name+" "+call)
		}
		shown = append(shown, strings.Join(world.When, ", ")+": "+strings.Join(calls, ", "))
	}
	return shown
}

func TestWorlds(t *testing.T) {
	tests := []struct {
		name string
		// template holds the sections before the resource In, uri its URI.
		template, uri string
		given         model.Given
		want          []string
	}{
		{
			name: "no condition", template: "Parameters: {Env: {Type: String, Default: dev}}", uri: "!Ref Env",
			want: []string{": In dev (the default of parameter Env)"},
		},
		{
			name: "the default first", uri: "!If [IsProd, a, b]",
			template: "Parameters: {Env: {Type: String, Default: prod}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{"IsProd: In a", "not IsProd: In b"},
		},
		{
			name: "a parameter has the value of its world", uri: `!Sub "${Env}/${Env}"`,
			template: "Parameters: {Env: {Type: String, Default: dev}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{": In dev/dev (the default of parameter Env)"},
		},
		{
			name: "the default stands where it decides nothing", uri: `!If [IsProd, !Ref Env, !Ref Env]`,
			template: "Parameters: {Env: {Type: String, Default: dev}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{"not IsProd: In dev (the default of parameter Env)", "IsProd: In prod"},
		},
		{
			name: "no default", uri: "!If [IsProd, !Ref Env, !Ref Env]",
			template: "Parameters: {Env: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{"not IsProd: In ${Env}", "IsProd: In prod"},
		},
		{
			name: "the one value that is left", uri: "!If [IsProd, !Ref Env, !Ref Env]",
			template: "Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{"not IsProd: In dev", "IsProd: In prod"},
		},
		{
			name: "several values are left", uri: "!If [IsProd, !Ref Env, !Ref Env]",
			template: "Parameters: {Env: {Type: String, AllowedValues: [dev, test, prod]}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{"not IsProd: In ${Env}", "IsProd: In prod"},
		},
		{
			name: "a value that is not allowed", uri: "!If [IsProd, a, b]",
			template: "Parameters: {Env: {Type: String, AllowedValues: [dev, test]}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{": In b"},
		},
		{
			name: "given", uri: "!If [IsProd, !Ref Env, b]", given: model.Given{Parameters: map[string]string{"Env": "prod"}},
			template: "Parameters: {Env: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}",
			want:     []string{": In prod"},
		},
		{
			name: "one value for two conditions", uri: "!If [IsProd, a, !If [IsTest, b, c]]",
			template: "Parameters: {Env: {Type: String, Default: dev}}\nConditions: {IsProd: !Equals [!Ref Env, prod], IsTest: !Equals [test, !Ref Env]}",
			want:     []string{"not IsProd, not IsTest: In c", "IsProd, not IsTest: In a", "not IsProd, IsTest: In b"},
		},
		{
			name: "values that lead to one outcome", uri: "!If [Large, !Ref Env, !Ref Env]",
			template: "Parameters: {Env: {Type: String, Default: dev}}\nConditions: {Large: !Or [!Equals [!Ref Env, prod], !Equals [!Ref Env, test]]}",
			want:     []string{"not Large: In dev (the default of parameter Env)", "Large: In ${Env}"},
		},
		{
			name: "one condition by way of another", uri: "!If [Private, a, b]",
			template: "Parameters: {Env: {Type: String, Default: dev}}\nConditions: {Private: !Not [!Condition Public], Public: {Condition: IsDev}, IsDev: !Equals [!Ref Env, dev]}",
			want:     []string{"not Private: In b", "Private: In a"},
		},
		{
			name: "And", uri: "!If [Both, a, b]",
			template: "Parameters: {A: {Type: String, Default: 'yes'}, B: {Type: String, Default: 'no'}}\n" +
				"Conditions: {Both: !And [!Equals [!Ref A, 'yes'], !Equals [!Ref B, 'yes']]}",
			want: []string{"not Both: In b", "Both: In a"},
		},
		{
			name: "a condition that is always true", uri: "!If [Always, a, b]", template: "Conditions: {Always: !Equals [x, x]}",
			want: []string{": In a"},
		},
		{
			name: "the Region", uri: "!If [InChina, !Ref AWS::Region, b]", template: "Conditions: {InChina: !Equals [!Ref 'AWS::Region', cn-north-1]}",
			want: []string{"not InChina: In b", "InChina: In cn-north-1"},
		},
		{
			name: "the Region is given", uri: "!If [InChina, a, b]", template: "Conditions: {InChina: !Equals [!Ref 'AWS::Region', cn-north-1]}",
			given: model.Given{Region: "eu-west-1"}, want: []string{": In b"},
		},
		{
			name: "what nobody can tell", uri: "!If [Open, a, b]", template: "Conditions: {Open: !Equals [!ImportValue x, 'yes']}",
			want: []string{"not Open: In b", "Open: In a"},
		},
		{
			name: "a list", uri: "!If [HasSubnets, a, b]",
			template: "Parameters: {Subnets: {Type: CommaDelimitedList, Default: ''}}\nConditions: {HasSubnets: !Not [!Equals [!Join ['', !Ref Subnets], '']]}",
			want:     []string{"not HasSubnets: In b", "HasSubnets: In a"},
		},
		{
			name: "two parameters", uri: "!If [Same, a, b]",
			template: "Parameters: {A: {Type: String, Default: x}, B: {Type: String, Default: x}}\nConditions: {Same: !Equals [!Ref A, !Ref B]}",
			want:     []string{"Same: In a", "not Same: In b"},
		},
		{
			name: "a mapping decides", uri: "!If [Big, a, b]",
			template: "Parameters: {Env: {Type: String, Default: dev, AllowedValues: [dev, prod]}}\n" +
				"Mappings: {Size: {dev: {Big: 'no'}, prod: {Big: 'yes'}}}\nConditions: {Big: !Equals [!FindInMap [Size, !Ref Env, Big], 'yes']}",
			want: []string{"not Big: In b", "Big: In a"},
		},
		{
			name: "a truth value", uri: "!If [On, a, b]",
			template: "Parameters: {Switch: {Type: String, Default: true}}\nConditions: {On: !Equals [!Ref Switch, 'true']}",
			want:     []string{"On: In a", "not On: In b"},
		},
		{
			name: "a condition that leads back to itself", uri: "!If [A, a, b]", template: "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}",
			want: []string{"not A: In b", "A: In a"},
		},
		{
			name: "a condition that is not there", uri: "!If [Missing, a, b]", template: "",
			want: []string{": In ${Fn::If}"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := test.template + "\nResources: {In: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: " + test.uri + "}}}\n"
			set := cfn.Load(read(t, src), test.given, nil)
			if diff := cmp.Diff(test.want, show(set.Worlds)); diff != "" {
				t.Errorf("worlds (-want +got):\n%s", diff)
			}
		})
	}
}

func TestConditionalResources(t *testing.T) {
	set := load(t, `
Parameters: {Env: {Type: String, Default: dev}}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Not [!Condition IsProd]
  Elsewhere: !Equals [!Ref Env, other]
Resources:
  Public: {Type: AWS::ApiGatewayV2::Integration, Condition: IsDev, Properties: {IntegrationUri: a}}
  Private: {Type: AWS::ApiGatewayV2::Integration, Condition: IsProd, Properties: {IntegrationUri: b}}
  Bucket: {Type: AWS::S3::Bucket, Condition: Elsewhere}
`)
	want := []string{"IsDev, not IsProd: Public a", "not IsDev, IsProd: Private b"}
	if diff := cmp.Diff(want, show(set.Worlds)); diff != "" {
		t.Errorf("worlds (-want +got):\n%s", diff)
	}
}

func TestConditionsOffTheWayMakeNoWorlds(t *testing.T) {
	set := load(t, `
Parameters: {Env: {Type: String, Default: dev}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: a}}
  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: n, Tags: !If [IsProd, {a: b}, {c: d}]}}
  Bucket: {Type: AWS::S3::Bucket, Condition: IsProd}
`)
	if diff := cmp.Diff([]string{": In a"}, show(set.Worlds)); diff != "" {
		t.Errorf("worlds (-want +got):\n%s", diff)
	}
	if set.Assumptions != nil || set.Without != nil {
		t.Errorf("assumptions %q, want none", set.Assumptions)
	}
}

// switches is a template with conditions that have nothing in common, or that
// one more condition ties together.
func switches(count int, tied bool) string {
	var parameters, conditions, resources, all []string
	for i := range count {
		parameters = append(parameters, fmt.Sprintf("  P%d: {Type: String, Default: 'no'}\n", i))
		conditions = append(conditions, fmt.Sprintf("  C%d: !Equals [!Ref P%d, 'yes']\n", i, i))
		resources = append(resources, fmt.Sprintf("  R%d: {Type: AWS::ApiGatewayV2::Integration, Condition: C%d}\n", i, i))
		all = append(all, fmt.Sprintf("!Condition C%d", i))
	}
	if tied {
		conditions = append(conditions, "  Any: !Or ["+strings.Join(all, ", ")+"]\n")
		resources = append(resources, "  Any: {Type: AWS::ApiGatewayV2::Integration, Condition: Any}\n")
	}
	return "Parameters:\n" + strings.Join(parameters, "") + "Conditions:\n" + strings.Join(conditions, "") + "Resources:\n" + strings.Join(resources, "")
}

func TestNumberOfWorlds(t *testing.T) {
	tests := []struct {
		name   string
		count  int
		tied   bool
		worlds int
		fault  bool
	}{
		{"five", 5, false, 32, false},
		{"five tied", 5, true, 32, false},
		{"six", 6, false, 7, true},
		{"twelve", 12, false, 13, true},
		{"twelve tied", 12, true, 32, true},
		{"forty", 40, false, 32, true},
		{"forty tied", 40, true, 32, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := load(t, switches(test.count, test.tied))
			if len(set.Worlds) != test.worlds {
				t.Errorf("%d worlds, want %d", len(set.Worlds), test.worlds)
			}
			first := set.Worlds[0]
			if slices.ContainsFunc(first.When, func(choice string) bool { return !strings.HasPrefix(choice, "not ") }) {
				t.Errorf("the first world is not that of the defaults: %q", first.When)
			}
			var limits []string
			for _, fault := range first.Faults {
				limits = append(limits, fault.Span.Text())
			}
			if (limits != nil) != test.fault || test.fault && (first.Faults[0].Kind != model.LimitExceeded || limits[0] != "Conditions") {
				t.Errorf("faults at %q, want one: %t", limits, test.fault)
			}
		})
	}
}

func TestAssumptions(t *testing.T) {
	set := load(t, `
Parameters:
  Host: {Type: String, Default: a.example.com}
  Env: {Type: String, Default: prod}
  Unused: {Type: String, Default: x}
  Aside: {Type: String, Default: x}
  Open: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /x}
Mappings: {Paths: {prod: {Path: /live}, dev: {Path: /test}}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Aside}}
  In:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      IntegrationUri: !Sub ["http://${Host}${Path}${Open}${Stored}", {Path: !FindInMap [Paths, !Ref Env, Path]}]
`)
	if diff := cmp.Diff([]string{"the default of parameter Host", "the default of parameter Env"}, set.Assumptions); diff != "" {
		t.Errorf("assumptions (-want +got):\n%s", diff)
	}
	tests := map[string]string{
		"the default of parameter Host": "http://${Host}/live${Open}${Stored}",
		"the default of parameter Env":  "http://a.example.com${Fn::FindInMap}${Open}${Stored}",
	}
	for assumption, want := range tests {
		worlds := set.Without(assumption)
		if len(worlds) != 1 {
			t.Fatalf("%d worlds without %s", len(worlds), assumption)
		}
		if got := worlds[0].Integrations[0].URI.String(); got != want {
			t.Errorf("without %s: %s, want %s", assumption, got, want)
		}
	}
}

func TestWorldsDecideDefaults(t *testing.T) {
	set := load(t, `
Parameters: {Env: {Type: String, Default: prod, AllowedValues: [dev, prod]}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !If [IsProd, !Ref Env, !Ref Env]}}
`)
	if diff := cmp.Diff([]string{"IsProd: In prod", "not IsProd: In dev"}, show(set.Worlds)); diff != "" {
		t.Errorf("worlds (-want +got):\n%s", diff)
	}
	if set.Assumptions != nil {
		t.Errorf("assumptions %q, want none: each world decides Env", set.Assumptions)
	}
}

func TestFacts(t *testing.T) {
	facts := func() *model.Model {
		m := model.NewModel(model.Given{Account: "123456789012", Region: "eu-west-1"})
		link := &model.VPCLink{Version: model.LinkV2}
		link.ID = model.Literal("abc123", link.ID.Where())
		m.Links = append(m.Links, link)
		return m
	}
	file := read(t, `
Conditions: {Here: !Equals [!Ref "AWS::Region", eu-west-1], There: !Equals [!Ref "AWS::StackName", x]}
Resources:
  In:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ConnectionId: abc123
      IntegrationUri: !If [Here, !If [There, !Ref AWS::AccountId, !Ref AWS::AccountId], other]
`)
	set := cfn.Load(file, model.Given{}, facts)
	if diff := cmp.Diff([]string{"not There: In 123456789012", "There: In 123456789012"}, show(set.Worlds)); diff != "" {
		t.Errorf("worlds (-want +got):\n%s", diff)
	}
	for _, world := range set.Worlds {
		if to := world.Integrations[0].Link.To; to == nil || to != world.Links[0] {
			t.Errorf("%q: the integration is not joined with the link of this world's facts", world.When)
		}
	}
}
