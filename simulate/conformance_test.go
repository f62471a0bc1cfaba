package simulate_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// TestConformance runs the cases of fixtures/conformance. All of them have to
// be simulated, and nothing that they expect may go unchecked.
func TestConformance(t *testing.T) {
	paths := casesIn(t, filepath.Join("..", "fixtures", "conformance"))
	if len(paths) == 0 {
		t.Fatal("there are no cases")
	}
	for _, path := range paths {
		c := readConformance(t, path)
		t.Run(c.ID, func(t *testing.T) {
			if problems := c.problems(t); len(problems) > 0 {
				t.Error(strings.Join(problems, "\n"))
			}
		})
	}
}

// simulated are the kinds of cases that the simulator should get right.
var simulated = map[model.Protocol][]string{
	model.REST: {
		"test-invoke", "http-proxy", "http", "mock", "vtl", "validation", "passthrough", "content-handling", "parameter-mapping",
		"routing", "gateway-response", "stage", "compression", "aws", "aws-proxy", "authorization",
	},
	model.HTTP: {"http-proxy", "routing", "parameter-mapping"},
}

// excused are cases that are answered otherwise, with the reason.
var excused = map[string]string{
	"http-doc-header-override-many-to-one": "the log lists headers in the order in which they are set; AWS promises none",
}

// hard are the kinds of evidence that no answer may contradict; the others are
// hints.
var hard = []string{"aws-recorded", "aws-docs"}

// TestCases runs the cases of the folders in LINKPROOF_CASES, a list as in
// PATH, and prints how many are answered as expected.
func TestCases(t *testing.T) {
	folders := filepath.SplitList(os.Getenv("LINKPROOF_CASES"))
	if len(folders) == 0 {
		t.Skip("LINKPROOF_CASES names no folders")
	}
	scores := make(map[string]*score)
	for _, folder := range folders {
		for _, path := range casesIn(t, folder) {
			about := readJSON[subject](t, path)
			key := fmt.Sprintf("%-5s %-18s %s", about.API, about.Kind, about.Evidence)
			if scores[key] == nil {
				scores[key] = &score{}
			}
			if !slices.Contains(simulated[about.protocol()], about.Kind) {
				scores[key].later++
				continue
			}
			c := readConformance(t, path)
			scores[key].add(t, &c)
		}
	}
	for _, key := range sortedKeys(scores) {
		t.Logf("%-50s %s", key, scores[key])
	}
}

func casesIn(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func sortedKeys[V any](entries map[string]V) []string {
	keys := make([]string, 0, len(entries))
	for key := range entries {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// score counts the cases of one kind.
type score struct{ right, wrong, later int }

func (s *score) String() string {
	return fmt.Sprintf("%d right, %d wrong, %d not simulated yet", s.right, s.wrong, s.later)
}

func (s *score) add(t *testing.T, c *conformance) {
	t.Helper()
	problems := c.problems(t)
	later := slices.ContainsFunc(problems, func(problem string) bool { return strings.Contains(problem, errNotSimulated.Error()) })
	switch {
	case len(problems) == 0:
		s.right++
		return
	case later:
		s.later++
	default:
		s.wrong++
	}
	if reason := excused[c.ID]; reason != "" {
		t.Logf("%s is excused: %s", c.ID, reason)
		later = true
	}
	told := c.ID + ":\n  " + strings.Join(problems, "\n  ")
	if later || !slices.Contains(hard, c.Evidence) {
		t.Log(told)
		return
	}
	t.Error(told)
}

func (s subject) protocol() model.Protocol {
	if s.API == "HTTP" {
		return model.HTTP
	}
	return model.REST
}

// problems tells what is not as expected, step by step.
func (c *conformance) problems(t *testing.T) []string {
	t.Helper()
	var problems []string
	steps := c.all()
	for i := range steps {
		one := &steps[i]
		for _, problem := range one.problems(t, c.protocol()) {
			problems = append(problems, cmp.Or(one.Name, "request")+": "+problem)
		}
	}
	return problems
}

func (s *step) problems(t *testing.T, protocol model.Protocol) []string {
	t.Helper()
	result, err := s.run(t, protocol)
	if expected, ok := s.Expect["api_error"].(map[string]any); ok {
		if message := fmt.Sprint(expected["message"]); err == nil || !strings.Contains(err.Error(), message) {
			return []string{fmt.Sprintf("the call gave %v, want %s", err, message)}
		}
		return nil
	}
	if err != nil {
		return []string{err.Error()}
	}
	verdict := judge(result, s.Expect)
	for _, name := range verdict.unknown {
		verdict.wrong = append(verdict.wrong, fmt.Sprintf("%v: nothing checks %s", errNotSimulated, name))
	}
	return verdict.wrong
}

// TestVerdictsSeeDifferences makes sure that wrong answers do not pass.
func TestVerdictsSeeDifferences(t *testing.T) {
	c := readConformance(t, filepath.Join("..", "fixtures", "conformance", "rest-proxy-status-and-body.json"))
	one := c.all()[0]
	for name, wrong := range map[string]any{
		"status": 201.0, "body": "other", "headers": map[string]any{"X-Kept": map[string]any{"absent": true}},
		"backend_request": map[string]any{"path": "/other"}, "log_contains": []any{"no such line"}, "selected_route": "GET /other",
	} {
		one.Expect = map[string]any{name: wrong}
		if problems := one.problems(t, c.protocol()); len(problems) != 1 {
			t.Errorf("%s: %v gave %q", name, wrong, problems)
		}
	}
}
