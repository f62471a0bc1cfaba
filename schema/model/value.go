package model

import "github.com/linkproof/linkproof/schema/syntax"

// state tells what the files say of a setting. The zero state is absent.
type state uint8

const (
	absent state = iota
	known
	unknown
)

// origin is what every setting remembers about where it comes from.
type origin struct {
	state state
	at    syntax.Span
	note  *note
}

// note is what only some settings have to remember; it is never changed, so
// copies of a setting share it.
type note struct {
	// why is the reason why the setting is unknown; the holes of a Text tell
	// theirs themselves.
	why string
	// hole is what a Value had in place of its text; the holes of a Text are in
	// its pieces.
	hole *Hole
	// assumes is what the setting takes for granted.
	assumes string
	// defined is where its text stands, if not where it is used.
	defined syntax.Span
}

// noted gives the note of the origin, an empty one without.
func (o origin) noted() note {
	if o.note == nil {
		return note{}
	}
	return *o.note
}

// with gives the origin with a note changed.
func (o origin) with(change func(*note)) origin {
	changed := o.noted()
	change(&changed)
	o.note = &changed
	return o
}

// unknownAt is the origin of a setting that nobody can tell.
func unknownAt(why string, at syntax.Span) origin {
	return origin{state: unknown, at: at, note: &note{why: why}}
}

// Absent reports whether the setting was left out or is AWS::NoValue.
func (o origin) Absent() bool { return o.state == absent }

// Known reports whether the files say what the setting is.
func (o origin) Known() bool { return o.state == known }

// Unknown reports whether the setting is there but not knowable from the files.
func (o origin) Unknown() bool { return o.state == unknown }

// Present reports whether the setting is there, known or not.
func (o origin) Present() bool { return o.state != absent }

// Why gives the reason why an unknown setting is unknown.
func (o origin) Why() string { return o.noted().why }

// Hole gives what stood where the text of an unknown setting should; nil where
// nobody knows.
func (o origin) Hole() *Hole { return o.noted().hole }

// Assumes names what a known setting takes for granted, such as "the default
// of parameter Port"; empty when nothing.
func (o origin) Assumes() string { return o.noted().assumes }

// Where gives the place of the setting; of an absent one the place of the
// object that lacks it.
func (o origin) Where() syntax.Span { return o.at }

// Defined gives the place that holds the text of the setting where that is
// not the place of its use: a parameter's default, an entry of a mapping.
func (o origin) Defined() syntax.Span {
	if defined := o.noted().defined; !defined.IsZero() {
		return defined
	}
	return o.at
}

// Value is a setting that is known, left out, or not knowable from the files.
type Value[T any] struct {
	origin
	v T
}

// KnownValue is a setting with a value.
func KnownValue[T any](v T, at syntax.Span) Value[T] {
	return Value[T]{v: v, origin: origin{state: known, at: at}}
}

// AbsentValue is a setting that was left out of the object at a place.
func AbsentValue[T any](place syntax.Span) Value[T] {
	return Value[T]{origin: origin{at: place}}
}

// UnknownValue is a setting that is there but not knowable, with the reason.
func UnknownValue[T any](why string, at syntax.Span) Value[T] {
	return Value[T]{origin: unknownAt(why, at)}
}

// Get gives the value if it is known.
func (v Value[T]) Get() (T, bool) { return v.v, v.state == known }

// Any gives the value if it is known, for those who show values of any kind.
func (v Value[T]) Any() (value any, known bool) { return v.v, v.Known() }

// Or gives the value if it is known, and the fallback if it was left out; the
// second result is false only when the setting is not knowable.
func (v Value[T]) Or(fallback T) (T, bool) {
	if v.state == absent {
		return fallback, true
	}
	return v.v, v.state == known
}

// Is reports whether the value is known and equal to another.
func Is[T comparable](v Value[T], other T) bool {
	return v.state == known && v.v == other
}

// ValueOf turns a text into a value: parse tells the value and whether the
// text is one. A text that is no such value counts as unknown here, because
// the schemas report it.
func ValueOf[T any](text Text, parse func(string) (T, bool)) Value[T] {
	literal, ok := text.Get()
	switch {
	case text.Unknown():
		return Value[T]{origin: text.with(func(n *note) { n.why, n.hole = text.Why(), text.Hole() })}
	case !ok:
		return Value[T]{origin: text.origin}
	}
	parsed, ok := parse(literal)
	if !ok {
		return UnknownValue[T]("the text "+literal+" is no such value", text.at)
	}
	return Value[T]{v: parsed, origin: text.origin}
}
