package expect

import (
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// Verdict is how an answer compares with what is expected of it.
type Verdict struct {
	// Differences are the expectations that the answer does not meet.
	Differences []Difference
	// Faults are the expectations that cannot be checked, since they are not
	// known or not of the form that they should have.
	Faults []Fault
}

// Difference is one expectation that an answer does not meet.
type Difference struct {
	// At leads to the expectation, such as backend_request, headers, X-User.
	At []string
	// Want is what is expected there and Got what the answer has, as values of
	// JSON.
	Want, Got any
	// Reason says what is wrong where no value of the answer could stand in
	// place of the expected one; else it is empty.
	Reason string
}

// Fault is an expectation that cannot be checked.
type Fault struct {
	// At leads to the expectation, as in a Difference.
	At []string
	// Message says what is wrong with it.
	Message string
	// Unknown tells that nothing checks what has this name.
	Unknown bool
}

// Judge compares an answer with expectations by their names.
func Judge(result *simulate.Result, expected map[string]any) Verdict {
	c := &comparison{result: result, faults: Check(expected)}
	c.all(nil, answerFields(), expected)
	return Verdict{Differences: c.differences, Faults: c.faults}
}

// comparison collects the differences of one answer.
type comparison struct {
	result      *simulate.Result
	differences []Difference
	faults      []Fault
}

// all checks the fields of an object that are known and in order.
func (c *comparison) all(at path, fields map[string]field, expected map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		if known, ok := fields[name]; ok && !c.faulty(at.to(name)) {
			known.compare(c, at.to(name), expected[name])
		}
	}
}

// faulty tells whether there is a fault at a path or below it.
func (c *comparison) faulty(at path) bool {
	return slices.ContainsFunc(c.faults, func(f Fault) bool {
		return !f.Unknown && len(f.At) >= len(at) && slices.Equal(f.At[:len(at)], at)
	})
}

// want records a difference unless the expectation is met.
func (c *comparison) want(ok bool, at path, want, got any) {
	if !ok {
		c.differences = append(c.differences, Difference{At: at, Want: want, Got: got})
	}
}

// refuse records a difference for which the answer has no value to offer.
func (c *comparison) refuse(at path, want any, reason string) {
	c.differences = append(c.differences, Difference{At: at, Want: want, Reason: reason})
}

// path leads to an expectation.
type path []string

func (p path) to(names ...string) path { return slices.Concat(p, names) }

// String tells a difference in one line.
func (d Difference) String() string {
	if d.Reason != "" {
		return d.Name() + ": " + d.Reason
	}
	return d.Name() + ": got " + Show(d.Got) + ", want " + Show(d.Want)
}

// Name is the way to the expectation as people write it.
func (d Difference) Name() string {
	if len(d.At) == 0 {
		return "expect"
	}
	return strings.Join(d.At, ".")
}
