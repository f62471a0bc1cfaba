package jsonpath

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// side is one side of a comparison; there is false where a path leads to
// nothing.
type side struct {
	value any
	there bool
}

// operators are those of conditions, longer signs first; words end with a
// blank. Source: the documentation of Jayway, "Filter Operators".
var operators = []struct {
	sign    string
	compare func(left, right side) bool
}{
	{"===", same},
	{"!==", func(l, r side) bool { return !same(l, r) }},
	{"==", same},
	{"!=", func(l, r side) bool { return !same(l, r) }},
	{"=~", func(side, side) bool { return false }},
	{"<=", ordered(func(c int) bool { return c <= 0 })},
	{">=", ordered(func(c int) bool { return c >= 0 })},
	{"<", ordered(func(c int) bool { return c < 0 })},
	{">", ordered(func(c int) bool { return c > 0 })},
	{"in", isIn},
	{"nin", func(l, r side) bool { return !isIn(l, r) }},
	{"contains", contains},
	{"all", func(l, r side) bool { return len(items(l)) > 0 && hasAll(l, r) }},
	{"subsetof", func(l, r side) bool { return isList(l) && hasAll(r, l) }},
	{"anyof", hasAny},
	{"noneof", func(l, r side) bool { return isList(l) && !hasAny(l, r) }},
	{"size", hasSize},
	{"empty", isEmpty},
}

// operator reads the sign of a comparison; nil where none stands.
func (p *parser) operator() func(left, right side) bool {
	for _, operator := range operators {
		if !strings.HasPrefix(p.rest(), operator.sign) || isWordGoingOn(operator.sign, p.rest()) {
			continue
		}
		p.at += len(operator.sign)
		return operator.compare
	}
	return nil
}

// isWordGoingOn tells whether a word is only the start of another.
func isWordGoingOn(sign, rest string) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return letter(sign[0]) && len(rest) > len(sign) && letter(rest[len(sign)])
}

// same compares values, numbers by what they amount to. What leads to nothing
// is the same as nothing else, not even as itself.
func same(left, right side) bool {
	return left.there && right.there && equal(left.value, right.value)
}

func equal(left, right any) bool {
	left, right = alike(left, right)
	if order, ok := compareNumbers(left, right); ok {
		return order == 0
	}
	switch left := left.(type) {
	case *jsonvalue.Array:
		other, ok := right.(*jsonvalue.Array)
		return ok && slices.EqualFunc(left.Items, other.Items, equal)
	case *jsonvalue.Object:
		other, ok := right.(*jsonvalue.Object)
		return ok && equalObjects(left, other)
	default:
		return left == right
	}
}

// alike makes a number of a text that is compared with one.
func alike(left, right any) (one, other any) {
	text, first := left.(string)
	number, second := right.(jsonvalue.Number)
	if first && second {
		return jsonvalue.Number(text), number
	}
	if text, ok := right.(string); ok {
		if _, ok := left.(jsonvalue.Number); ok {
			return left, jsonvalue.Number(text)
		}
	}
	return left, right
}

func equalObjects(left, right *jsonvalue.Object) bool {
	for key, value := range left.Entries() {
		if other, ok := right.Get(key); !ok || !equal(value, other) {
			return false
		}
	}
	return left.Len() == right.Len()
}

func compareNumbers(left, right any) (order int, ok bool) {
	one, first := left.(jsonvalue.Number)
	other, second := right.(jsonvalue.Number)
	if !first || !second {
		return 0, false
	}
	if order, ok := compareShort(one, other); ok {
		return order, true
	}
	a, okA := rational(one)
	b, okB := rational(other)
	if !okA || !okB {
		return cmp.Compare(one, other), true
	}
	return a.Cmp(b), true
}

// shortNumber is how many characters of a decimal number a float64 tells apart:
// 15 digits, of which a point and a sign may take away some.
const shortNumber = 15

// compareShort compares numbers that are exact enough as floats.
func compareShort(one, other jsonvalue.Number) (order int, ok bool) {
	if len(one) > shortNumber || len(other) > shortNumber || hasExponent(one) || hasExponent(other) {
		return 0, false
	}
	a, errA := strconv.ParseFloat(string(one), 64)
	b, errB := strconv.ParseFloat(string(other), 64)
	return cmp.Compare(a, b), errA == nil && errB == nil
}

func hasExponent(number jsonvalue.Number) bool {
	return strings.ContainsAny(string(number), "eEpPxX_nN")
}

// maxExponent keeps numbers such as 1e999999999 from being worked out.
const maxExponent = 10

func rational(number jsonvalue.Number) (*big.Rat, bool) {
	if _, exponent, ok := strings.Cut(strings.ToLower(string(number)), "e"); ok && len(exponent) > maxExponent-6 {
		return nil, false
	}
	return new(big.Rat).SetString(string(number))
}

// ordered makes a comparison of numbers with numbers and texts with texts.
func ordered(holds func(order int) bool) func(left, right side) bool {
	return func(left, right side) bool {
		if !left.there || !right.there {
			return false
		}
		if order, ok := compareNumbers(left.value, right.value); ok {
			return holds(order)
		}
		one, first := left.value.(string)
		other, second := right.value.(string)
		return first && second && holds(strings.Compare(one, other))
	}
}

func items(s side) []any {
	if array, ok := s.value.(*jsonvalue.Array); ok {
		return array.Items
	}
	return nil
}

func isList(s side) bool {
	_, ok := s.value.(*jsonvalue.Array)
	return ok
}

func holdsItem(list []any, value any) bool {
	return slices.ContainsFunc(list, func(item any) bool { return equal(item, value) })
}

func isIn(left, right side) bool { return left.there && holdsItem(items(right), left.value) }

func hasAll(left, right side) bool {
	return !slices.ContainsFunc(items(right), func(item any) bool { return !holdsItem(items(left), item) })
}

func hasAny(left, right side) bool {
	return slices.ContainsFunc(items(left), func(item any) bool { return holdsItem(items(right), item) })
}

func contains(left, right side) bool {
	if text, ok := left.value.(string); ok {
		part, ok := right.value.(string)
		return ok && strings.Contains(text, part)
	}
	return right.there && holdsItem(items(left), right.value)
}

// hasSize compares the length of a list or text with a number.
func hasSize(left, right side) bool {
	number, ok := right.value.(jsonvalue.Number)
	size := len(items(left))
	if text, isText := left.value.(string); isText {
		size = len([]rune(text))
	} else if !isList(left) {
		return false
	}
	count, known := rational(number)
	return ok && known && count.Cmp(big.NewRat(int64(size), 1)) == 0
}

// isEmpty compares whether a list, object or text holds nothing with a truth
// value.
func isEmpty(left, right side) bool {
	wanted, ok := right.value.(bool)
	if !ok {
		return false
	}
	switch value := left.value.(type) {
	case string:
		return wanted == (value == "")
	case *jsonvalue.Array:
		return wanted == (len(value.Items) == 0)
	case *jsonvalue.Object:
		return wanted == (value.Len() == 0)
	default:
		return false
	}
}
