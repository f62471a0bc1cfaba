package jsonschema

import (
	"maps"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// nearestKey gives the key that was probably meant by an unknown one. Keys
// that the object has already are not meant.
func (f *form) nearestKey(key string, object *syntax.Node) string {
	free := func(name string) bool { return object.Get(name) == nil }
	if meant := f.Meant[key]; meant != "" && free(meant) {
		return meant
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(f.Properties)), func(name string) bool { return !free(name) })
	return model.Nearest(key, names)
}
