package simulate_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

func TestSelect(t *testing.T) {
	rest := world(t, "rest.yaml")
	tests := []struct{ api, resource, method, want string }{
		{"", "/invoices/{id}", "GET", "ReadInvoice"},
		{"Api", "Invoice", "GET", "ReadInvoice"},
		{"billing", "Invoice", "DELETE", "Unmapped"},
		{"", "/{proxy+}", "PATCH", "AnyElse"},
		{"", "PATCH /invoices", "", "PlainToTls"},
		{"", "", "DELETE", "choose: DELETE /invoices/{id}, ANY /{proxy+}"},
		{"Other", "", "GET", `there is no API "Other"; the files hold Api`},
		{"", "/nowhere", "GET", `has no resource "/nowhere"; it has GET /invoices/{id}`},
		{"", "/invoices/{id}", "PUT", "no method PUT there"},
		{"Apu", "", "GET", `did you mean "Api"?`},
		{"", "/invoice/{id}", "GET", `did you mean "/invoices/{id}"?`},
	}
	for _, test := range tests {
		_, route, err := simulate.Select(rest, test.api, test.resource, test.method)
		got := ""
		switch {
		case err != nil:
			got = err.Error()
		case route != nil:
			got = route.Name
		}
		for part := range strings.SplitSeq(strings.TrimPrefix(test.want, "choose: "), ", ") {
			if !strings.Contains(got, part) {
				t.Errorf("%q %q %q: %q, want %q", test.api, test.resource, test.method, got, part)
			}
		}
	}
}

func TestSelectRefusesWebSockets(t *testing.T) {
	m := &model.Model{APIs: []*model.API{{Protocol: model.WebSocket, Title: text("chat")}}}
	var unknown *simulate.Unknown
	if _, _, err := simulate.Select(m, "", "", "$connect"); !errors.As(err, &unknown) || unknown.Need != "a WebSocket API is not simulated" {
		t.Errorf("got %v", err)
	}
}

func TestSelectStageNamesThoseThereAre(t *testing.T) {
	api := world(t, "rest.yaml").APIs[0]
	if _, err := simulate.SelectStage(api, "test"); err == nil || !strings.Contains(err.Error(), `no stage "test"; it has prod`) {
		t.Errorf("got %v", err)
	}
}

func TestEnterStage(t *testing.T) {
	api := world(t, "rest.yaml").APIs[0]
	if _, err := simulate.EnterStage(api, "test"); err == nil || !strings.Contains(err.Error(), `no stage "test"; it has prod`) {
		t.Errorf("got %v", err)
	}
	if stage, err := simulate.EnterStage(api, "prod"); err != nil || stage != api.Stages[0] {
		t.Errorf("got %v, %v", stage, err)
	}
	api.Stages = nil
	if _, err := simulate.EnterStage(api, "test"); err == nil || !strings.Contains(err.Error(), "it has nothing") {
		t.Errorf("got %v", err)
	}
	api.Standalone = true
	if stage, err := simulate.EnterStage(api, "test"); err != nil || !stage.StageName.Is("test") || stage.API != api {
		t.Errorf("got %v, %v", stage, err)
	}
}

func TestSelectStageKnowsNearWords(t *testing.T) {
	api := world(t, "rest.yaml").APIs[0]
	if _, err := simulate.SelectStage(api, "prd"); err == nil || !strings.Contains(err.Error(), `did you mean "prod"?`) {
		t.Errorf("got %v", err)
	}
}

func TestWhatTheFilesDoNotSayIsUnknown(t *testing.T) {
	m := world(t, "rest.yaml")
	queue := setup(t, m, "/invoices", "OPTIONS")
	queue.Route.Integration.Kind = model.Literal("SOAP", queue.Route.Integration.Kind.Where())
	_, err := simulate.Run(t.Context(), queue, simulate.Call{Method: "OPTIONS"})
	var unknown *simulate.Unknown
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "integrations of type SOAP are not simulated") {
		t.Errorf("got %v", err)
	}
	made := setup(t, m, "/invoices/{id}", "GET")
	made.Backends = []simulate.Binding{{Target: "Elsewhere", Backend: ok()}}
	_, err = simulate.Run(t.Context(), made, simulate.Call{Method: "GET"})
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "TARGET is one of Group, Plain, Nlb") {
		t.Errorf("got %v", err)
	}
	for protocol, want := range map[model.Protocol]string{model.WebSocket: "WebSocket API is not simulated", model.UnknownProtocol: "REST or an HTTP API"} {
		api := &model.API{Protocol: protocol}
		if _, err = simulate.Run(t.Context(), simulate.Setup{API: api}, simulate.Call{}); !errors.As(err, &unknown) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", protocol, err)
		}
	}
}

func TestTheNearestBackendAnswers(t *testing.T) {
	near, far := ok(), ok()
	made := setup(t, world(t, "rest.yaml"), "/invoices/{id}", "GET")
	made.Backends = []simulate.Binding{{Target: "*", Backend: far}, {Target: "Nlb", Backend: far}, {Target: "Plain", Backend: near}}
	if _, err := simulate.Run(t.Context(), made, simulate.Call{Method: "GET", PathWithQuery: "/invoices/7"}); err != nil {
		t.Fatal(err)
	}
	if near.got == nil || far.got != nil {
		t.Error("the request went to the wrong backend")
	}
}
