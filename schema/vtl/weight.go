package vtl

import (
	"math/big"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// sizeOfItem is what a value within another counts beside its text, in bytes.
const sizeOfItem = 64

// unitsOfText is what is done for each byte of a text by its methods, most of
// which turn it into the units of Java first, by those of $util, and by printing.
const unitsOfText = 4

// searches tells whether a method looks at all that a value holds.
func searches(method string) bool {
	switch method {
	case "toString", "equals", "contains", "containsValue", "indexOf", "lastIndexOf", "remove":
		return true
	default:
		return false
	}
}

// copies tells whether a method makes a list or map anew, or moves its items.
func copies(method string, args int) bool {
	switch method {
	case "add":
		return args == 2 // an insertion
	case "addAll", "entrySet", "keySet", "putAll", "subList", "toArray", "values":
		return true
	default:
		return false
	}
}

// weighCall counts what a method will handle; it fails where that is too much.
func (r *rendering) weighCall(at int, value any, method string, args []any) error {
	within := 0
	for _, arg := range args {
		within += weight(arg)
	}
	r.handle(within + workOf(value, method, len(args), within))
	return r.affordable(at)
}

// workOf is what a method handles beside its arguments, which have a size
// together.
func workOf(value any, method string, args, within int) int {
	switch value := value.(type) {
	case string:
		return unitsOfText * len(value)
	case Host:
		return unitsOfText * within
	}
	switch {
	case searches(method):
		return weight(value) + countOf(value)*within
	case copies(method, args):
		return countOf(value) * sizeOfItem
	default:
		return 0
	}
}

// weighOperation counts what an operator will handle.
func (r *rendering) weighOperation(at int, left, right any) error {
	r.handle(weight(left) + weight(right))
	return r.affordable(at)
}

// countOf is how many values stand right within a value.
func countOf(value any) int {
	if object, ok := value.(*jsonvalue.Object); ok {
		return object.Len()
	}
	items, _ := itemsOf(value)
	return len(items)
}

// weight is the size of a value with all that it holds, in bytes, or more than
// a rendering may handle.
func weight(value any) int {
	scale := scale{most: maxSteps * sizeOfStep}
	scale.add(value, 0)
	return scale.size
}

// scale adds sizes up, until there is too much.
type scale struct{ size, most int }

func (s *scale) add(value any, depth int) {
	s.size += sizeOfItem
	if s.size > s.most || depth > maxNesting {
		return
	}
	switch value := value.(type) {
	case string:
		s.size += len(value)
	case jsonvalue.Number:
		s.size += len(value)
	case *big.Int:
		s.size += value.BitLen()
	case *entry:
		s.add(value.value, depth+1)
	case *jsonvalue.Object:
		for key, inner := range value.Entries() {
			s.size += len(key)
			s.add(inner, depth+1)
		}
	default:
		items, _ := itemsOf(value)
		for _, item := range items {
			s.add(item, depth+1)
		}
	}
}
