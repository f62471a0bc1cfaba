// Package jsonvalue holds JSON as the languages inside a configuration see it:
// objects keep the order of their keys, numbers stay as they were written, and
// templates may change what they are given.
package jsonvalue

// A value is nil, a bool, a string, a Number, an *Array or an *Object.

// Number is a number as it was written.
type Number string

// Array is a list that can grow.
type Array struct{ Items []any }

// Object is a map that keeps the order in which its keys came.
type Object struct {
	keys   []string
	values []any
	// at holds the index of each key once there are many.
	at map[string]int
}

// few is up to how many keys an object is searched one by one.
const few = 8

// Len gives the number of keys.
func (o *Object) Len() int { return len(o.keys) }

// Entries yields keys and values in order.
func (o *Object) Entries() func(yield func(key string, value any) bool) {
	return func(yield func(key string, value any) bool) {
		for i, key := range o.keys {
			if !yield(key, o.values[i]) {
				return
			}
		}
	}
}

// Get gives the value of a key and whether there is one.
func (o *Object) Get(key string) (any, bool) {
	if i := o.find(key); i >= 0 {
		return o.values[i], true
	}
	return nil, false
}

// Set gives a key a value; a key that is there keeps its place.
func (o *Object) Set(key string, value any) {
	if i := o.find(key); i >= 0 {
		o.values[i] = value
		return
	}
	if o.at != nil {
		o.at[key] = len(o.keys)
	}
	o.keys = append(o.keys, key)
	o.values = append(o.values, value)
	if o.at == nil && len(o.keys) > few {
		o.index()
	}
}

// Delete takes a key out.
func (o *Object) Delete(key string) {
	i := o.find(key)
	if i < 0 {
		return
	}
	o.keys = append(o.keys[:i], o.keys[i+1:]...)
	o.values = append(o.values[:i], o.values[i+1:]...)
	if o.at != nil {
		o.index()
	}
}

func (o *Object) find(key string) int {
	if o.at != nil {
		if i, ok := o.at[key]; ok {
			return i
		}
		return -1
	}
	for i, name := range o.keys {
		if name == key {
			return i
		}
	}
	return -1
}

func (o *Object) index() {
	o.at = make(map[string]int, 2*len(o.keys))
	for i, key := range o.keys {
		o.at[key] = i
	}
}
