package jsonpath

import (
	"slices"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// step is one part of a path.
type step interface {
	// definite tells whether the step leads to one place.
	definite() bool
	// apply goes on with the rest of the path from each place that the step
	// leads to. It is false where the search as a whole fails: a part that has to
	// be there is not. Sure tells that the way up to the step was definite.
	apply(s *search, value any, rest []step, sure bool) bool
}

// MaxSteps bounds a search, so that no path runs for ever.
const MaxSteps = 10_000_000

// search is one evaluation of a path.
type search struct {
	root  any
	found []any
	// left is how many steps may still be made.
	left *int
}

// run applies the steps of a path from a value on.
func (s *search) run(steps []step, value any, sure bool) bool {
	if !s.goOn() {
		return false
	}
	if len(steps) == 0 {
		s.found = append(s.found, value)
		return true
	}
	return steps[0].apply(s, value, steps[1:], sure)
}

// goOn counts a step and tells whether it may still be made.
func (s *search) goOn() bool {
	*s.left--
	return *s.left >= 0
}

// each goes on from several places; what is missing behind one of them is left
// out.
func (s *search) each(values []any, rest []step) bool {
	for _, value := range values {
		s.run(rest, value, false)
	}
	return *s.left >= 0
}

// children gives the items of a list or the values of an object.
func children(value any) []any {
	switch value := value.(type) {
	case *jsonvalue.Array:
		return value.Items
	case *jsonvalue.Object:
		values := make([]any, 0, value.Len())
		for _, item := range value.Entries() {
			values = append(values, item)
		}
		return values
	default:
		return nil
	}
}

// keys leads to one or several keys of an object.
type keys []string

// definite holds for several keys too: they make one object where the path
// ends with them.
func (k keys) definite() bool { return len(k) == 1 }

func (k keys) apply(s *search, value any, rest []step, sure bool) bool {
	object, ok := value.(*jsonvalue.Object)
	switch {
	case !ok:
		return !sure
	case len(k) > 1:
		return k.several(s, object, rest)
	}
	inner, ok := object.Get(k[0])
	if !ok {
		return len(rest) == 0 || !sure
	}
	return s.run(rest, inner, sure)
}

// several makes an object of the keys that are there, or goes on from each.
func (k keys) several(s *search, object *jsonvalue.Object, rest []step) bool {
	merged := &jsonvalue.Object{}
	for _, key := range k {
		if inner, ok := object.Get(key); ok {
			merged.Set(key, inner)
		}
	}
	if len(rest) == 0 {
		return s.run(nil, merged, false)
	}
	return s.each(children(merged), rest)
}

// wildcard leads to all items or values.
type wildcard struct{}

func (wildcard) definite() bool { return false }

func (wildcard) apply(s *search, value any, rest []step, _ bool) bool {
	return s.each(children(value), rest)
}

// indexes leads to items of a list; negative ones count from its end.
type indexes []int

func (n indexes) definite() bool { return len(n) == 1 }

func (n indexes) apply(s *search, value any, rest []step, sure bool) bool {
	array, ok := value.(*jsonvalue.Array)
	if !ok {
		return !sure
	}
	sure = sure && n.definite()
	for _, index := range n {
		if index < 0 {
			index += len(array.Items)
		}
		if index < 0 || index >= len(array.Items) {
			continue
		}
		if !s.run(rest, array.Items[index], sure) && sure {
			return false
		}
	}
	return true
}

// slice leads to the items from one index up to another, which is left out.
type slice struct {
	from, to       int
	fromEnd, toEnd bool
}

func (slice) definite() bool { return false }

func (c slice) apply(s *search, value any, rest []step, sure bool) bool {
	array, ok := value.(*jsonvalue.Array)
	if !ok {
		return !sure
	}
	from, to := c.bounds(len(array.Items))
	if from >= to {
		return true
	}
	return s.each(array.Items[from:to], rest)
}

// bounds works out the indexes for a list of some length.
func (c slice) bounds(length int) (from, to int) {
	from, to = c.from, c.to
	if c.fromEnd {
		from = 0
	}
	if c.toEnd {
		to = length
	}
	if from < 0 {
		from += length
	}
	if to < 0 {
		to += length
	}
	return max(from, 0), min(max(to, 0), length)
}

// filter leads to the items of a list for which a condition holds, or to the
// object itself.
type filter struct{ holds condition }

func (filter) definite() bool { return false }

func (f filter) apply(s *search, value any, rest []step, sure bool) bool {
	switch value := value.(type) {
	case *jsonvalue.Array:
		return s.each(slices.DeleteFunc(slices.Clone(value.Items), func(item any) bool { return !s.goOn() || !f.holds(item, s) }), rest)
	case *jsonvalue.Object:
		if f.holds(value, s) {
			return s.run(rest, value, false)
		}
		return true
	default:
		return !sure
	}
}

// scan leads to everything below a value, and to itself.
type scan struct{}

func (scan) definite() bool { return false }

func (d scan) apply(s *search, value any, rest []step, _ bool) bool {
	d.walk(s, value, rest)
	return *s.left >= 0
}

// walk applies the step that follows to a value, if it fits there, and goes
// down.
func (d scan) walk(s *search, value any, rest []step) {
	switch value.(type) {
	case *jsonvalue.Array, *jsonvalue.Object:
	default:
		return
	}
	if !s.goOn() {
		return
	}
	if fits(rest, value) {
		s.run(rest, value, false)
	}
	for _, inner := range children(value) {
		d.walk(s, inner, rest)
	}
}

// fits tells whether the step behind a scan is tried on a value: a filter on
// objects only, because the items of lists come by themselves, and several keys
// where all are there.
func fits(rest []step, value any) bool {
	object, isObject := value.(*jsonvalue.Object)
	switch next := rest[0].(type) {
	case filter:
		return isObject
	case keys:
		missing := func(key string) bool { _, ok := object.Get(key); return !ok }
		return isObject && !slices.ContainsFunc(next, missing)
	default:
		return true
	}
}
