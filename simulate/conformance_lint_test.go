package simulate_test

import (
	"fmt"
	"testing"
)

// lintProblems tells what rules do not say of a setting that AWS refuses, or say
// of one that it accepts.
func (s *step) lintProblems(t *testing.T, c *conformance) []string {
	t.Helper()
	return []string{fmt.Sprintf("%v: %s by rules", errNotSimulated, c.Kind)}
}
