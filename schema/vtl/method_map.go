package vtl

import (
	"slices"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// CallMap calls a Java method of a map for a Host that holds one; what there is
// not gives nothing.
func CallMap(object *jsonvalue.Object, method string, args []any) any {
	return callMap(object, method, args)
}

// callMap calls a method of a map.
func callMap(object *jsonvalue.Object, name string, args []any) any {
	switch len(args) {
	case 0:
		return callWholeMap(object, name)
	case 1:
		return callWithKey(object, name, args[0])
	case 2:
		return callWithEntry(object, name, textOf(args, 0), args[1])
	default:
		return nil
	}
}

// callWholeMap calls a method that is about a map as a whole.
func callWholeMap(object *jsonvalue.Object, name string) any {
	switch name {
	case "size":
		return int64(object.Len())
	case "isEmpty":
		return object.Len() == 0
	case "values":
		return &List{Items: valuesOf(object)}
	case "keySet":
		return &List{Items: keysOf(object)}
	case "entrySet":
		return &List{Items: entriesOf(object)}
	case "clear":
		*object = jsonvalue.Object{}
		return nil
	default:
		return nil
	}
}

func callWithKey(object *jsonvalue.Object, name string, arg any) any {
	key := textOf([]any{arg}, 0)
	value, there := object.Get(key)
	switch name {
	case "get":
		return value
	case "remove":
		object.Delete(key)
		return value
	case "containsKey":
		return there
	case "containsValue":
		return slices.ContainsFunc(valuesOf(object), func(v any) bool { return equal(v, arg) })
	case "putAll":
		putAll(object, arg)
		return nil
	default:
		return nil
	}
}

func callWithEntry(object *jsonvalue.Object, name, key string, arg any) any {
	value, there := object.Get(key)
	switch {
	case name == "getOrDefault" && !there:
		return arg
	case name == "put", name == "putIfAbsent" && value == nil:
		object.Set(key, arg)
		return value
	case name == "getOrDefault", name == "putIfAbsent":
		return value
	default:
		return nil
	}
}

func putAll(object *jsonvalue.Object, arg any) {
	other, ok := arg.(*jsonvalue.Object)
	if !ok {
		return
	}
	for key, value := range other.Entries() {
		object.Set(key, value)
	}
}

func keysOf(object *jsonvalue.Object) []any {
	keys := make([]any, 0, object.Len())
	for key := range object.Entries() {
		keys = append(keys, key)
	}
	return keys
}

func entriesOf(object *jsonvalue.Object) []any {
	entries := make([]any, 0, object.Len())
	for key, value := range object.Entries() {
		entries = append(entries, &entry{key, value, object})
	}
	return entries
}
