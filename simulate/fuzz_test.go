package simulate_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/simulate"
)

func FuzzRun(f *testing.F) {
	f.Add("rest.yaml", "/invoices/{id}", "GET", "/invoices/7?a=b", "X-User", "anna", "a.internal:8080")
	f.Add("rest.yaml", "/{proxy+}", "POST", "//x/%zz?;&=", "Host", "", "")
	f.Add("http.yaml", "", "GET", "/orders/7#x", "Authorization", "Bearer x", "")
	f.Fuzz(func(t *testing.T, template, resource, method, path, header, value, host string) {
		if template != "rest.yaml" && template != "http.yaml" {
			return
		}
		m := world(t, template)
		api, route, err := simulate.Select(m, "", resource, method)
		if err != nil {
			api, route = m.APIs[0], nil
		}
		made := simulate.Setup{Model: m, API: api, Route: route, Now: clock(), NewID: func() string { return "1" }}
		result, err := simulate.Run(context.Background(), made, simulate.Call{
			Method: method, PathWithQuery: path, Headers: simulate.Headers{{Name: header, Value: value}},
			StageVariables: map[string]string{"host": host, "link": "Link"},
		})
		var unknown *simulate.Unknown
		switch {
		case err != nil && !errors.As(err, &unknown):
			t.Errorf("neither an answer nor unknown: %v", err)
		case err == nil && result.Status == 0:
			t.Error("an answer without a status")
		case err == nil && !strings.Contains(result.Log, "Method completed with status: "):
			t.Errorf("a log without an end:\n%s", result.Log)
		}
	})
}
