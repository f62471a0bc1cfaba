package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestWhatFollowsARNs(t *testing.T) {
	const (
		listener = "arn:aws:elasticloadbalancing:us-east-2:123456789012:listener/app/orders/50dc6c495c0c9188/0467ef3c8400ae65"
		service  = "arn:aws:servicediscovery:us-east-2:123456789012:service/srv-abcdefgh12345678"
	)
	hole := func(gives Thing, rest string) Text {
		pieces := []Piece{{Hole: &Hole{Name: "It", Resource: "It", Gives: gives}}}
		if rest != "" {
			pieces = append(pieces, Piece{Literal: rest})
		}
		return Compose(pieces, syntax.Span{})
	}
	tests := []struct {
		name string
		text Text
		want string
	}{
		{"a listener", text(listener), ""},
		{"a listener with a path", text(listener + "/orders/{id}"), "orders/{id}"},
		{"a listener with a port", text(listener + ":8080"), "8080"},
		{"a listener with a query", text(listener + "?a=b"), "a=b"},
		{"a service", text(service), ""},
		{"a service with a query", text(service + "?stage=prod/1"), ""},
		{"a service with a path", text(service + "/orders?stage=prod"), "orders"},
		{"a reference to a listener", hole(ListenerARN, ""), ""},
		{"a reference to a listener with a path", hole(ListenerARN, "/orders"), "/orders"},
		{"a reference to a service with a query", hole(CloudMapServiceARN, "?stage=prod"), ""},
		{"a reference to a service with a path", hole(CloudMapServiceARN, "/orders"), "/orders"},
		{"a reference to something else", hole(NoThing, "/orders"), ""},
		{"a URL", text("http://a/b"), ""},
		{"nothing", AbsentText(syntax.Span{}), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.text.Beyond(); got.String() != test.want || got.Present() != (test.want != "") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
