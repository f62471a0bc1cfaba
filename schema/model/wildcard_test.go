package model_test

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// text makes a text in which every $ is a hole.
func text(pattern string) model.Text {
	var pieces []model.Piece
	for i, literal := range strings.Split(pattern, "$") {
		if i > 0 {
			pieces = append(pieces, model.Piece{Hole: &model.Hole{Name: "hole", Why: "nobody can tell"}})
		}
		if literal != "" {
			pieces = append(pieces, model.Piece{Literal: literal})
		}
	}
	return model.Compose(pieces, syntax.Span{})
}

func TestFits(t *testing.T) {
	for _, test := range []struct {
		text, pattern string
		want          model.Answer
	}{
		{"/items", "/items", model.Yes},
		{"/items", "/item?", model.Yes},
		{"/items", "/items?", model.No},
		{"/items/7", "/items/*", model.Yes},
		{"/items", "/items/*", model.No},
		{"/test/items/7", "/items/*", model.No},
		{"/a/b/c", "*/c", model.Yes},
		{"", "*", model.Yes},
		{"/Items", "/items", model.No},
		{"/items/$", "/items/*", model.Yes},
		{"/items/$", "/items/?", model.CannotTell},
		{"/items/$", "/items/all", model.CannotTell},
		{"/items/$", "/orders/*", model.No},
		{"/test/$", "/items/*", model.No},
		{"$/items", "/items", model.CannotTell},
		{"$/items", "/orders", model.No},
		{"$", "*", model.Yes},
		{"/$", "/items*", model.CannotTell},
		{"/items/7", "/$/7", model.CannotTell},
		{"/items/7", "/$/8", model.No},
		{"/a*b", `/a\*b`, model.Yes},
		{"/axb", `/a\*b`, model.No},
	} {
		if got := text(test.text).Fits(text(test.pattern), false); got != test.want {
			t.Errorf("%q fits %q: %d, want %d", test.text, test.pattern, got, test.want)
		}
	}
	if text("API.Example.com").Fits(text("*.example.COM"), true) != model.Yes {
		t.Error("a host name is compared with regard to case")
	}
	if model.AbsentText(syntax.Span{}).Fits(text("*"), false) != model.No {
		t.Error("what is left out fits")
	}
}
