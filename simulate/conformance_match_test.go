package simulate_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/simulate"
)

// verdict collects what is not as expected.
type verdict struct {
	result simulate.Result
	wrong  []string
	// unknown are the expectations that nothing here can check.
	unknown []string
}

func (v *verdict) want(ok bool, format string, args ...any) {
	if !ok {
		v.wrong = append(v.wrong, fmt.Sprintf(format, args...))
	}
}

// checks are the expectations about an answer by their names.
var checks = map[string]func(v *verdict, expected any){
	"status": func(v *verdict, x any) {
		v.want(x == float64(v.result.Status), "status %d, want %v", v.result.Status, x)
	},
	"status_one_of": func(v *verdict, x any) { v.status(x.([]any)) },
	"status_class": func(v *verdict, x any) {
		v.want(x == float64(v.result.Status/100), "status %d, want %vxx", v.result.Status, x)
	},
	"headers": func(v *verdict, x any) { v.headers("answer", x.(map[string]any), v.result.MultiValueHeaders) },
	"multi_value_headers": func(v *verdict, x any) {
		v.headers("answer", x.(map[string]any), v.result.MultiValueHeaders)
	},
	"headers_only": func(v *verdict, x any) { v.onlyNames("answer", valuesOf(x), nil, v.result.MultiValueHeaders) },
	"body":         func(v *verdict, x any) { v.want(x == v.result.Body, "body %q, want %q", v.result.Body, x) },
	"body_json":    func(v *verdict, x any) { v.json(v.result.Body, x) },
	"body_base64": func(v *verdict, x any) {
		v.want(x == base64.StdEncoding.EncodeToString([]byte(v.result.Body)), "body %q, want %v", v.result.Body, x)
	},
	"body_json_subset": func(v *verdict, x any) { v.jsonSubset(v.result.Body, x.(map[string]any)) },
	"body_normalized": func(v *verdict, x any) {
		v.want(strings.Join(strings.Fields(v.result.Body), " ") == strings.Join(strings.Fields(x.(string)), " "), "body %q, want %v", v.result.Body, x)
	},
	"conversion":        func(*verdict, any) {},
	"log_note":          func(*verdict, any) {},
	"body_contains_all": func(v *verdict, x any) { v.containsAll(v.result.Body, valuesOf(x)) },
	"body_text_hint":    func(*verdict, any) {},
	"backend_called": func(v *verdict, x any) {
		v.want(x == (v.result.Trace.BackendRequest != nil), "backend called: %t", v.result.Trace.BackendRequest != nil)
	},
	"backend_request":    func(v *verdict, x any) { v.backend(x.(map[string]any)) },
	"log":                func(v *verdict, x any) { v.log(valuesOf(x)) },
	"log_contains":       func(v *verdict, x any) { v.logContains(x.([]any)) },
	"log_not_contains":   func(v *verdict, x any) { v.logLacks(valuesOf(x)) },
	"selected_route":     func(v *verdict, x any) { v.step("route", x.(string)) },
	"discover_instances": func(v *verdict, x any) { v.discovered(x.(map[string]any)) },
	"dialled": func(v *verdict, x any) {
		sent := v.result.Trace.BackendRequest
		v.want(sent != nil && slices.Contains(sent.Targets, x.(string)), "%v was not dialled", x)
	},
}

// judge compares an answer with what is expected of it.
func judge(result simulate.Result, expected map[string]any) *verdict {
	v := &verdict{result: result}
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		if check, ok := checks[name]; ok {
			check(v, expected[name])
		} else {
			v.unknown = append(v.unknown, name)
		}
	}
	return v
}

func (v *verdict) status(allowed []any) {
	v.want(slices.Contains(allowed, any(float64(v.result.Status))), "status %d, want one of %v", v.result.Status, allowed)
}

func (v *verdict) json(text string, expected any) {
	var got any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		v.want(false, "%q is no JSON: %v", text, err)
		return
	}
	v.want(cmp.Equal(got, expected), "JSON %v, want %v", got, expected)
}

// jsonMatch compares JSON in which matchers may stand.
func (v *verdict) jsonMatch(text string, expected any) {
	var got any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		v.want(false, "%q is no JSON: %v", text, err)
		return
	}
	v.matchAt("", got, expected)
}

func (v *verdict) matchAt(path string, got, expected any) {
	entries, ok := expected.(map[string]any)
	others, object := got.(map[string]any)
	if !ok || !object {
		if values := valuesOf(got); got != nil && !matches(expected, values) {
			v.want(cmp.Equal(got, expected), "JSON %s is %v, want %v", path, got, expected)
		}
		return
	}
	for name, want := range entries {
		v.matchAt(path+"/"+name, others[name], want)
	}
	for name := range others {
		_, known := entries[name]
		v.want(known, "JSON %s/%s is not expected", path, name)
	}
}

// jsonSubset wants some keys of an object.
func (v *verdict) jsonSubset(text string, expected map[string]any) {
	var got map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		v.want(false, "%q is no JSON object: %v", text, err)
		return
	}
	for name, want := range expected {
		v.want(cmp.Equal(got[name], want), "JSON %s is %v, want %v", name, got[name], want)
	}
}

func (v *verdict) containsAll(text string, parts []string) {
	for _, part := range parts {
		v.want(strings.Contains(text, part), "%q lacks %q", text, part)
	}
}

// headers compares some headers; names count without case.
func (v *verdict) headers(of string, expected map[string]any, got map[string][]string) {
	folded := make(map[string][]string, len(got))
	for name, values := range got {
		folded[strings.ToLower(name)] = values
	}
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		values := folded[strings.ToLower(name)]
		v.want(matches(expected[name], values), "%s: header %s is %q, want %v", of, name, values, expected[name])
	}
}

// onlyNames wants no other headers than those expected and excepted.
func (v *verdict) onlyNames(of string, expected, excepted []string, got map[string][]string) {
	for name := range got {
		known := slices.ContainsFunc(slices.Concat(expected, excepted), func(other string) bool { return strings.EqualFold(other, name) })
		v.want(known, "%s: there is a header %s", of, name)
	}
}

// matches compares values with a value, a list of values or a matcher. A
// header may carry its values in one line or in several.
func matches(expected any, got []string) bool {
	matcher, ok := expected.(map[string]any)
	if !ok {
		want := valuesOf(expected)
		return slices.Equal(want, got) || len(want) > 0 && strings.Join(want, ",") == strings.Join(got, ",")
	}
	pattern, isPattern := matcher["regex"].(string)
	switch {
	case matcher["any_or_absent"] == true:
		return true
	case matcher["any"] == true:
		return len(got) > 0
	case matcher["equals_client_host"] == true:
		return len(got) == 1 && strings.HasSuffix(got[0], ".amazonaws.com")
	case matcher["absent"] == true:
		return len(got) == 0
	case isPattern:
		return len(got) > 0 && regexp.MustCompile(pattern).MatchString(got[len(got)-1])
	default:
		return false
	}
}

// backend compares the request that the backend got.
func (v *verdict) backend(expected map[string]any) {
	sent := v.result.Trace.BackendRequest
	if sent == nil {
		v.want(false, "the backend was not called")
		return
	}
	address, err := url.Parse(sent.URL)
	if err != nil {
		v.want(false, "%v", err)
		return
	}
	path := address.EscapedPath()
	if path == "" {
		path = "/"
	}
	headers := maps.Clone(sent.Headers)
	excepted := valuesOf(orEmpty(expected["headers_exact_except"]))
	if !slices.ContainsFunc(slices.Collect(maps.Keys(headers)), isContentLength) {
		excepted = append(excepted, "Content-Length")
		headers["Content-Length"] = []string{strconv.Itoa(len(sent.Body))}
	}
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		want := expected[name]
		switch name {
		case "method":
			v.want(matches(want, []string{sent.Method}), "method %s, want %v", sent.Method, want)
		case "scheme":
			v.want(want == address.Scheme, "scheme %s, want %v", address.Scheme, want)
		case "path":
			v.want(matches(want, []string{path}), "path %s, want %v", path, want)
		case "path_one_of":
			v.want(slices.Contains(valuesOf(want), path), "path %s, want one of %v", path, want)
		case "query":
			v.query(want.(map[string]any), address.Query())
		case "query_exact":
			v.want(!want.(bool) || v.sameNames(expected["query"], address.Query()), "query %s has other names", address.RawQuery)
		case "headers":
			v.headers("backend", want.(map[string]any), headers)
		case "headers_exact":
			v.onlyNames("backend", namesIn(expected["headers"]), excepted, headers)
		case "headers_exact_except":
		case "body":
			v.want(matches(want, []string{sent.Body}), "body %q, want %v", sent.Body, want)
		case "body_json":
			v.json(sent.Body, want)
		case "body_base64":
			v.want(want == base64.StdEncoding.EncodeToString([]byte(sent.Body)), "body %q, want %v", sent.Body, want)
		case "body_json_subset":
			v.jsonSubset(sent.Body, want.(map[string]any))
		case "body_length":
			v.want(want == float64(len(sent.Body)), "body of %d bytes, want %v", len(sent.Body), want)
		case "body_json_match":
			v.jsonMatch(sent.Body, want)
		case "body_json_keys_exact":
		case "body_contains":
			v.containsAll(sent.Body, valuesOf(want))
		default:
			v.unknown = append(v.unknown, "backend_request."+name)
		}
	}
}

func isContentLength(name string) bool { return strings.EqualFold(name, "Content-Length") }

func orEmpty(value any) any {
	if value == nil {
		return []any{}
	}
	return value
}

func namesIn(value any) []string {
	entries, _ := value.(map[string]any)
	return slices.Collect(maps.Keys(entries))
}

func (v *verdict) query(expected map[string]any, got url.Values) {
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		v.want(matches(expected[name], got[name]), "query %s is %q, want %v", name, got[name], expected[name])
	}
}

func (v *verdict) sameNames(expected any, got url.Values) bool {
	for name := range got {
		if !slices.Contains(namesIn(expected), name) {
			return false
		}
	}
	return true
}

// placeholder is what stands for any text in an expected log, such as <ts>.
const placeholder = `<[a-z-]+>`

// log compares all lines.
func (v *verdict) log(expected []string) {
	lines := strings.Split(v.result.Log, "\n")
	v.want(len(lines) == len(expected), "the log has %d lines, want %d:\n%s", len(lines), len(expected), v.result.Log)
	for i := range min(len(lines), len(expected)) {
		pattern := regexp.MustCompile(placeholder).ReplaceAllLiteralString(regexp.QuoteMeta(expected[i]), ".+")
		v.want(regexp.MustCompile("^"+pattern+"$").MatchString(lines[i]), "log: %q, want %q", lines[i], expected[i])
	}
}

// logContains wants texts and patterns in this order.
func (v *verdict) logContains(expected []any) {
	rest := v.result.Log
	for _, want := range expected {
		pattern := ""
		switch want := want.(type) {
		case string:
			pattern = regexp.QuoteMeta(want)
		case map[string]any:
			pattern, _ = want["regex"].(string)
		}
		at := regexp.MustCompile(pattern).FindStringIndex(rest)
		if at == nil {
			v.want(false, "the log lacks, or has out of order, %v:\n%s", want, v.result.Log)
			return
		}
		rest = rest[at[1]:]
	}
}

func (v *verdict) logLacks(unwanted []string) {
	for _, text := range unwanted {
		v.want(!strings.Contains(v.result.Log, text), "the log has %q", text)
	}
}

// step wants a step of the trace with a detail.
func (v *verdict) step(name, detail string) {
	for _, step := range v.result.Trace.Steps {
		if step.Step == name && strings.Contains(step.Detail, detail) {
			return
		}
	}
	v.want(false, "no step %s %s in %v", name, detail, v.result.Trace.Steps)
}

func (v *verdict) discovered(expected map[string]any) {
	v.step("cloud map", fmt.Sprint(expected["service"]))
	attributes, _ := expected["query_parameters"].(map[string]any)
	for name, value := range attributes {
		v.step("cloud map", fmt.Sprintf("%s=%v", name, value))
	}
}
