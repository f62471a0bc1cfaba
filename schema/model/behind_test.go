package model

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestBehindLinks(t *testing.T) {
	nlb, alb, public := &LoadBalancer{ARN: literal("nlb")}, &LoadBalancer{ARN: literal("alb")}, &LoadBalancer{ARN: literal("public")}
	v1 := &VPCLink{ID: literal("v1"), Version: LinkV1, Targets: []Ref[LoadBalancer]{{ID: literal("nlb")}}}
	v2 := &VPCLink{ID: literal("v2"), Version: LinkV2}
	calls := func(kind, link, target string) *Integration {
		return &Integration{Protocol: REST, ConnectionType: literal(kind), Link: Ref[VPCLink]{ID: literal(link)}, Target: Ref[LoadBalancer]{ID: literal(target)}}
	}
	m := &Model{
		Links: []*VPCLink{v1, v2}, Balancers: []*LoadBalancer{alb, nlb, public},
		Integrations: []*Integration{calls("VPC_LINK", "v1", ""), calls("VPC_LINK", "v2", "alb"), calls("INTERNET", "v2", "public"), calls("VPC_LINK", "v2", "other")},
	}
	m.Seal()
	if got := m.BehindLinks(); !slices.Equal(got, []*LoadBalancer{nlb, alb}) {
		t.Errorf("got %d load balancers, want that of the link and that of the integration", len(got))
	}
}

func TestDefault(t *testing.T) {
	on := []Setting{{Name: literal("a"), Value: literal("on")}}
	for name, test := range map[string]struct {
		settings []Setting
		open     bool
		want     string
		known    bool
	}{
		"set":                  {on, false, "on", true},
		"set among others":     {on, true, "on", true},
		"set to a parameter":   {[]Setting{{Name: literal("a"), Value: hidden()}}, false, "", false},
		"left out":             {nil, false, "off", true},
		"perhaps left out":     {nil, true, "", false},
		"a name not known":     {[]Setting{{Name: hidden(), Value: literal("on")}}, false, "", false},
		"another one is there": {[]Setting{{Name: literal("b"), Value: literal("on")}}, false, "off", true},
	} {
		if got, known := Default(test.settings, test.open, "a", "off"); got != test.want || known != test.known {
			t.Errorf("%s: got %q, %t, want %q, %t", name, got, known, test.want, test.known)
		}
	}
}

func TestListedLinks(t *testing.T) {
	file := syntax.Read("links.json", []byte(`{"Items": [{}]}`), syntax.DefaultLimits())
	item := file.Root.Get("Items").Span
	for name, test := range map[string]struct {
		status Text
		span   syntax.Span
		want   bool
	}{
		"in a listing":          {literal("AVAILABLE"), item, true},
		"the whole answer":      {literal("AVAILABLE"), file.Root.Span, false},
		"in a request":          {Text{}, item, false},
		"in no file whatsoever": {literal("AVAILABLE"), syntax.Span{}, false},
	} {
		link := &VPCLink{Object: Object{Span: test.span}, Status: test.status}
		if got := link.Listed(); got != test.want {
			t.Errorf("%s: got %t, want %t", name, got, test.want)
		}
	}
}

func TestLinkFinder(t *testing.T) {
	m := &Model{Links: []*VPCLink{{ID: literal("a1b2c3")}, {ID: symbolic("Link")}}}
	find := m.LinkFinder()
	if find(literal("a1b2c3")) != m.Links[0] || find(symbolic("Link")) != m.Links[1] || find(literal("z")) != nil || find(hidden()) != nil {
		t.Error("ids do not lead to their links")
	}
}
