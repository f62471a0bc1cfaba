package expect_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// answer is what the tests compare expectations with.
func answer() *simulate.Result {
	return &simulate.Result{
		Status: 200, Body: `{"id": 7, "lines": [{"sku": "a1", "n": 2}], "at": "2026-02-04"}`,
		MultiValueHeaders: map[string][]string{"Content-Type": {"application/json"}, "X-Tag": {"a", "b"}},
		Log:               "Wed Feb 04 00:28:36 UTC 2026 : Starting execution for request: 1\nMethod completed with status: 200\n",
		Trace: simulate.Trace{
			Route: "GET /orders/{id}",
			BackendRequest: &simulate.SentRequest{
				Method: "GET", URL: "http://shop.internal:8080/orders/7?full=yes&tag=a&tag=b", Body: "n=2",
				Headers: map[string][]string{"Host": {"shop.internal"}}, Targets: []string{"ShopListener", "Shop"},
			},
		},
	}
}

func TestJudge(t *testing.T) {
	for name, test := range map[string]struct {
		expected string
		want     []string
	}{
		"nothing":      {`{}`, nil},
		"status":       {`{"status": 404}`, []string{"status: got 200, want 404"}},
		"status class": {`{"status_class": 2, "status_one_of": [200, 201]}`, nil},
		"other status": {`{"status_class": 4, "status_one_of": [201, 202]}`, []string{"status_class: got 2, want 4", "status_one_of: got [200], want [201,202]"}},
		"headers": {
			`{"headers": {"content-type": {"regex": "^application/"}, "x-tag": ["a", "b"], "X-Other": {"absent": true}, "X-Maybe": {"any_or_absent": true}}}`, nil,
		},
		"other headers": {
			`{"headers": {"Content-Type": "text/plain", "X-Other": {"any": true}, "X-Tag": {"absent": true}}}`,
			[]string{
				`headers.Content-Type: got "application/json", want "text/plain"`, `headers.X-Other: got {"absent":true}, want {"any":true}`,
				`headers.X-Tag: got ["a","b"], want {"absent":true}`,
			},
		},
		"only headers": {`{"headers_only": ["content-type"]}`, []string{"headers_only: there is a header X-Tag"}},
		"body":         {`{"body": "no"}`, []string{`body: got "{\"id\": 7, \"lines\": [{\"sku\": \"a1\", \"n\": 2}], \"at\": \"2026-02-04\"}", want "no"`}},
		"JSON":         {`{"body_json": {"id": 7.0, "lines": [{"sku": "a1", "n": 2}], "at": {"regex": "^\\d{4}-"}}}`, nil},
		"other JSON": {
			`{"body_json": {"id": "7", "lines": [{"sku": "a2", "n": 2}], "by": "anna"}}`,
			[]string{
				`body_json.by: got {"absent":true}, want "anna"`, `body_json.id: got 7, want "7"`, `body_json.lines.0.sku: got "a1", want "a2"`,
				`body_json.at: got "2026-02-04", want {"absent":true}`,
			},
		},
		"part of JSON":       {`{"body_json_subset": {"lines": [{"n": 2}]}}`, nil},
		"other part of JSON": {`{"body_json_subset": {"lines": []}}`, []string{`body_json_subset.lines: got [{"n":2,"sku":"a1"}], want []`}},
		"parts":              {`{"body_contains_all": ["id", "none"]}`, []string{"body_contains_all: " + `"{\"id\": 7, \"lines\": [{\"sku\": \"a1\", \"n\": 2}], \"at\": \"2026-02-04\"}" lacks "none"`}},
		"backend": {
			`{"backend_called": true, "dialled": "Shop", "selected_route": "GET /orders/{id}", "backend_request": {"method": "GET", "scheme": "http", "sni": "", "host": "shop.internal:8080",
			"path": "/orders/7", "query": {"full": "yes", "tag": ["a", "b"]}, "query_exact": true, "headers": {"host": {"any": true}}, "headers_exact": true,
			"body": "n=2", "body_base64": "bj0y", "body_length": 3, "body_contains": "2"}}`, nil,
		},
		"other backend": {
			`{"backend_called": false, "dialled": "Other", "selected_route": "ANY /", "backend_request": {"path": "/orders/8", "sni": "shop.internal", "query": {"full": "no"}, "query_exact": true,
			"headers": {}, "headers_exact": true, "body_json": {}, "body_length": 4}}`,
			[]string{
				"backend_called: got true, want false", `backend_request.body_json: "n=2" is no JSON: invalid character '=' in literal null (expecting 'u')`,
				"backend_request.body_length: got 3, want 4", "backend_request.headers_exact: there is a header Host", `backend_request.path: got "/orders/7", want "/orders/8"`,
				`backend_request.query.full: got "yes", want "no"`, "backend_request.query_exact: the query full=yes&tag=a&tag=b has other names", `backend_request.sni: got "", want "shop.internal"`,
				`dialled: "Other" is none of ShopListener, Shop`, `selected_route: got "GET /orders/{id}", want "ANY /"`,
			},
		},
		"log": {
			`{"log": ["<ts> : Starting execution for request: <request-id>", "Method completed with status: 200", ""],
			"log_contains": ["Starting", {"regex": "status: \\d+"}], "log_not_contains": ["failed"]}`, nil,
		},
		"other log": {
			`{"log": ["<ts> : Starting execution", "Method completed with status: 200", ""], "log_contains": ["status", "Starting"], "log_not_contains": ["Method"]}`,
			[]string{
				`log.0: got "Wed Feb 04 00:28:36 UTC 2026 : Starting execution for request: 1", want "<ts> : Starting execution"`,
				`log_contains: the log lacks, or has out of order, "Starting"`, `log_not_contains: the log has "Method"`,
			},
		},
		"shorter log": {
			`{"log": ["Method completed with status: 200"]}`,
			[]string{`log: got ["Wed Feb 04 00:28:36 UTC 2026 : Starting execution for request: 1","Method completed with status: 200",""], want ["Method completed with status: 200"]`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			verdict := expect.Judge(answer(), decode(t, test.expected))
			var got []string
			for _, difference := range verdict.Differences {
				got = append(got, difference.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" || len(verdict.Faults) > 0 {
				t.Errorf("faults %v, differences (-want +got):\n%s", verdict.Faults, diff)
			}
		})
	}
}

// TestNothingSent wants a request that no backend got.
func TestNothingSent(t *testing.T) {
	result := answer()
	result.Trace.BackendRequest = nil
	verdict := expect.Judge(result, decode(t, `{"backend_called": false, "backend_request": {"method": "GET"}, "dialled": "Shop"}`))
	if len(verdict.Differences) != 2 || !strings.Contains(verdict.Differences[0].Reason, "not called") {
		t.Errorf("got %v", verdict.Differences)
	}
}

func TestFaults(t *testing.T) {
	for expected, want := range map[string]string{
		`{"statsu": 200}`:                                      `nothing is called "statsu" here, did you mean "status"?`,
		`{"backend_request": {"verb": "GET"}}`:                 `nothing is called "verb" here; known are body,`,
		`{"status": "200"}`:                                    `status should be a number, not "200"`,
		`{"status_one_of": 200}`:                               `status_one_of should be a list of numbers, not 200`,
		`{"headers": ["a"]}`:                                   `headers should be a map of names to values, not ["a"]`,
		`{"headers": {"X": {"any": 1}}}`:                       `X should be a text, a list of texts, or a matcher such as {"any": true}, not {"any":1}`,
		`{"headers": {"X": {"regex": "("}}}`:                   `X should be a pattern of Go, not {"regex":"("}`,
		`{"log_contains": [{"regex": "("}]}`:                   `log_contains should be a list of texts, or of {"regex": "..."}`,
		`{"backend_called": "yes"}`:                            `backend_called should be true or false, not "yes"`,
		`{"backend_request": {"body_length": "3", "path": 1}}`: `body_length should be a number, not "3"`,
	} {
		faults := expect.Check(decode(t, expected))
		if len(faults) != 1 || !strings.HasPrefix(faults[0].Message, want) {
			t.Errorf("%s gave %v", expected, faults)
		}
		if verdict := expect.Judge(answer(), decode(t, expected)); len(verdict.Differences) > 0 || len(verdict.Faults) != 1 {
			t.Errorf("%s was compared: %v", expected, verdict)
		}
	}
}

func decode(t *testing.T, text string) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}
