package syntax

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// Insert gives the edit that sets a text at a path of keys below a map, in the
// notation, style and indentation of its file. Maps on the path that are not
// there are made. It gives none where the path leads to something that is
// there already, or where the map does not stand in a file as it is.
func Insert(m *Node, path []string, text string) []Edit {
	value := yamlScalar(text)
	if m != nil && m.Span.File != nil && m.Span.File.isJSON() {
		value = strconv.Quote(text)
	}
	return InsertJSON(m, path, value)
}

// InsertJSON is Insert of a value written as JSON, which YAML reads too.
func InsertJSON(m *Node, path []string, value string) []Edit {
	for len(path) > 1 {
		inner := m.Get(path[0])
		if inner == nil {
			break
		}
		m, path = inner, path[1:]
	}
	if m == nil || m.Kind != Map || m.Span.IsZero() || m.Span.File.Root == nil || m.Get(path[0]) != nil {
		return nil
	}
	switch {
	case m.Span.File.byteAt(m.Span.Start) == '{':
		return insertFlow(m, path, value)
	case len(m.Children) > 0 && m.Children[0].Span.Start == m.Span.Start:
		return insertBlock(m, path, value)
	default:
		return nil
	}
}

// insertBlock puts a line before the first entry of a block map.
func insertBlock(m *Node, path []string, value string) []Edit {
	first := m.Children[0].Span
	before := first.before()
	if strings.ContainsAny(before, rareBreaks) {
		return nil
	}
	at := Span{File: first.File, Start: first.Start, End: first.Start}
	return []Edit{{Span: at, Text: yamlEntry(path, value) + first.File.lineBreak() + strings.Map(blank, before)}}
}

// rareBreaks end lines in YAML 1.1 and nowhere else.
const rareBreaks = "\r\u0085\u2028\u2029"

// before gives what stands before a span in its line.
func (s Span) before() string {
	return string(s.File.Src[s.File.Offset(s.From().Line):s.Start])
}

// lineBreak gives what ends the first line of a file.
func (f *File) lineBreak() string {
	if before, _, ok := bytes.Cut(f.Src, []byte("\n")); ok && bytes.HasSuffix(before, []byte("\r")) {
		return "\r\n"
	}
	return "\n"
}

// blank turns what stands before a key, such as the dash of an item, into
// blanks.
func blank(r rune) rune {
	if r == '\t' {
		return r
	}
	return ' '
}

// insertFlow puts an entry behind the brace of a map.
func insertFlow(m *Node, path []string, value string) []Edit {
	file := m.Span.File
	entry := yamlEntry(path, value)
	if file.isJSON() {
		entry = jsonEntry(path, value)
	}
	at := Span{File: file, Start: m.Span.Start + 1, End: m.Span.Start + 1}
	if len(m.Children) == 0 {
		return []Edit{{Span: at, Text: entry}}
	}
	first := m.Children[0].Span
	between := file.Src[at.Start:first.Start]
	if !onlyBlanks(between) || first.Start == first.End { // a key of nothing stands behind a brace only
		return nil
	}
	at.End = m.Children[0].Span.Start
	if len(between) == 0 {
		between = []byte(" ")
		return []Edit{{Span: at, Text: entry + "," + string(between)}}
	}
	if !bytes.ContainsRune(between, '\n') {
		return []Edit{{Span: at, Text: string(between) + entry + ", "}}
	}
	return []Edit{{Span: at, Text: string(between) + entry + "," + string(between)}}
}

// Prepend gives the edit that puts items, written as JSON, before the first of a
// list; none for an empty list, or one that does not stand in a file as it is.
func Prepend(list *Node, items ...string) []Edit {
	if list == nil || list.Kind != List || len(list.Children) == 0 || list.Span.IsZero() || list.Span.File.Root == nil {
		return nil
	}
	first := list.Children[0].Span
	at := Span{File: first.File, Start: first.Start, End: first.Start}
	if first.File.byteAt(list.Span.Start) == '[' {
		return []Edit{{Span: at, Text: strings.Join(items, ", ") + ", "}}
	}
	before := first.before()
	if strings.TrimSpace(before) != "-" || strings.ContainsAny(before, rareBreaks) {
		return nil
	}
	next := first.File.lineBreak() + before
	return []Edit{{Span: at, Text: strings.Join(items, next) + next}}
}

func onlyBlanks(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }

func (f *File) byteAt(offset int32) byte {
	if int(offset) >= len(f.Src) {
		return 0
	}
	return f.Src[offset]
}

// isJSON tells JSON from YAML by the first character of the text.
func (f *File) isJSON() bool {
	start := bytes.TrimLeft(f.Src, " \t\r\n\ufeff")
	return len(start) > 0 && start[0] == '{' && strings.HasSuffix(f.Name, ".json")
}

// jsonEntry writes an entry, and the maps below it, as JSON.
func jsonEntry(path []string, value string) string {
	for _, key := range slices.Backward(path[1:]) {
		value = "{" + strconv.Quote(key) + ": " + value + "}"
	}
	return strconv.Quote(path[0]) + ": " + value
}

// yamlEntry writes an entry, and the maps below it in flow style, as YAML.
func yamlEntry(path []string, value string) string {
	for _, key := range slices.Backward(path[1:]) {
		value = "{" + yamlScalar(key) + ": " + value + "}"
	}
	return yamlScalar(path[0]) + ": " + value
}

// yamlScalar writes a text plain where that reads as the same text everywhere.
func yamlScalar(text string) string {
	plain := text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./") == "" &&
		!strings.ContainsAny(text[:1], "-.0123456789")
	if plain && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(text)) {
		return text
	}
	return singleQuoted(text)
}

func singleQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
