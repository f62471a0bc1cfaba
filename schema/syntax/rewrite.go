package syntax

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Rewrite gives the edit that puts a value, as encoding/json decodes them, in
// the place of a node. A text that takes the place of a text is written in its
// style, as far as that can say it; lists and maps are written in one line.
func Rewrite(n *Node, value any) Edit {
	text := n.respell(value)
	if n.Span.Start == n.Span.End && n.Span.Start > 0 && n.Span.File.byteAt(n.Span.Start-1) == ':' {
		text = " " + text // nothing stands for null
	}
	return Edit{Span: n.Span, Text: text}
}

// InsertValue is Insert of any value as encoding/json decodes them.
func InsertValue(m *Node, path []string, value any) []Edit {
	if m != nil && m.Span.File != nil {
		return InsertJSON(m, path, m.Span.File.flow(value))
	}
	return nil
}

// respell writes a value in the style of a node.
func (n *Node) respell(value any) string {
	file, raw := n.Span.File, n.Span.Text()
	text, isText := value.(string)
	switch {
	case !isText || file.isJSON() || raw == "":
		return file.flow(value)
	case n.Kind < String && isBare(text):
		return text
	case raw[0] == '|' || raw[0] == '>':
		return n.blockOf(text)
	case raw[0] == '"' || !printsInLine(text):
		return jsonText(text)
	case raw[0] == '\'':
		return singleQuoted(text)
	default:
		return yamlScalar(text)
	}
}

// isBare tells the texts of numbers and truth values, which stand without
// quotes.
func isBare(text string) bool {
	return json.Valid([]byte(text)) && !strings.ContainsAny(text[:1], `"[{`)
}

// blockOf writes a text as a literal block with the header's comment and the
// indentation of a block scalar, or quoted where a block cannot say it.
func (n *Node) blockOf(text string) string {
	src := n.Span.File.Src
	content := strings.TrimSuffix(text, "\n")
	raw := n.Span.Text()
	if strings.Count(raw, "\r") != strings.Count(raw, "\r\n") {
		return jsonText(text) // carriage returns that break lines by themselves
	}
	header, _, _ := strings.Cut(raw, "\n")
	indent, found := blockIndent(src[n.Span.Start:], len(header), n.Text)
	if !found || content == "" || strings.HasSuffix(content, "\n") || strings.ContainsAny(content[:1], " \n\t") || !printsInLines(content) {
		return jsonText(text)
	}
	chomp := "|-"
	if content != text {
		chomp = "|"
	}
	if at := strings.IndexByte(header, '#'); at >= 0 {
		chomp += " " + strings.TrimSuffix(header[at:], "\r")
	}
	end := n.Span.File.lineBreak()
	margin := end + strings.Repeat(" ", indent)
	return strings.ReplaceAll(chomp+margin+strings.ReplaceAll(content, "\n", margin), margin+end, end+end)
}

// printsInLine tells texts that stand between single quotes as they are.
func printsInLine(text string) bool { return printsInLines(text) && !strings.Contains(text, "\n") }

// printsInLines tells texts of printable characters and line feeds.
func printsInLines(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || unprintable(r) || r == utf8.RuneError })
}

// unprintable tells characters that YAML wants as escapes though JSON does not,
// and those that it takes for line breaks. Source: YAML 1.2, chapter 5.1.
func unprintable(r rune) bool {
	return r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF'
}

// flow writes a value in one line in the notation of the file.
func (f *File) flow(value any) string {
	var written strings.Builder
	f.appendFlow(&written, value)
	return written.String()
}

func (f *File) appendFlow(to *strings.Builder, value any) {
	switch value := value.(type) {
	case map[string]any:
		to.WriteByte('{')
		for i, key := range slices.Sorted(maps.Keys(value)) {
			if i > 0 {
				to.WriteString(", ")
			}
			to.WriteString(f.scalar(key) + ": ")
			f.appendFlow(to, value[key])
		}
		to.WriteByte('}')
	case []any:
		to.WriteByte('[')
		for i, item := range value {
			if i > 0 {
				to.WriteString(", ")
			}
			f.appendFlow(to, item)
		}
		to.WriteByte(']')
	case string:
		to.WriteString(f.scalar(value))
	default:
		text, err := json.Marshal(value)
		if err != nil {
			text = []byte(jsonText(fmt.Sprint(value)))
		}
		to.Write(text)
	}
}

// scalar writes a text in the notation of the file.
func (f *File) scalar(text string) string {
	if f.isJSON() || !printsInLine(text) {
		return jsonText(text)
	}
	return yamlScalar(text)
}

// jsonText writes a text between double quotes, which YAML reads too.
func jsonText(text string) string {
	var written bytes.Buffer
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // no text is refused, and a buffer takes all
	text = strings.TrimSuffix(written.String(), "\n")
	if !strings.ContainsFunc(text, unprintable) {
		return text
	}
	var escaped strings.Builder
	for _, r := range text {
		if unprintable(r) {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.String()
}
