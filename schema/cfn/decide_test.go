package cfn

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestParametersDecideBetweenWorlds(t *testing.T) {
	const template = `
Parameters:
  Env: {Type: String, Default: test}
  Size: {Type: String, AllowedValues: [small, large]}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsLarge: !Equals [!Ref Size, large]
Resources:
  Link: {Type: AWS::ApiGateway::VpcLink, Condition: IsProd, Properties: {Name: a, TargetArns: [b]}}
  Other: {Type: AWS::ApiGateway::VpcLink, Condition: IsLarge, Properties: {Name: a, TargetArns: [b]}}
`
	tests := []struct {
		name   string
		given  model.Given
		worlds int
		open   []string
	}{
		{"nothing told", model.Given{}, 4, []string{"Env", "Size"}},
		{"one told", model.Given{Parameters: map[string]string{"Env": "prod"}}, 2, []string{"Size"}},
		{"defaults", model.Given{Defaults: true}, 2, []string{"Size"}},
		{"defaults and the rest", model.Given{Defaults: true, Parameters: map[string]string{"Size": "large"}}, 1, nil},
	}
	for _, test := range tests {
		set := Load(syntax.Read("a.yaml", []byte(template), syntax.DefaultLimits()), test.given, nil)
		if len(set.Worlds) != test.worlds || !cmp.Equal(set.Open, test.open) {
			t.Errorf("%s: %d worlds told apart by %q, want %d by %q", test.name, len(set.Worlds), set.Open, test.worlds, test.open)
		}
	}
}
