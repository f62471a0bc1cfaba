package cfn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
)

func TestLoops(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"over texts", `
Resources:
  Fn::ForEach::Integrations:
    - Name
    - [orders, bill-ing]
    - "In&{Name}": {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: !Sub "http://${Name}.${AWS::Region}", ConnectionId: !Ref Name}}
`, []string{"Inorders http://orders.${AWS::Region} orders", "Inbilling http://bill-ing.${AWS::Region} bill-ing"}},
		{"over a parameter", `
Parameters: {Names: {Type: CommaDelimitedList, Default: "a,b"}}
Resources:
  Fn::ForEach::Integrations:
    - Name
    - !Ref Names
    - "In${Name}": {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: "${Name}", ConnectionId: x}}
`, []string{"Ina a x", "Inb b x"}},
		{"within a loop", `
Resources:
  Fn::ForEach::Outer:
    - A
    - [x, y]
    - Fn::ForEach::Inner:
        - B
        - [{Ref: A}, z]
        - "In${A}${B}": {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: "${A}/${B}", ConnectionId: x}}
`, []string{"Inxx x/x x", "Inxz x/z x", "Inyy y/y x", "Inyz y/z x"}},
		{"of settings", `
Resources:
  In:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      IntegrationUri: a
      Fn::ForEach::Settings: [K, [ConnectionId], {"${K}": "of ${K}"}]
`, []string{"In a of ConnectionId"}},
		{"over something unknown", `
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Integrations: [N, !Ref Names, {"In${N}": {Type: AWS::ApiGatewayV2::Integration, Properties: {}}}]
  Api: {Type: AWS::ApiGatewayV2::Api}
`, nil},
		{"malformed", `
Resources:
  Fn::ForEach::Integrations: [N, [a]]
  Api: {Type: AWS::ApiGatewayV2::Api}
`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, in := range only(t, test.src).Integrations {
				got = append(got, in.Name+" "+in.URI.String()+" "+in.Link.ID.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("integrations (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLoopOverDefault shows that what a loop makes rests on the default that
// it goes over.
func TestLoopOverDefault(t *testing.T) {
	set := load(t, `
Parameters: {Names: {Type: CommaDelimitedList, Default: "a,b"}}
Resources:
  Fn::ForEach::Integrations: [N, !Ref Names, {"In${N}": {Type: AWS::ApiGatewayV2::Integration, Properties: {IntegrationUri: x}}}]
`)
	if diff := cmp.Diff([]string{"the default of parameter Names"}, set.Assumptions); diff != "" {
		t.Fatalf("assumptions (-want +got):\n%s", diff)
	}
	if left := len(set.Without(set.Assumptions[0])[0].Integrations); left != 0 {
		t.Errorf("%d integrations are left without the default, want none", left)
	}
}

func TestLoopsWithoutEnd(t *testing.T) {
	item := "[" + strings.Repeat("a, ", 50) + "a]"
	src := "Resources:\n  Fn::ForEach::A: [A, " + item + ", {Fn::ForEach::B: [B, " + item + ", {Fn::ForEach::C: [C, " + item +
		", {'R${A}${B}${C}': {Type: AWS::ApiGatewayV2::Integration, Properties: {}}}]}]}]\n"
	set := cfn.Load(read(t, src), model.Given{}, nil)
	faults := set.Worlds[0].Faults
	if len(faults) != 1 || faults[0].Kind != model.LimitExceeded {
		t.Errorf("got faults %v, want the one that there is too much", faults)
	}
}
