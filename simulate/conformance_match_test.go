package simulate_test

import (
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// verdict collects what is not as expected.
type verdict struct {
	result *simulate.Result
	wrong  []string
	// unknown are the expectations that nothing here can check.
	unknown []string
}

// checks are the expectations that suites of users do not have. Those without
// a check are informative.
var checks = map[string]func(v *verdict, expected any){
	"conversion":         nil,
	"log_note":           nil,
	"body_text_hint":     nil,
	"decoded_body":       (*verdict).decoded,
	"selected_api":       func(v *verdict, x any) { v.ledTo(nil, x) },
	"selected_stage":     func(v *verdict, x any) { v.ledTo(x, nil) },
	"discover_instances": func(v *verdict, x any) { v.discovered(x.(map[string]any)) },
	"decision":           func(v *verdict, x any) { v.step("authorization", fmt.Sprint(x)) },
	"authorizer_called":  func(v *verdict, x any) { v.asked(x.(bool)) },
	"event":              func(v *verdict, x any) { v.event(x.(map[string]any)) },
	"method_request":     func(v *verdict, x any) { v.methodRequest(x.(map[string]any)) },
	"context":            func(v *verdict, x any) { v.context(x.(map[string]any)) },
}

// judge compares an answer with what is expected of it.
func judge(result *simulate.Result, expected map[string]any) *verdict {
	v := &verdict{result: result}
	judged := expect.Judge(result, datesLeftOpen(expected))
	for _, difference := range judged.Differences {
		v.wrong = append(v.wrong, difference.String())
	}
	for _, fault := range judged.Faults {
		name := strings.Join(fault.At, ".")
		check, ok := checks[name]
		switch {
		case check != nil:
			check(v, expected[name])
		case !ok && fault.Unknown:
			v.unknown = append(v.unknown, name)
		case !ok:
			v.wrong = append(v.wrong, fault.Message)
		}
	}
	return v
}

// step wants a step of the trace with a detail.
func (v *verdict) step(name, detail string) {
	found := slices.ContainsFunc(v.result.Trace.Steps, func(step simulate.Step) bool {
		return step.Step == name && strings.Contains(step.Detail, detail)
	})
	if !found {
		v.wrong = append(v.wrong, fmt.Sprintf("no step %s %s in %v", name, detail, v.result.Trace.Steps))
	}
}

// asked wants an authorizer to have answered, or not to have.
func (v *verdict) asked(want bool) {
	asked := slices.ContainsFunc(v.result.Trace.Steps, func(step simulate.Step) bool { return step.Step == "authorization" })
	if asked != want {
		v.wrong = append(v.wrong, fmt.Sprintf("authorizer_called: got %t, want %t", asked, want))
	}
}

// decoded unpacks the body by its coding.
func (v *verdict) decoded(want any) {
	reader, err := io.Reader(strings.NewReader(v.result.Body)), error(nil)
	switch v.result.Headers["Content-Encoding"] {
	case "gzip":
		reader, err = gzip.NewReader(reader)
	case "deflate":
		reader, err = zlib.NewReader(reader)
	}
	if err != nil {
		v.wrong = append(v.wrong, fmt.Sprintf("decoded_body: %v", err))
		return
	}
	if got, err := io.ReadAll(reader); err != nil || string(got) != want {
		v.wrong = append(v.wrong, fmt.Sprintf("decoded_body: got %q, %v, want %q", got, err, want))
	}
}

func (v *verdict) discovered(expected map[string]any) {
	v.step("cloud map", fmt.Sprint(expected["service"]))
	attributes, _ := expected["query_parameters"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		v.step("cloud map", fmt.Sprintf("%s=%v", name, attributes[name]))
	}
}
