package simulate_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// pair is one request of a case and how its answer compares.
type pair struct {
	subject
	name     string
	problems []string
	// open tells that the pair asks for something that cannot be expressed yet.
	open bool
}

func (p *pair) String() string {
	return fmt.Sprintf("%s/%s (%s):\n  %s", p.ID, p.name, p.Evidence, strings.Join(p.problems, "\n  "))
}

// pairs runs the requests of a case.
func (c *conformance) pairs(t *testing.T) []*pair {
	t.Helper()
	steps := c.all()
	all := make([]*pair, len(steps))
	for i := range steps {
		problems := steps[i].problems(t, c)
		all[i] = &pair{
			subject: c.subject, name: cmp.Or(steps[i].Name, "request"), problems: problems,
			open: slices.ContainsFunc(problems, func(problem string) bool { return strings.Contains(problem, errNotSimulated.Error()) }),
		}
	}
	return all
}

// scores counts pairs by API, kind and evidence.
type scores map[string]*score

// score counts the pairs of one kind.
type score struct{ right, wrong, open int }

func (s scores) add(p *pair) {
	key := fmt.Sprintf("%-4s %-18s %s", p.API, p.Kind, p.Evidence)
	if s[key] == nil {
		s[key] = &score{}
	}
	s[key].add(p)
}

func (s *score) add(p *pair) {
	switch {
	case p.open:
		s.open++
	case len(p.problems) > 0:
		s.wrong++
	default:
		s.right++
	}
}

// String lists the scores and their sums, a line each.
func (s scores) String() string {
	var lines strings.Builder
	whole := &score{}
	line := func(key string, one *score) {
		fmt.Fprintf(&lines, "%-46s %5d %5d %5d\n", key, one.right, one.wrong, one.open)
	}
	fmt.Fprintf(&lines, "%-46s %5s %5s %5s\n", "", "right", "wrong", "open")
	for _, key := range sortedKeys(s) {
		line(key, s[key])
		whole.right, whole.wrong, whole.open = whole.right+s[key].right, whole.wrong+s[key].wrong, whole.open+s[key].open
	}
	line("all", whole)
	return lines.String()
}

// hard are the kinds of evidence that no answer may contradict; the others are
// hints.
var hard = []string{"aws-recorded", "aws-docs"}

// softShare is how many of a hundred hints have to come true.
const softShare = 95

// weigh fails the test where pairs of REST APIs are not as AWS was seen to
// answer, or too many not as hints say. What has a reason does not count; what
// has one and is as expected all the same fails, too.
func weigh(t *testing.T, pairs []*pair) {
	t.Helper()
	hints, came := 0, 0
	for _, p := range pairs {
		reason := reasons[p.ID+"/"+p.name]
		isHard, right := slices.Contains(hard, p.Evidence), len(p.problems) == 0
		switch {
		case right && reason != "":
			t.Errorf("%s/%s is as expected and needs no reason", p.ID, p.name)
		case right:
		case reason != "":
			t.Logf("%s\n  reason: %s", p, reason)
		case p.protocol() == model.REST && isHard:
			t.Error(p)
		default:
			t.Log(p)
		}
		if p.protocol() == model.REST && !isHard {
			hints++
			if right {
				came++
			}
		}
	}
	if hints > 0 && came*100 < hints*softShare {
		t.Errorf("%d of %d hints came true, want %d of a hundred", came, hints, softShare)
	}
}
