package jsonschema

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/syntax"
)

// fit is what a look at a node tells without the validator. Most objects are
// valid, and the look costs a small part of a validation; what it is not
// sure of the validator judges.
type fit uint8

const (
	// unsure: the validator has to judge.
	unsure fit = iota
	// fits: the value is there and valid.
	fits
	// open: nobody can tell the value.
	open
	// missing: the value is left out.
	missing
)

// fit looks at a node as value would convert it.
func (c converter) fit(f *form, node *syntax.Node) fit {
	stands, why := c.evaluator.Node(node)
	switch {
	case stands == nil && why == "":
		return missing
	case f == nil || f.free():
		return fits
	case placeholder(stands):
		return open
	case stands != nil && stands.Kind == syntax.Map:
		return c.fitObject(f, stands)
	case stands != nil && stands.Kind == syntax.List:
		return c.fitList(f, stands)
	}
	return c.fitScalar(f, node)
}

func (c converter) fitObject(f *form, node *syntax.Node) fit {
	if !f.admits("object") {
		return unsure
	}
	for key, child := range node.Entries() {
		own := f.Properties[key.Text]
		if own == nil && foreign(key.Text) {
			continue
		}
		if own == nil && f.Others != nil && f.Others.never {
			return unsure
		}
		switch c.fit(f.child(key.Text), child) {
		case unsure:
			return unsure
		case missing:
			if slices.Contains(f.Required, key.Text) {
				return unsure
			}
		case fits, open:
		}
	}
	return sure(!slices.ContainsFunc(f.Required, func(key string) bool { return node.Get(key) == nil }))
}

func (c converter) fitList(f *form, node *syntax.Node) fit {
	if !f.admits("array") {
		return unsure
	}
	items := 0
	for item := range node.Items() {
		switch c.fit(f.Items, item) {
		case unsure:
			return unsure
		case fits:
			items++
		case open, missing:
		}
	}
	return sure(within(items, f.MinItems, f.MaxItems))
}

func (c converter) fitScalar(f *form, node *syntax.Node) fit {
	kind, text, ok := c.read(f, node)
	if !ok {
		return open
	}
	switch kind {
	case syntax.Number:
		return f.fitNumber(text)
	case syntax.Bool:
		return sure(f.admits("boolean") && len(f.Enum) == 0)
	default:
		return sure(f.fitsText(text))
	}
}

// fitNumber is sure of plain whole numbers only.
func (f *form) fitNumber(text string) fit {
	whole, err := strconv.ParseInt(text, 0, 0)
	admitted := f.admits("integer") || f.admits("number")
	return sure(err == nil && admitted && len(f.Enum) == 0 && within(int(whole), f.Minimum, f.Maximum))
}

func (f *form) fitsText(text string) bool {
	switch {
	case !f.admits("string"), len(f.Enum) > 0 && !slices.Contains(f.Enum, text), f.pattern != nil && !f.pattern.MatchString(text):
		return false
	}
	return f.MinLength == nil && f.MaxLength == nil || within(utf8.RuneCountInString(text), f.MinLength, f.MaxLength)
}

func sure(valid bool) fit {
	if valid {
		return fits
	}
	return unsure
}

func within(n int, least, most *int) bool {
	return (least == nil || n >= *least) && (most == nil || n <= *most)
}
