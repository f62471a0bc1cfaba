package rules

import (
	"fmt"
	"time"

	"github.com/linkproof/linkproof/schema/pattern"
)

// maxComparing bounds the time that the selection patterns of a model take
// together, which are compared with status codes.
const maxComparing = 2 * time.Second

// selections compares selection patterns with status codes, each text once.
type selections struct {
	left  time.Duration
	known map[string]selection
}

// selection is what a pattern comes to: the status codes that it fits.
type selection struct {
	statuses []int
	err      error
}

func newSelections() *selections {
	return &selections{left: maxComparing, known: make(map[string]selection)}
}

// of gives the status codes that a pattern fits. The error wraps
// pattern.ErrTooLate for patterns that take too long, and for those after them.
func (s *selections) of(text string) ([]int, error) {
	found, known := s.known[text]
	switch {
	case known:
	case s.left < 0:
		found.err = pattern.ErrTooLate
	default:
		s.left -= pattern.Elapsed(func() { found = compared(text) })
		s.known[text] = found
	}
	return found.statuses, found.err
}

func compared(text string) selection {
	parsed, err := pattern.Parse(text)
	if err != nil {
		return selection{err: err}
	}
	statuses, err := parsed.Statuses()
	if err != nil {
		return selection{err: fmt.Errorf("comparing it with status codes: %w", err)}
	}
	return selection{statuses: statuses}
}
