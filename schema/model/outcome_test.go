package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func on(field string, values ...string) model.RuleCondition {
	condition := model.RuleCondition{Field: text(field)}
	for _, value := range values {
		condition.Values = append(condition.Values, text(value))
	}
	return condition
}

func rule(name string, priority int, conditions ...model.RuleCondition) *model.ListenerRule {
	return &model.ListenerRule{
		Object: model.Object{Name: name}, Priority: model.KnownValue(priority, syntax.Span{}), Conditions: conditions,
		Actions: []model.Action{{Kind: text("forward")}},
	}
}

// request makes one of which only verb, host and path are known.
func request(method, host, path string) model.Request {
	return model.Request{Method: text(method), Host: text(host), Path: text(path), HeadersOpen: true, QueryOpen: true, Source: text("$")}
}

func TestMeets(t *testing.T) {
	named := func(c model.RuleCondition, header string) model.RuleCondition {
		c.Header = text(header)
		return c
	}
	open := func(c model.RuleCondition) model.RuleCondition {
		c.ValuesOpen = true
		return c
	}
	pair := func(key, value string) model.RuleCondition {
		return model.RuleCondition{Field: text("query-string"), Pairs: []model.Setting{{Name: text(key), Value: text(value)}}}
	}
	asked := request("GET", "api.example.com", "/items/$")
	asked.Headers = []model.Setting{{Name: text("X-Team"), Value: text("parcels")}}
	asked.Query = []model.Setting{{Name: text("version"), Value: text("V2")}}
	closed := asked
	closed.HeadersOpen, closed.QueryOpen, closed.Source = false, false, text("10.0.1.7")
	linked, hidden := asked, asked
	linked.From = &model.Placement{
		In: []*model.Subnet{{CIDR: text("10.0.1.0/24")}, {CIDR: text("10.0.2.0/24")}}, SubnetList: model.KnownValue(2, syntax.Span{}),
	}
	hidden.From = &model.Placement{In: linked.From.In, SubnetList: model.KnownValue(3, syntax.Span{})}
	for _, test := range []struct {
		name      string
		condition model.RuleCondition
		asked     model.Request
		want      model.Answer
	}{
		{"host of any case", on("host-header", "API.example.com"), asked, model.Yes},
		{"other host", on("host-header", "www.example.com"), asked, model.No},
		{"one of two hosts", on("host-header", "www.example.com", "*.example.com"), asked, model.Yes},
		{"path below", on("path-pattern", "/items/*"), asked, model.Yes},
		{"case of paths", on("path-pattern", "/Items/*"), asked, model.No},
		{"one path of many", on("path-pattern", "/items/7"), asked, model.CannotTell},
		{"value that nobody knows", on("path-pattern", "/$/*"), asked, model.CannotTell},
		{"verb", on("http-request-method", "GET", "HEAD"), asked, model.Yes},
		{"other verb", on("http-request-method", "POST"), asked, model.No},
		{"mapped header", named(on("http-header", "par*"), "x-team"), asked, model.Yes},
		{"mapped header, other value", named(on("http-header", "letters"), "x-team"), asked, model.No},
		{"header of the caller", named(on("http-header", "par*"), "x-other"), asked, model.CannotTell},
		{"header that is not sent", named(on("http-header", "par*"), "x-other"), closed, model.No},
		{"header Host", named(on("http-header", "api.*"), "Host"), asked, model.Yes},
		{"query", pair("version", "v2"), asked, model.Yes},
		{"other query", pair("version", "v3"), asked, model.CannotTell},
		{"query that is not sent", pair("version", "v3"), closed, model.No},
		{"address within", on("source-ip", "10.0.0.0/16"), closed, model.Yes},
		{"address outside", on("source-ip", "10.1.0.0/16", "192.168.0.0/24"), closed, model.No},
		{"address that nobody knows", on("source-ip", "10.0.0.0/16"), asked, model.CannotTell},
		{"addresses of the link", on("source-ip", "10.0.0.0/16"), linked, model.Yes},
		{"some addresses of the link", on("source-ip", "10.0.1.0/24"), linked, model.CannotTell},
		{"other addresses than the link", on("source-ip", "192.168.0.0/24"), linked, model.No},
		{"addresses of a hidden subnet", on("source-ip", "10.0.0.0/16"), hidden, model.CannotTell},
		{"a block that is none", on("source-ip", "10.0.0.7"), closed, model.CannotTell},
		{"regular expressions beside", open(on("path-pattern", "/orders")), asked, model.CannotTell},
		{"unknown kind", on("$", "x"), asked, model.CannotTell},
		{"new kind", on("colour", "x"), asked, model.CannotTell},
	} {
		if got := test.condition.Meets(&test.asked); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestOutcomes(t *testing.T) {
	unordered := rule("any place", 0)
	unordered.Priority = model.UnknownValue[int]("nobody knows", syntax.Span{})
	open := rule("open", 5)
	open.ConditionsOpen = true
	items, orders, all := rule("items", 20, on("path-pattern", "/items*")), rule("orders", 10, on("path-pattern", "/orders*")), rule("all", 30)
	both := rule("both", 1, on("path-pattern", "/items*"), on("http-request-method", "POST"))
	for _, test := range []struct {
		name  string
		rules []*model.ListenerRule
		path  string
		want  []string
	}{
		{"no rule", nil, "/items", []string{"default"}},
		{"the rule that fits", []*model.ListenerRule{items, orders}, "/items/7", []string{"items"}},
		{"no rule fits", []*model.ListenerRule{items, orders}, "/test/items", []string{"default"}},
		{"priority decides", []*model.ListenerRule{all, items}, "/items", []string{"items"}},
		{"a rule without conditions", []*model.ListenerRule{all, orders}, "/items", []string{"all"}},
		{"perhaps one rule", []*model.ListenerRule{items, orders}, "/$", []string{"orders", "items", "default"}},
		{"all conditions count", []*model.ListenerRule{both}, "/items", []string{"default"}},
		{"open conditions", []*model.ListenerRule{items, open}, "/items", []string{"open", "items"}},
		{"unknown priority", []*model.ListenerRule{items, unordered}, "/items", []string{"any place", "items"}},
	} {
		listener := model.Listener{Rules: test.rules}
		asked := request("GET", "$", test.path)
		outcomes, sure := listener.Outcomes(&asked)
		var got []string
		for _, outcome := range outcomes {
			if outcome.Rule == nil {
				got = append(got, "default")
			} else {
				got = append(got, outcome.Rule.Name)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" || !sure {
			t.Errorf("%s: sure %t, -want +got\n%s", test.name, sure, diff)
		}
	}
	asked := request("GET", "$", "/")
	if _, sure := (&model.Listener{RulesOpen: true}).Outcomes(&asked); sure {
		t.Error("sure although there may be other rules")
	}
}

func TestDecides(t *testing.T) {
	login, forward := model.Action{Kind: text("authenticate-oidc")}, model.Action{Kind: text("forward")}
	lenient := login
	lenient.Unauthenticated = text("allow")
	for _, test := range []struct {
		name    string
		actions []model.Action
		want    model.Answer
	}{
		{"none", nil, model.CannotTell},
		{"forward", []model.Action{forward}, model.Yes},
		{"login first", []model.Action{login, forward}, model.No},
		{"login that lets pass", []model.Action{lenient, forward}, model.Yes},
		{"redirect", []model.Action{{Kind: text("redirect")}}, model.No},
		{"unknown", []model.Action{{Kind: text("$")}}, model.CannotTell},
	} {
		outcome := model.Outcome{Actions: test.actions}
		if got := outcome.Forwards(); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}
