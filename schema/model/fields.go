package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Fields reads the settings of one object from a map of the tree.
type Fields struct {
	// Node is the map; nil reads as an empty one.
	Node *syntax.Node
	// Head is what to point at when a setting is missing.
	Head syntax.Span
	// Evaluator works out the functions of the notation.
	Evaluator Evaluator
	// why is the reason why a setting that does not stand here may be there all
	// the same.
	why string
	// beside are settings that do not stand in the map.
	beside []Setting
}

// Open gives the same object, of which the map may not hold every setting, for
// a reason.
func (f Fields) Open(why string) Fields {
	f.why = why
	return f
}

// Beside gives the same object with a setting that does not stand in the map,
// such as the id that the answer to a request will hold.
func (f Fields) Beside(key string, value Text) Fields {
	f.beside = append(slices.Clip(f.beside), Setting{Name: Literal(key, f.Head), Value: value})
	return f
}

// IsOpen reports whether there may be settings beyond those of the map.
func (f Fields) IsOpen() bool { return f.why != "" }

// transform is the key of the function that puts settings beside its own.
const transform = "Fn::Transform"

// FieldsOf reads an object whose key is given for its head.
func FieldsOf(key, node *syntax.Node, evaluator Evaluator) Fields {
	fields := Fields{Head: key.Where(), Evaluator: evaluator}
	if fields.Node, fields.why = evaluator.Node(node); fields.Head.IsZero() {
		fields.Head = firstToken(fields.Node)
	}
	if fields.Node.Get(transform) != nil {
		fields.why = "a transform may add it"
	}
	return fields
}

// Absent reports whether there is no object for sure: one that nobody can tell
// is there, though its Node is nil.
func (f Fields) Absent() bool { return f.Node == nil && f.why == "" }

// missing is a setting that does not stand in the object.
func (f Fields) missing(key string) Text {
	if value, ok := Lookup(f.beside, key); ok {
		return value
	}
	if f.why != "" {
		return UnknownText(key, f.why, f.Head)
	}
	return AbsentText(f.Head)
}

// firstToken is the first key of a map: what to point at in a nameless object.
func firstToken(node *syntax.Node) syntax.Span {
	if node != nil && node.Kind == syntax.Map && len(node.Children) > 0 {
		return node.Children[0].Span
	}
	return node.Where()
}

// Text gives a setting of the object.
func (f Fields) Text(key string) Text {
	node := f.Node.Get(key)
	if node == nil {
		return f.missing(key)
	}
	text := f.Evaluator.Text(node)
	if text.Absent() {
		return AbsentText(f.Head)
	}
	return text
}

// Int gives a whole number, also one written as a text.
func (f Fields) Int(key string) Value[int] { return ValueOf(f.Text(key), parseInt) }

// Bool gives a truth value, also one written as a text.
func (f Fields) Bool(key string) Value[bool] { return ValueOf(f.Text(key), parseBool) }

func parseInt(text string) (int, bool) {
	number, err := strconv.Atoi(text)
	return number, err == nil
}

func parseBool(text string) (value, ok bool) {
	switch strings.ToLower(text) {
	case "true":
		return true, true
	case "false":
		return false, true
	default:
		return false, false
	}
}

// Has reports whether the object has a key, whatever its value.
func (f Fields) Has(key string) bool { return f.Node.Get(key) != nil }

// Object gives an object within the object; its Node is nil when it is left
// out or not known.
func (f Fields) Object(key string) Fields {
	name, node := f.Node.Entry(key)
	if node == nil {
		return Fields{Head: f.Head, Evaluator: f.Evaluator, why: f.why}
	}
	return FieldsOf(name, node, f.Evaluator)
}

// Items gives the items of a list with functions worked out; the value tells
// how many there are: absent without the list, unknown when nobody can tell.
func (f Fields) Items(key string) ([]*syntax.Node, Value[int]) {
	name, node := f.Node.Entry(key)
	if node == nil {
		return nil, Value[int]{origin: f.missing(key).origin}
	}
	list, why := f.Evaluator.Node(node)
	switch {
	case why != "":
		return nil, UnknownValue[int](why, node.Span)
	case list == nil:
		return nil, AbsentValue[int](f.Head)
	case list.Kind != syntax.List:
		return nil, UnknownValue[int]("a list should stand here", node.Span)
	}
	var items []*syntax.Node
	for item := range list.Items() {
		stands, why := f.Evaluator.Node(item)
		if stands == nil && why == "" {
			continue
		}
		items = append(items, item)
	}
	return items, KnownValue(len(items), name.Span)
}

// Texts gives a list of texts, as Items.
func (f Fields) Texts(key string) ([]Text, Value[int]) {
	items, count := f.Items(key)
	texts := make([]Text, len(items))
	for i, item := range items {
		texts[i] = f.Evaluator.Text(item)
	}
	return texts, count
}

// Objects gives the objects of a list; those that nobody can tell are left
// out, which the value shows by being unknown.
func (f Fields) Objects(key string) ([]Fields, Value[int]) {
	items, count := f.Items(key)
	objects := make([]Fields, 0, len(items))
	for _, item := range items {
		object := FieldsOf(nil, item, f.Evaluator)
		if object.Node == nil {
			count = UnknownValue[int]("not every item is known", item.Span)
			continue
		}
		objects = append(objects, object)
	}
	return objects, count
}

// Settings gives the entries of a map of texts; open tells that there may be
// more than these.
func (f Fields) Settings(key string) (settings []Setting, open bool) {
	node := f.Node.Get(key)
	stands, why := f.Evaluator.Node(node)
	if why != "" || node == nil && f.why != "" {
		return nil, true
	}
	if count := stands.Len(); count > 0 {
		settings = make([]Setting, 0, count)
	}
	for name, value := range stands.Entries() {
		if name.Text == transform {
			open = true
			continue
		}
		text := f.Evaluator.Text(value)
		if text.Absent() {
			continue
		}
		settings = append(settings, Setting{Name: LiteralNode(name), Value: text})
	}
	return settings, open || stands != nil && stands.Kind != syntax.Map
}

// Structure gives what stands under a key as it is written, a policy for one.
func (f Fields) Structure(key string) Value[*syntax.Node] {
	node := f.Node.Get(key)
	stands, why := f.Evaluator.Node(node)
	switch {
	case node == nil:
		return Value[*syntax.Node]{origin: f.missing(key).origin}
	case why != "":
		return UnknownValue[*syntax.Node](why, node.Span)
	case stands == nil:
		return AbsentValue[*syntax.Node](f.Head)
	default:
		return KnownValue(stands, node.Span)
	}
}

// Mappings gives the entries of a map as parameter mappings.
func (f Fields) Mappings(key string) []Mapping {
	settings, open := f.Settings(key)
	mappings := make([]Mapping, 0, len(settings)+1)
	for _, setting := range settings {
		mappings = append(mappings, Mapping{Key: setting.Name, Value: setting.Value})
	}
	if open {
		at := f.Node.Get(key).Where()
		if at.IsZero() {
			at = f.Head
		}
		hole := UnknownText(key, "the mappings are not known", at)
		mappings = append(mappings, Mapping{Key: hole, Value: hole})
	}
	return mappings
}

// TLS gives the TLS configuration that stands under a key, with the names of
// its two settings in the notation; nil without one.
func (f Fields) TLS(key, name, skip string) *TLSConfig {
	fields := f.Object(key)
	if fields.Absent() {
		return nil
	}
	return &TLSConfig{Object: fields.Describe("TlsConfig", ""), ServerName: fields.Text(name), SkipVerification: fields.Bool(skip)}
}

// Describe makes the Object of the map.
func (f Fields) Describe(kind, name string) Object {
	return Object{Type: kind, Name: name, Span: f.Node.Where(), Head: f.Head, Settings: f.Node}
}
