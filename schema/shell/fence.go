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
	var found []block
	var fence, language string
	start := 0
	for at := 0; at < len(src); {
		next := len(src)
		if length := bytes.IndexByte(src[at:], '\n'); length >= 0 {
			next = at + length + 1
		}
		line := strings.TrimSpace(string(src[at:next]))
		sign, info := cutFence(line)
		switch {
		case fence == "" && sign != "":
			fence, language, start = sign, strings.ToLower(info), next
		case fence != "" && strings.HasPrefix(sign, fence) && (info == "" || next == len(src)):
			if b := (block{start: start, end: at, quoted: true}); b.holdsCommands(language, src) {
				found = append(found, b)
			}
			fence = ""
		}
		at = next
	}
	return found
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
	words := bytes.Fields(src[b.start:b.end])
	if len(words) > 1 && (string(words[0]) == "$" || string(words[0]) == "%") {
		words = words[1:]
	}
	return len(words) > 0 && string(words[0]) == "aws"
}
