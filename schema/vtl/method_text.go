package vtl

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/linkproof/linkproof/schema/pattern"
)

// callText calls a method of a text.
func callText(text, name string, args []any) (any, error) {
	switch len(args) {
	case 0:
		return callWholeText(text, name), nil
	case 1:
		return callWithText(text, name, args[0])
	default:
		return callWithTexts(text, name, args)
	}
}

func callWholeText(text, name string) any {
	switch name {
	case "length":
		return int64(len(utf16.Encode([]rune(text))))
	case "isEmpty":
		return text == ""
	case "toLowerCase":
		return strings.ToLower(text)
	case "toUpperCase":
		return strings.ToUpper(text)
	case "trim":
		return strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
	case "intern":
		return text
	case "hashCode":
		hash := int32(0)
		for _, unit := range utf16.Encode([]rune(text)) {
			hash = 31*hash + int32(unit)
		}
		return int64(hash)
	default:
		return nil
	}
}

func callWithText(text, name string, arg any) (any, error) {
	other := textOf([]any{arg}, 0)
	switch name {
	case "concat":
		return text + other, nil
	case "contains":
		return strings.Contains(text, other), nil
	case "startsWith":
		return strings.HasPrefix(text, other), nil
	case "endsWith":
		return strings.HasSuffix(text, other), nil
	case "indexOf":
		return unitIndex(text, strings.Index(text, other)), nil
	case "lastIndexOf":
		return unitIndex(text, strings.LastIndex(text, other)), nil
	case "matches":
		return matches(other, text)
	case "split":
		return split(text, other, 0)
	case "substring", "charAt", "codePointAt":
		return cut(text, name, []any{arg})
	default:
		return compareWith(text, name, other), nil
	}
}

func compareWith(text, name, other string) any {
	switch name {
	case "equalsIgnoreCase":
		return strings.EqualFold(text, other)
	case "compareTo":
		return compareTexts(text, other)
	case "compareToIgnoreCase":
		return compareTexts(strings.ToLower(text), strings.ToLower(other))
	default:
		return nil
	}
}

func callWithTexts(text, name string, args []any) (any, error) {
	one, other := textOf(args, 0), textOf(args, 1)
	switch name {
	case "replace":
		if strings.Count(text, one)*len(other) > maxOutput {
			return nil, errTooLong
		}
		return strings.ReplaceAll(text, one, other), nil
	case "replaceAll":
		return replace(one, text, other, -1)
	case "replaceFirst":
		return replace(one, text, other, 1)
	case "split":
		limit, _ := toInt(args[1])
		return split(text, one, int(limit))
	case "substring", "subSequence":
		return cut(text, name, args)
	case "indexOf":
		from, _ := toInt(args[1])
		return indexFrom(text, one, int(from)), nil
	case "startsWith":
		from, _ := toInt(args[1])
		units := utf16.Encode([]rune(text))
		if from < 0 || int(from) > len(units) {
			return false, nil
		}
		return strings.HasPrefix(string(utf16.Decode(units[from:])), one), nil
	default:
		return nil, nil
	}
}

// compareTexts gives the difference of the first units that differ, or of the
// lengths.
func compareTexts(one, other string) int64 {
	a, b := utf16.Encode([]rune(one)), utf16.Encode([]rune(other))
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return int64(a[i]) - int64(b[i])
		}
	}
	return int64(len(a) - len(b))
}

// unitIndex turns an index in bytes into one in the units of Java.
func unitIndex(text string, at int) int64 {
	if at < 0 {
		return -1
	}
	return int64(len(utf16.Encode([]rune(text[:at]))))
}

func indexFrom(text, part string, from int) int64 {
	units := utf16.Encode([]rune(text))
	from = min(max(from, 0), len(units))
	at := strings.Index(string(utf16.Decode(units[from:])), part)
	if at < 0 {
		return -1
	}
	return int64(from) + unitIndex(string(utf16.Decode(units[from:])), at)
}

// cut gives a part of a text; an index outside of it is an error.
func cut(text, name string, args []any) (any, error) {
	units := utf16.Encode([]rune(text))
	from, ok := toInt(args[0])
	to, okTo := int64(len(units)), true
	if len(args) > 1 {
		to, okTo = toInt(args[1])
	}
	if !ok || !okTo {
		return nil, nil
	}
	if name == "charAt" || name == "codePointAt" {
		to = from + 1
	}
	if from < 0 || to < from || to > int64(len(units)) {
		return nil, fmt.Errorf("begin %d, end %d, length %d", from, to, len(units))
	}
	if name == "codePointAt" {
		return int64(units[from]), nil
	}
	return string(utf16.Decode(units[from:to])), nil
}

// split cuts a text at what a regular expression fits, as Java does: without a
// limit, empty parts at the end are left out.
func split(text, expression string, limit int) (any, error) {
	parsed, err := pattern.Parse(expression)
	if err != nil {
		return nil, err
	}
	parts, err := parsed.Split(text, limit)
	if err != nil {
		return nil, err
	}
	if limit == 0 {
		for len(parts) > 1 && parts[len(parts)-1] == "" {
			parts = slices.Delete(parts, len(parts)-1, len(parts))
		}
	}
	list := &List{Items: make([]any, len(parts))}
	for i, part := range parts {
		list.Items[i] = part
	}
	return list, nil
}
