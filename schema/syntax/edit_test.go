package syntax

import "testing"

func TestApply(t *testing.T) {
	edit := func(start, end int32, text string) Edit { return Edit{Span: Span{Start: start, End: end}, Text: text} }
	for name, test := range map[string]struct {
		edits []Edit
		want  string
	}{
		"none":                 {nil, "name: shop"},
		"replace":              {[]Edit{edit(6, 10, "depot")}, "name: depot"},
		"insert at both ends":  {[]Edit{edit(10, 10, "!"), edit(0, 0, "- ")}, "- name: shop!"},
		"remove, out of order": {[]Edit{edit(6, 10, ""), edit(0, 4, "title")}, "title: "},
	} {
		if got := string(Apply([]byte("name: shop"), test.edits)); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	edit := func(start, end int32) Edit { return Edit{Span: Span{Start: start, End: end}} }
	for _, test := range []struct {
		one, other Edit
		want       bool
	}{
		{edit(0, 4), edit(4, 6), false},
		{edit(0, 4), edit(3, 6), true},
		{edit(2, 2), edit(2, 2), true},
		{edit(0, 4), edit(4, 4), false},
		{edit(0, 4), edit(2, 2), true},
	} {
		if test.one.Overlaps(test.other) != test.want || test.other.Overlaps(test.one) != test.want {
			t.Errorf("%v and %v: want %v both ways", test.one.Span, test.other.Span, test.want)
		}
	}
}
