package shell

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// block is a run of shell text in a file.
type block struct {
	start, end int
	// quoted tells that the text stands in a page, where people also show
	// prompts, answers and what is to be filled in.
	quoted bool
	// margin is what stands before each line of a block in a list item or a
	// block quote.
	margin margin
}

// margin is what a page adds in front of the lines of a block: signs of block
// quotes and blanks.
type margin struct{ quotes, blanks int }

// cut gives the length of the margin that a line has; closed tells that the
// line is no part of the block quote any more.
func (m margin) cut(line []byte) (length int, closed bool) {
	for range m.quotes {
		rest := bytes.TrimLeft(line[length:], " ")
		if len(rest) == 0 || rest[0] != '>' {
			return length, true
		}
		length = len(line) - len(rest) + 1
	}
	most := min(m.blanks, len(line)-length)
	blanks := line[length : length+most]
	return length + len(blanks) - len(bytes.TrimLeft(blanks, " ")), false
}

// marginOf gives the margin of the block that a line opens; a fence may stand
// right behind the sign of a list item.
func marginOf(line []byte) (m margin, length int) {
	for length < len(line) {
		switch sign := listSign(line[length:]); {
		case line[length] == ' ':
			m.blanks++
			length++
		case line[length] == '>':
			m = margin{quotes: m.quotes + 1}
			length++
		case sign > 0:
			m.blanks += sign
			length += sign
		default:
			return m, length
		}
	}
	return m, length
}

// listSign gives the length of the sign that a list item starts with; 0
// without one.
func listSign(line []byte) int {
	digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
	switch rest := line[digits:]; {
	case len(rest) < 2 || rest[1] != ' ':
		return 0
	case digits == 0 && strings.IndexByte("-*+", rest[0]) >= 0, digits > 0 && strings.IndexByte(".)", rest[0]) >= 0:
		return digits + 1
	default:
		return 0
	}
}

// languages are the names of fenced blocks that hold shell commands.
var languages = []string{"sh", "bash", "shell", "zsh", "console", "shell-session", "shellsession"}

func isMarkdown(name string) bool {
	extension := strings.ToLower(path.Ext(name))
	return extension == ".md" || extension == ".markdown"
}

// blocks gives the shell text of a file: all of a script, the fenced blocks
// with commands of a page.
func blocks(name string, src []byte) []block {
	if !isMarkdown(name) {
		return []block{{end: len(src)}}
	}
	page := reader{src: src}
	for at := 0; at < len(src); {
		next := len(src)
		if length := bytes.IndexByte(src[at:], '\n'); length >= 0 {
			next = at + length + 1
		}
		page.line(at, next)
		at = next
	}
	return page.found
}

// reader reads a page line by line.
type reader struct {
	src   []byte
	found []block
	// fence is the sign that opened the block in hand; empty outside one.
	fence, language string
	open            block
}

func (r *reader) line(at, next int) {
	line := r.src[at:next]
	if r.fence == "" {
		m, length := marginOf(line)
		sign, info := cutFence(strings.TrimSpace(string(line[length:])))
		r.fence, r.language = sign, strings.ToLower(info)
		r.open = block{start: next, quoted: true, margin: m}
		return
	}
	length, closed := r.open.margin.cut(line)
	sign, info := cutFence(strings.TrimSpace(string(line[length:])))
	if closed || strings.HasPrefix(sign, r.fence) && (info == "" || next == len(r.src)) {
		r.fence = ""
		if r.open.end = at; r.open.holdsCommands(r.language, r.src) {
			r.found = append(r.found, r.open)
		}
	}
}

// cutFence cuts a line that opens or closes a fenced block into the fence and
// what follows; the fence is empty for other lines.
func cutFence(line string) (fence, info string) {
	for _, sign := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, sign)
		if length := len(line) - len(rest); length >= 3 && !strings.Contains(rest, sign) {
			return line[:length], strings.TrimSpace(rest)
		}
	}
	return "", ""
}

// holdsCommands tells whether a block is one of shell commands: by its
// language, or without one by its first word.
func (b *block) holdsCommands(language string, src []byte) bool {
	name, _, _ := strings.Cut(language, " ")
	if name = strings.Trim(name, "{}."); name != "" {
		return slices.Contains(languages, name)
	}
	first := bytes.TrimLeft(src[b.start:b.end], " \t\r\n>")
	words := bytes.Fields(first[promptLength(first):])
	return len(words) > 0 && string(words[0]) == "aws"
}
