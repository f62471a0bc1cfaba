package model_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestStrays(t *testing.T) {
	answers := func(kind string) []model.Action { return []model.Action{{Kind: text(kind)}} }
	redirecting := rule("redirecting", 1, on("path-pattern", "/*"))
	redirecting.Actions = answers("redirect")
	items, host := rule("items", 1, on("path-pattern", "/items*")), rule("host", 2, on("host-header", "api.example.com"))
	both := rule("both", 1, on("path-pattern", "/items*"), on("host-header", "api.example.com"))
	for _, test := range []struct {
		name     string
		listener model.Listener
		stage    string
		want     model.StrayReason
		rule     string
	}{
		{name: "default forwards", listener: model.Listener{Actions: answers("forward")}, stage: "test"},
		{name: "default unknown", listener: model.Listener{}, stage: "test"},
		{name: "other rules", listener: model.Listener{Actions: answers("redirect"), RulesOpen: true}, stage: "test"},
		{name: "default redirects", listener: model.Listener{Actions: answers("redirect")}, stage: "test", want: model.StrayByDefault},
		{
			name: "rule redirects", listener: model.Listener{Actions: answers("forward"), Rules: []*model.ListenerRule{redirecting}}, stage: "test",
			want: model.StrayByRule, rule: "redirecting",
		},
		{name: "rule fits", listener: model.Listener{Actions: answers("fixed-response"), Rules: []*model.ListenerRule{items}}, stage: "$default"},
		{
			name: "stage in the path", listener: model.Listener{Actions: answers("fixed-response"), Rules: []*model.ListenerRule{items}}, stage: "test",
			want: model.StrayByStage, rule: "items",
		},
		{
			name: "other host", listener: model.Listener{Actions: answers("fixed-response"), Rules: []*model.ListenerRule{host, items}}, stage: "test",
			want: model.StrayByHost, rule: "host",
		},
		{
			name: "stage and host", listener: model.Listener{Actions: answers("fixed-response"), Rules: []*model.ListenerRule{both}}, stage: "test",
			want: model.StrayByHost, rule: "both",
		},
		{
			name: "other path", listener: model.Listener{
				Actions: answers("fixed-response"), Rules: []*model.ListenerRule{rule("orders", 1, on("path-pattern", "/orders"))},
			},
			stage: "test", want: model.StrayByPath,
		},
	} {
		test.listener.Protocol = text("HTTP")
		in := &model.Integration{
			Protocol: model.HTTP, ConnectionType: text("VPC_LINK"), Listener: &test.listener, Method: text("ANY"),
			API:    &model.API{Protocol: model.HTTP, Stages: []*model.Stage{{StageName: literal(test.stage)}}},
			Routes: []*model.Route{{Method: text("GET"), Path: text("/items/{id}")}},
		}
		stray := in.Strays()
		name := ""
		if stray.Rule != nil {
			name = stray.Rule.Name
		}
		if stray.Reason != test.want || name != test.rule {
			t.Errorf("%s: reason %d, rule %q", test.name, stray.Reason, name)
		}
	}
}
