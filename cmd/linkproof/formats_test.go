package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func readsJSON(text string) error {
	var value any
	return json.Unmarshal([]byte(text), &value)
}

func readsLines(text string) error {
	for line := range strings.Lines(text) {
		if err := readsJSON(line); err != nil {
			return err
		}
	}
	return nil
}

func readsXML(text string) error {
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// readsCommands wants a workflow command in each line.
func readsCommands(text string) error {
	for line := range strings.Lines(text) {
		command, _, _ := strings.Cut(strings.TrimPrefix(line, "::"), " ")
		if !strings.HasPrefix(line, "::") || !slices.Contains([]string{"error", "warning", "notice"}, command) {
			return fmt.Errorf("%q is no command", line)
		}
	}
	return nil
}

// readsMessages wants a service message in each line.
func readsMessages(text string) error {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "##teamcity[") || !strings.HasSuffix(line, "]\n") {
			return fmt.Errorf("%q is no service message", line)
		}
	}
	return nil
}

// readsQuotes wants every quote of DOT closed in its line.
func readsQuotes(text string) error {
	for line := range strings.Lines(text) {
		open := false
		for i := 0; i < len(line); i++ {
			switch {
			case line[i] == '\\' && open:
				i++
			case line[i] == '"':
				open = !open
			}
		}
		if open {
			return fmt.Errorf("an open quote in %q", line)
		}
	}
	return nil
}

// readsHTML wants the page of a report: well-formed but for the elements that
// HTML does not close, one script, one style beside that of the picture, no other
// elements than those of the page, and no attribute that does something.
func readsHTML(text string) error {
	if scripts, styles := strings.Count(text, "<script"), strings.Count(text, "<style"); scripts != 1 || styles != 1+strings.Count(text, "<svg") {
		return fmt.Errorf("%d scripts, %d styles", scripts, styles)
	}
	text = regexp.MustCompile("(?s)<script>.*</script>").ReplaceAllString(text, "")
	text = regexp.MustCompile("<(meta|input)( [^<>]*)>").ReplaceAllString(text, "<$1$2/>")
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if element, ok := token.(xml.StartElement); ok {
			if err := isOfThePage(element); err != nil {
				return err
			}
		}
	}
}

func isOfThePage(element xml.StartElement) error {
	elements := strings.Fields("html meta title h1 h2 a p section form select option input output article span div pre mark dl dt dd " +
		"svg style defs marker g path rect text")
	attributes := strings.Fields("href rel target lang charset name content http-equiv class type placeholder aria-label id value data-rule data-file data-severity " +
		"xmlns viewBox width height role x y refX refY markerWidth markerHeight orient d fill rx transform marker-end")
	if !slices.Contains(elements, element.Name.Local) {
		return fmt.Errorf("an element %s", element.Name.Local)
	}
	for _, attribute := range element.Attr {
		name, value := attribute.Name.Local, attribute.Value
		if !slices.Contains(attributes, name) || name == "href" && !strings.HasPrefix(value, "https://") {
			return fmt.Errorf("an attribute %s=%q", name, value)
		}
	}
	return nil
}

// readsText wants no character that commands a terminal, and each line of one of
// the shapes that the report has.
func readsText(text string) error {
	return readsShapes(text,
		`(\S.*:\d+:\d+: )?(error|warning|info)\[[A-Z]{3}\d{3}\] .+`,
		` *\|`, ` *\d+ \| .*`, ` *\| +[-^]+`, ` *= (note|symptom|proof|when|construct|fix): .+`,
		`\d+ findings? \(.+\) in \d+ files?`, `no findings in \d+ files?.*`, `(nothing|skipped) .+`, `\d+ findings? can be fixed safely: .+`, ``)
}

// readsMermaid wants the lines of a flowchart, with texts that no quote or
// bracket ends early.
func readsMermaid(text string) error {
	const node, label = `g\d+n\d+`, `\["(?:[^"<>&\x60\\]|<b>|</b>|<br/>)*"\]`
	return readsShapes(text,
		`flowchart LR`, `  subgraph g\d+file `+label, `    `+node+label+`(:::(error|warning))?`, `  end`,
		`  `+node+` (-->|-\.-) `+node, `  linkStyle \d+ stroke:#[0-9a-f]+,stroke-width:3px`, `  classDef (error|warning) stroke:#[0-9a-f]+,stroke-width:3px`)
}

// readsShapes wants each line to be of a shape, and all of it to be text.
func readsShapes(text string, shapes ...string) error {
	command := func(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }
	if at := strings.IndexFunc(text, command); at >= 0 || !utf8.ValidString(text) {
		return fmt.Errorf("a character at %d that is none of a text", at)
	}
	shape := regexp.MustCompile("^(?:" + strings.Join(shapes, "|") + ")$")
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); !shape.MatchString(line) {
			return fmt.Errorf("%q is no line of it", line)
		}
	}
	return nil
}
