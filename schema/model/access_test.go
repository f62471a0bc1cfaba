package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestOpenRoutes(t *testing.T) {
	tests := []struct {
		name          string
		authorization Text
		want          Answer
	}{
		{"nothing said", AbsentText(syntax.Span{}), Yes},
		{"none", text("NONE"), Yes},
		{"signed", text("AWS_IAM"), No},
		{"a parameter", UnknownText("Kind", "parameter Kind has no default", syntax.Span{}), CannotTell},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := (&Route{Authorization: test.authorization}).Open(); got != test.want {
				t.Errorf("open %v, want %v", got, test.want)
			}
		})
	}
}

func TestRoutesThatCatchAll(t *testing.T) {
	for path, want := range map[string]bool{"$default": true, "/{proxy+}": true, "/orders/{proxy+}": false, "/{id}": false, "/": false} {
		if got := (&Route{Path: text(path)}).Catches(); got != want {
			t.Errorf("%s catches all: %t, want %t", path, got, want)
		}
	}
}

func TestPreflightRequests(t *testing.T) {
	route := func(method, path, authorization string) *Route {
		return &Route{Method: text(method), Path: text(path), Authorization: text(authorization)}
	}
	guarded := route("ANY", "/orders", "JWT")
	hidden := route("OPTIONS", "/orders", "NONE")
	hidden.Path = UnknownText("Path", "nobody tells", syntax.Span{})
	tests := []struct {
		name  string
		api   API
		other *Route
		want  Answer
	}{
		{"no other route", API{Protocol: REST}, route("GET", "/", "NONE"), No},
		{"a route on the path", API{Protocol: REST}, route("OPTIONS", "/orders", "NONE"), Yes},
		{"a guarded route on the path", API{Protocol: REST}, route("OPTIONS", "/orders", "JWT"), No},
		{"a route on another path", API{Protocol: REST}, route("OPTIONS", "/stock", "NONE"), No},
		{"a route for all paths", API{Protocol: REST}, route("OPTIONS", "/{proxy+}", "NONE"), Yes},
		{"a route on a path that nobody can tell", API{Protocol: REST}, hidden, Yes},
		{"an HTTP API that answers by itself", API{Protocol: HTTP, CORS: &CORS{}}, route("GET", "/", "NONE"), Yes},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.api.Routes = []*Route{guarded, test.other}
			if got := test.api.AnswersPreflight(guarded); got != test.want {
				t.Errorf("answers %v, want %v", got, test.want)
			}
		})
	}
}

func TestDomainsWithMutualTLS(t *testing.T) {
	api, other := &API{}, &API{}
	strict := &DomainName{HostName: text("strict"), TrustStore: text("s3://a/b")}
	loose := &DomainName{HostName: text("loose"), TrustStore: AbsentText(syntax.Span{})}
	m := Model{APIMappings: []*APIMapping{
		{API: api, Domain: Ref[DomainName]{To: loose}}, {API: api, Domain: Ref[DomainName]{To: strict}}, {API: other, Domain: Ref[DomainName]{To: loose}}, {API: api},
	}}
	if got := m.MutualTLSDomains(api); len(got) != 1 || got[0] != strict {
		t.Errorf("%d domains, want the strict one", len(got))
	}
	if got := m.MutualTLSDomains(other); len(got) != 0 {
		t.Errorf("%d domains, want none", len(got))
	}
}

func TestAPIsForBrowsers(t *testing.T) {
	allow := []Mapping{{Key: text("method.response.header.Access-Control-Allow-Origin"), Value: text("'*'")}}
	tests := []struct {
		name string
		api  API
		want bool
	}{
		{"nothing", API{Integrations: []*Integration{{}}}, false},
		{"answers of the gateway", API{GatewayResponses: []*GatewayResponse{{Parameters: allow}}}, true},
		{"answers of an integration", API{Integrations: []*Integration{{Responses: []IntegrationResponse{{Parameters: allow}}}}}, true},
		{"answers of an HTTP API", API{Integrations: []*Integration{{ResponseParameters: []ResponseMapping{{Mapping: Mapping{Key: text("append:header.access-control-allow-origin")}}}}}}, true},
		{"other headers", API{GatewayResponses: []*GatewayResponse{{Parameters: []Mapping{{Key: text("gatewayresponse.header.Retry-After")}}}}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.api.ServesBrowsers(); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

func TestGuardsAreThoseOfTheAPI(t *testing.T) {
	first, second := &API{}, &API{}
	m := Model{
		APIs:        []*API{first, second},
		Authorizers: []*Authorizer{{API: first, ID: text("tokens"), Object: Object{Name: "first"}}, {API: second, ID: text("tokens"), Object: Object{Name: "second"}}},
		Routes:      []*Route{{API: second, Authorizer: text("tokens")}, {API: second, Authorizer: text("token")}},
	}
	m.Seal()
	if guard := m.Routes[0].Guard; guard == nil || guard.Name != "second" {
		t.Errorf("guard %v, want that of the second API", guard)
	}
	if m.Routes[1].Guard != nil {
		t.Error("a name that no authorizer has was found")
	}
}
