package model

import (
	"slices"
	"testing"
)

func TestLinkIDsOfStageVariables(t *testing.T) {
	stages := []*Stage{
		{Variables: []Setting{{Name: literal("link"), Value: literal("a1b2c3")}}},
		{Variables: []Setting{{Name: literal("link"), Value: literal("d4e5f6")}}},
	}
	for name, test := range map[string]struct {
		in   *Integration
		want []string
	}{
		"no link":              {&Integration{Stages: stages}, nil},
		"an id":                {&Integration{Stages: stages, Link: Ref[VPCLink]{ID: literal("a1b2c3")}}, []string{"a1b2c3"}},
		"a variable":           {&Integration{Stages: stages, Link: Ref[VPCLink]{ID: literal("${stageVariables.link}")}}, []string{"a1b2c3", "d4e5f6"}},
		"a variable elsewhere": {&Integration{Link: Ref[VPCLink]{ID: literal("${stageVariables.link}")}}, []string{"${link}"}},
	} {
		var got []string
		for _, id := range test.in.LinkIDs() {
			got = append(got, id.String())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
