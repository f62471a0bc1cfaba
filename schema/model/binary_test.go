package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestPassesBinary(t *testing.T) {
	unknown := UnknownText("Type", "it has no default", syntax.Span{})
	for _, test := range []struct {
		types []Text
		want  Answer
	}{
		{nil, No},
		{[]Text{literal("image/png")}, Yes},
		{[]Text{literal("Image/*")}, Yes},
		{[]Text{literal("*/*")}, Yes},
		{[]Text{literal("image/jpeg"), literal("application/*")}, No},
		{[]Text{unknown}, CannotTell},
		{[]Text{unknown, literal("image/png")}, Yes},
	} {
		api := &API{BinaryMediaTypes: test.types}
		if got := api.PassesBinary("image/png"); got != test.want {
			t.Errorf("%v: %v, want %v", test.types, got, test.want)
		}
	}
}
