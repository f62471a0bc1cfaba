package shell

import (
	"bytes"
	"strings"
)

// text gives the shell text of a block, masked, as long as in the file.
func (b *block) text(src []byte) []byte {
	text := bytes.Clone(src[b.start:b.end])
	if b.quoted {
		for line := range bytes.Lines(text) {
			b.clearMargin(line)
		}
		t := transcript{prompted: hasPrompt(text)}
		for start := 0; start < len(text); {
			line := text[start:]
			if length := bytes.IndexByte(line, '\n'); length >= 0 {
				line = line[:length+1]
			}
			start += len(line)
			t.clear(line, text[start:])
		}
	}
	mask(text, b.quoted)
	return text
}

// clearMargin puts tabs in place of the margin of a line. A here-document ends
// at a line without the margin, so it becomes one whose tabs do not count.
func (b *block) clearMargin(line []byte) {
	length, _ := b.margin.cut(line)
	for i := range line[:length] {
		line[i] = '\t'
	}
	if b.margin == (margin{}) {
		return
	}
	at := bytes.Index(line, []byte(" <<"))
	if at >= 0 && at+3 < len(line) && line[at+3] != '<' && line[at+3] != '-' {
		copy(line[at:], "<<-")
	}
}

// transcript tells commands from what they print, as people copy both from a
// terminal.
type transcript struct {
	// prompted tells that commands stand behind prompts.
	prompted bool
	// command tells that the line before is part of a command, and quoted that
	// a single quote is open at its end.
	command, quoted bool
	before          string
	// closing is the line that ends the answer in hand; empty outside one.
	closing string
}

// clear puts blanks in place of a prompt, or of a line that is no command.
func (t *transcript) clear(line, after []byte) {
	trimmed := bytes.TrimSpace(line)
	switch {
	case !t.keeps(line, string(trimmed), after):
		blank(line)
	case promptLength(trimmed) > 0:
		blank(trimmed[:promptLength(trimmed)])
	case t.prompted && bytes.HasPrefix(trimmed, []byte("> ")):
		trimmed[0] = ' ' // the prompt of a line that goes on
	}
}

func (t *transcript) keeps(line []byte, trimmed string, after []byte) bool {
	continued := t.quoted || strings.HasSuffix(t.before, `\`) || strings.Contains(t.before, "<<")
	switch {
	case t.closing != "":
		if string(bytes.TrimRight(line, " \t\r\n")) == t.closing {
			t.closing = ""
		}
		return false
	case !continued && startsAnswer(trimmed, after):
		indent, _, _ := bytes.Cut(line, []byte(trimmed))
		t.closing = string(indent) + string(trimmed[0]+2) // the brackets of ASCII are two apart
		return false
	case promptLength([]byte(trimmed)) > 0:
		t.command = true
	case !continued && !strings.HasPrefix(trimmed, "--"):
		t.command = !t.prompted
	}
	t.before = trimmed
	t.quoted = t.command && t.quoted != (strings.Count(trimmed, "'")%2 == 1)
	return t.command
}

// startsAnswer tells whether a line is the first of JSON that a call printed.
func startsAnswer(line string, after []byte) bool {
	next := bytes.TrimLeft(after, " \t\r\n")
	return (line == "{" || line == "[") && len(next) > 0 && strings.IndexByte(`"{[`, next[0]) >= 0
}

func hasPrompt(text []byte) bool {
	for line := range bytes.Lines(text) {
		if promptLength(bytes.TrimSpace(line)) > 0 {
			return true
		}
	}
	return false
}

// maxPrompt bounds the length of a prompt.
const maxPrompt = 80

// promptLength gives the length of the prompt that a line starts with, such as
// "$ " or "me@host:~/api$ "; 0 without one. # starts a comment more often.
func promptLength(line []byte) int {
	length := bytes.IndexAny(line[:min(len(line), maxPrompt)], "$%\"'=\\\n")
	if length < 0 || length+1 >= len(line) || line[length] != '$' && line[length] != '%' || line[length+1] != ' ' {
		return 0
	}
	before := line[:length]
	named := bytes.ContainsRune(before, '@') && !bytes.HasPrefix(before, []byte("aws "))
	if length == 0 || named || bytes.HasPrefix(before, []byte("bash-")) || bytes.HasPrefix(before, []byte("sh-")) {
		return length + 1
	}
	return 0
}

// blank puts blanks in place of all but the line break.
func blank(line []byte) {
	for i := range line {
		if line[i] != '\n' {
			line[i] = ' '
		}
	}
}
