package vtl

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// List is a list that a template made; unlike one of JSON it prints as Java
// prints lists.
type List struct{ Items []any }

// Host is a value of the world around a template, such as $input.
type Host interface {
	// Property gives what stands behind a dot; nil for nothing.
	Property(name string) any
	// Call calls a method; nil for what there is not.
	Call(method string, args []any) (any, error)
}

// Settable is a Host whose properties templates may set.
type Settable interface {
	Host
	Set(name string, value any) error
}

// entry is one entry of a map, as entrySet gives it.
type entry struct {
	key   string
	value any
	of    *jsonvalue.Object
}

// Print gives a value as a template prints it: objects as Java prints maps, in
// them and elsewhere lists of JSON as JSON. Recorded on AWS. What holds itself
// is cut off at some depth.
func Print(value any) string {
	p := printer{}
	p.value(value)
	return string(p.out)
}

// maxNesting is how deep values within values are looked at.
const maxNesting = 500

// printer prints one value.
type printer struct {
	out   []byte
	depth int
}

func (p *printer) add(text string) { p.out = append(p.out, text...) }

// full tells whether enough is printed: whoever gets it will refuse it.
func (p *printer) full() bool { return p.depth > maxNesting || len(p.out) > maxOutput }

func (p *printer) value(value any) {
	switch value := value.(type) {
	case nil:
		p.add("null")
	case string:
		p.add(value)
	case bool:
		p.out = strconv.AppendBool(p.out, value)
	case int64:
		p.out = strconv.AppendInt(p.out, value, 10)
	case *big.Int:
		p.out = value.Append(p.out, 10)
	case float64:
		p.add(printFloat(value))
	case jsonvalue.Number:
		p.add(string(value))
	case fmt.Stringer:
		p.add(value.String())
	default:
		p.depth++
		p.inner(value)
		p.depth--
	}
}

// inner prints what holds other values.
func (p *printer) inner(value any) {
	switch value := value.(type) {
	case *jsonvalue.Array:
		p.json(value)
	case *jsonvalue.Object:
		p.object(value)
	case *List:
		p.items(value.Items, "[", ", ", p.value)
	case *entry:
		p.add(value.key + "=")
		p.value(value.value)
	}
}

func (p *printer) object(object *jsonvalue.Object) {
	p.add("{")
	first := true
	for key, value := range object.Entries() {
		if p.full() {
			break
		}
		if !first {
			p.add(", ")
		}
		first = false
		p.add(key + "=")
		p.value(value)
	}
	p.add("}")
}

func (p *printer) items(items []any, open, between string, one func(any)) {
	p.add(open)
	for i, item := range items {
		if p.full() {
			break
		}
		if i > 0 {
			p.add(between)
		}
		one(item)
	}
	p.add("]")
}

// json prints a value within a list of JSON.
func (p *printer) json(value any) {
	p.depth++
	defer func() { p.depth-- }()
	switch value := value.(type) {
	case int64, *big.Int, float64:
		p.value(value)
	case *List:
		p.items(value.Items, "[", ",", p.json)
	case *jsonvalue.Array:
		p.items(value.Items, "[", ",", p.json)
	case *jsonvalue.Object:
		p.jsonObject(value)
	case nil, bool, string, jsonvalue.Number:
		p.out = jsonvalue.Append(p.out, value)
	default:
		p.out = jsonvalue.Append(p.out, Print(value))
	}
}

func (p *printer) jsonObject(object *jsonvalue.Object) {
	p.add("{")
	first := true
	for key, value := range object.Entries() {
		if p.full() {
			break
		}
		if !first {
			p.add(",")
		}
		first = false
		p.out = append(jsonvalue.Append(p.out, key), ':')
		p.json(value)
	}
	p.add("}")
}

// equal compares as Velocity does: numbers by what they amount to, other
// values of different kinds as texts. Nothing is the same as an empty text.
// Recorded on AWS.
func equal(left, right any) bool {
	c := comparison{}
	return c.equal(left, right)
}

// comparison compares two values, which may hold themselves.
type comparison struct{ steps int }

func (c *comparison) equal(left, right any) bool {
	c.steps++
	if c.steps > maxOutput {
		return false
	}
	if left == nil || right == nil {
		return isNothing(left) && isNothing(right)
	}
	if order, ok := compareNumbers(left, right); ok {
		return order == 0
	}
	if items, ok := itemsOf(left); ok {
		others, ok := itemsOf(right)
		return ok && c.equalItems(items, others)
	}
	return Print(left) == Print(right)
}

func isNothing(value any) bool { return value == nil || value == "" }

func (c *comparison) equalItems(items, others []any) bool {
	if len(items) != len(others) || c.steps > maxNesting*maxNesting {
		return false
	}
	for i := range items {
		if !c.equal(items[i], others[i]) {
			return false
		}
	}
	return true
}

// itemsOf gives the items of a list.
func itemsOf(value any) ([]any, bool) {
	switch value := value.(type) {
	case *List:
		return value.Items, true
	case *jsonvalue.Array:
		return value.Items, true
	default:
		return nil, false
	}
}

// iterate gives what a loop goes over: items, or the values of a map.
func iterate(value any) []any {
	switch value := value.(type) {
	case *jsonvalue.Object:
		return valuesOf(value)
	case *iterator:
		rest := value.items[value.at:]
		value.at = len(value.items)
		return rest
	default:
		items, _ := itemsOf(value)
		return items
	}
}

func valuesOf(object *jsonvalue.Object) []any {
	values := make([]any, 0, object.Len())
	for _, value := range object.Entries() {
		values = append(values, value)
	}
	return values
}

// propertyOf gives what stands behind a dot.
func propertyOf(value any, name string) any {
	switch value := value.(type) {
	case Host:
		return value.Property(name)
	case *jsonvalue.Object:
		found, _ := value.Get(name)
		return found
	case *entry:
		return value.property(name)
	case string:
		if name == "empty" {
			return value == ""
		}
		return nil
	default:
		return nil
	}
}

// itemOf gives what stands in brackets: a key, or an index that may count from
// the end.
func itemOf(value, key any) (any, error) {
	items, ok := itemsOf(value)
	if !ok {
		return propertyOf(value, Print(key)), nil
	}
	at, err := indexIn(items, key)
	if err != nil {
		return nil, err
	}
	return items[at], nil
}

func indexIn(items []any, key any) (int, error) {
	index, ok := toInt(key)
	if !ok {
		return 0, fmt.Errorf("%q is no index", Print(key))
	}
	if index < 0 {
		index += int64(len(items))
	}
	if index < 0 || index >= int64(len(items)) {
		return 0, fmt.Errorf("index %s out of bounds for length %d", Print(key), len(items))
	}
	return int(index), nil
}

// setItem sets a key of a map or an item of a list; of other values it sets
// nothing.
func setItem(owner, key, value any) error {
	switch owner := owner.(type) {
	case *jsonvalue.Object:
		owner.Set(Print(key), value)
		return nil
	case Settable:
		return owner.Set(Print(key), value)
	}
	items, ok := itemsOf(owner)
	if !ok {
		return nil
	}
	at, err := indexIn(items, key)
	if err != nil {
		return err
	}
	items[at] = value
	return nil
}

// textOf gives an argument as a text.
func textOf(args []any, at int) string {
	if at >= len(args) || args[at] == nil {
		return ""
	}
	return strings.Clone(Print(args[at]))
}
