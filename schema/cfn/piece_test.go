package cfn_test

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// TestPieces: a template of which a tool makes the other sections has one fault
// that says so, a template with a section of its own has one for each name.
func TestPieces(t *testing.T) {
	const piece = `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: !If [IsProd, !Ref Name, !FindInMap [Names, !Ref Stage, api]]}
`
	for _, test := range []struct {
		name, src          string
		partial, undefined int
	}{
		{"a piece", piece, 1, 0},
		{"with parameters", "Parameters: {Stage: {Type: String}}" + piece, 0, 3},
		{"with conditions", "Conditions: {IsProd: !Equals [a, b]}" + piece, 0, 3},
		{"one mistake", "Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !Ref Name}}\n", 0, 1},
	} {
		var found []model.FaultKind
		for _, fault := range load(t, test.src).Worlds[0].Faults {
			found = append(found, fault.Kind)
		}
		want := append(slices.Repeat([]model.FaultKind{model.UndefinedReference}, test.undefined), slices.Repeat([]model.FaultKind{model.PartialTemplate}, test.partial)...)
		if !slices.Equal(found, want) {
			t.Errorf("%s: faults %v, want %v", test.name, found, want)
		}
	}
}
