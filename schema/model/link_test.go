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

func TestLinkOfAStageVariable(t *testing.T) {
	one, other := &VPCLink{ID: literal("a1b2c3")}, &VPCLink{ID: literal("d4e5f6")}
	stage := func(link string) *Stage {
		return &Stage{APIID: literal("api"), Variables: []Setting{{Name: literal("link"), Value: literal(link)}}}
	}
	for name, test := range map[string]struct {
		id     string
		stages []*Stage
		want   *VPCLink
	}{
		"one stage":            {"${stageVariables.link}", []*Stage{stage("a1b2c3")}, one},
		"two of one mind":      {"${stageVariables.link}", []*Stage{stage("a1b2c3"), stage("a1b2c3")}, one},
		"two that differ":      {"${stageVariables.link}", []*Stage{stage("a1b2c3"), stage("d4e5f6")}, nil},
		"one without":          {"${stageVariables.link}", []*Stage{stage("a1b2c3"), {APIID: literal("api")}}, nil},
		"a link elsewhere":     {"${stageVariables.link}", []*Stage{stage("z9y8x7")}, nil},
		"a part of an id":      {"${stageVariables.link}3", []*Stage{stage("a1b2c3")}, nil},
		"no stage":             {"${stageVariables.link}", nil, nil},
		"the id of the link":   {"d4e5f6", []*Stage{stage("a1b2c3")}, other},
		"an id of nobody here": {"z9y8x7", []*Stage{stage("a1b2c3")}, nil},
	} {
		in := &Integration{Protocol: REST, ConnectionType: literal("VPC_LINK"), Link: Ref[VPCLink]{ID: literal(test.id)}}
		in.APIID = literal("api")
		m := &Model{
			APIs: []*API{{ID: literal("api"), Protocol: REST}}, Links: []*VPCLink{one, other},
			Integrations: []*Integration{in}, Stages: test.stages,
		}
		m.Seal()
		if got, ok := in.Through(); got != test.want || ok != (test.want != nil) {
			t.Errorf("%s: got %v, %v", name, got, ok)
		}
	}
}
