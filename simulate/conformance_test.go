package simulate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// TestConformance runs the cases of fixtures/conformance, all of which have to
// be as expected.
func TestConformance(t *testing.T) {
	paths := casesIn(t, filepath.Join("..", "fixtures", "conformance"))
	if len(paths) == 0 {
		t.Fatal("there are no cases")
	}
	counted := make(scores)
	for _, path := range paths {
		c := readConformance(t, path)
		t.Run(c.ID, func(t *testing.T) {
			for _, p := range c.pairs(t) {
				counted.add(p)
				if len(p.problems) > 0 {
					t.Error(p)
				}
			}
		})
	}
	t.Logf("fixtures/conformance\n%s", counted)
}

// TestConformanceOfFolders runs the cases of the folders in LINKPROOF_CASES, a
// list as in PATH, and prints how many pairs are as expected, and which are not.
func TestConformanceOfFolders(t *testing.T) {
	folders := filepath.SplitList(os.Getenv("LINKPROOF_CASES"))
	if len(folders) == 0 {
		t.Skip("LINKPROOF_CASES names no folders")
	}
	for _, folder := range folders {
		counted, all := make(scores), []*pair(nil)
		for _, path := range casesIn(t, folder) {
			c := readConformance(t, path)
			for _, p := range c.pairs(t) {
				counted.add(p)
				all = append(all, p)
			}
		}
		if len(all) == 0 {
			t.Errorf("%s holds no cases", folder)
		}
		weigh(t, all)
		t.Logf("%s\n%s", folder, counted)
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

func (s subject) protocol() model.Protocol {
	if s.API == "HTTP" {
		return model.HTTP
	}
	return model.REST
}

// problems tells what is not as expected of a step.
func (s *step) problems(t *testing.T, c *conformance) []string {
	t.Helper()
	if c.Kind == "config-validation" {
		return s.lintProblems(t)
	}
	whole, err := s.whole()
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for i := range whole {
		problems = append(problems, whole[i].answerProblems(t, c.protocol())...)
	}
	return problems
}

// answerProblems tells what is not as expected of the answer to a step.
func (s *step) answerProblems(t *testing.T, protocol model.Protocol) []string {
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
	verdict := judge(&result, s.Expect)
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
		if problems := one.problems(t, &c); len(problems) != 1 {
			t.Errorf("%s: %v gave %q", name, wrong, problems)
		}
	}
}
