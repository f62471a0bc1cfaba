package report

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"unicode"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// setting is a model.Text or a model.Value of any type.
type setting interface {
	Absent() bool
	Known() bool
	Why() string
	Assumes() string
	Where() syntax.Span
	Any() (value any, known bool)
}

// WriteModel prints input sets as JSON: every setting with its state, reason
// and place. An object that stands in a list of its own is printed there and
// named by type and name elsewhere.
func WriteModel(w io.Writer, sets []*model.InputSet) error {
	printed := make([]members, len(sets))
	for i, set := range sets {
		worlds := make([]any, len(set.Worlds))
		for j, world := range set.Worlds {
			worlds[j] = printWorld(reflect.ValueOf(world).Elem())
		}
		printed[i] = members{{"files", printAny(reflect.ValueOf(set.Files))}, {"assumptions", printAny(reflect.ValueOf(set.Assumptions))}, {"worlds", worlds}}
	}
	return WriteJSON(w, members{{"version", jsonVersion}, {"sets", printed}})
}

// member is a key with its value; members keep their order in JSON.
type (
	member struct {
		key   string
		value any
	}
	members []member
)

// MarshalJSON writes the members in order.
func (m members) MarshalJSON() ([]byte, error) {
	text := []byte{'{'}
	for i, member := range m {
		if i > 0 {
			text = append(text, ',')
		}
		key, err := json.Marshal(member.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(member.value)
		if err != nil {
			return nil, err
		}
		text = append(append(append(text, key...), ':'), value...)
	}
	return append(text, '}'), nil
}

// notShown are the types of the model that say nothing about the configuration
// that the rest does not say.
var notShown = map[reflect.Type]bool{
	reflect.TypeFor[[]model.Shape](): true, reflect.TypeFor[[]model.Document](): true, reflect.TypeFor[[]*syntax.File](): true,
}

// printWorld prints the objects of the lists of a world whole.
func printWorld(world reflect.Value) members {
	printed := printFields(world)
	for i := range printed {
		list := world.FieldByNameFunc(func(name string) bool { return keyOf(name) == printed[i].key })
		if list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.Pointer {
			continue
		}
		objects := make([]any, list.Len())
		for j := range objects {
			objects[j] = printFields(list.Index(j).Elem())
		}
		printed[i].value = objects
	}
	return printed
}

// printFields gives the exported fields of a struct. An embedded Object comes
// as type, name and place.
func printFields(value reflect.Value) members {
	var printed members
	for i := range value.NumField() {
		field := value.Type().Field(i)
		switch {
		case !field.IsExported() || notShown[field.Type] || field.Type.Kind() == reflect.Func:
			continue
		case field.Type == reflect.TypeFor[model.Object]():
			printed = append(printed, printObject(value.Field(i).Interface().(model.Object))...)
		case field.Type.Kind() == reflect.Slice && value.Field(i).Len() == 0:
			continue
		default:
			printed = append(printed, member{keyOf(field.Name), printAny(value.Field(i))})
		}
	}
	return printed
}

func printObject(object model.Object) members {
	return members{{"type", object.Type}, {"name", object.Name}, {"at", printSpan(object.Where())}}
}

func printAny(value reflect.Value) any {
	switch shown := value.Interface().(type) {
	case setting:
		if value.Kind() == reflect.Struct {
			return printSetting(shown)
		}
	case syntax.Span:
		return printSpan(shown)
	case *syntax.File:
		return shown.Name
	case *syntax.Node:
		return printSpan(shown.Where())
	case model.Protocol:
		return shown.String()
	}
	switch value.Kind() {
	case reflect.Pointer:
		return printPointer(value)
	case reflect.Struct:
		return printFields(value)
	case reflect.Slice:
		return printList(value)
	default:
		return value.Interface()
	}
}

// printPointer names an object; only lists of the world hold them whole.
func printPointer(value reflect.Value) any {
	if value.IsNil() {
		return nil
	}
	if object := value.Elem().FieldByName("Object"); object.IsValid() {
		named := object.Interface().(model.Object)
		return members{{"type", named.Type}, {"name", named.Name}}
	}
	return printFields(value.Elem())
}

func printList(value reflect.Value) any {
	items := make([]any, value.Len())
	for i := range items {
		items[i] = printAny(value.Index(i))
	}
	return items
}

func printSetting(s setting) any {
	if s.Absent() {
		return members{{"state", "absent"}}
	}
	value, known := s.Any()
	printed := members{{"state", "known"}, {"value", printAny(reflect.ValueOf(value))}}
	if !known {
		printed = members{{"state", "unknown"}, {"why", s.Why()}}
		if text, ok := value.(string); ok {
			printed = append(printed, member{"value", text})
		}
	}
	if s.Assumes() != "" {
		printed = append(printed, member{"assumes", s.Assumes()})
	}
	return append(printed, member{"at", printSpan(s.Where())})
}

func printSpan(span syntax.Span) any {
	if span.IsZero() {
		return nil
	}
	from := span.From()
	return members{{"file", span.File.Name}, {"line", from.Line}, {"column", from.Column}}
}

// keyOf turns the name of a field into a key: "ConnectionType" into
// "connectionType", "APIs" into "apis", "DNSName" into "dnsName".
func keyOf(name string) string {
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsUpper(r) || i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && string(runes[i+1:]) != "s" {
			break
		}
		runes[i] = unicode.ToLower(r)
	}
	return strings.TrimSpace(string(runes))
}
