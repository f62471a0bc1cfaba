package awscli

import (
	_ "embed"
	"strings"
)

// calls is a section for each service, headed by @ and its name, and by some
// where not all of its calls are there. A line is a call with its options, or
// a structure with its members, whose name starts with a capital. A name may be
// followed by ! where it is required, and by = and the Kind. Source: make.py.
//
//go:embed calls.txt
var calls string

// section gives the lines about a service; complete tells that they are all.
func section(service string) (lines string, complete bool) {
	_, rest, ok := strings.Cut(calls, "@"+service+"\n")
	if complete = ok; !ok {
		_, rest, _ = strings.Cut(calls, "@"+service+" some\n")
	}
	lines, _, _ = strings.Cut(rest, "@")
	return lines, complete
}

// line gives what stands behind a name at the start of a line.
func line(lines, name string) (rest string, ok bool) {
	for text := range strings.Lines(lines) {
		if after, found := strings.CutPrefix(text, name); found && (after[0] == ' ' || after[0] == '\n') {
			return strings.TrimSpace(after), true
		}
	}
	return "", false
}

// options reads the words of a line.
func options(words string) []Option {
	fields := strings.Fields(words)
	read := make([]Option, 0, len(fields))
	for _, field := range fields {
		name, kind, _ := strings.Cut(field, "=")
		name, required := strings.CutSuffix(name, "!")
		read = append(read, Option{Name: name, Required: required, Kind: Kind(kind)})
	}
	return read
}
