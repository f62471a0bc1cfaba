package shell

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxProblems bounds the faults of one block after which the rest is not read.
const maxProblems = 20

// maxOpeners bounds what may nest in one block. The parser is recursive: a
// million brackets would end the program.
const maxOpeners = 30_000

// marker is what a comment must contain to address linkproof.
const marker = "linkproof:"

// parse reads the blocks of a file and notes problems and comments in it.
func parse(file *syntax.File) []part {
	reading := &reading{file: file, variant: variantOf(file)}
	file.Problems, file.Comments = nil, nil
	found := blocks(file.Name, file.Src)
	parts := make([]part, len(found))
	for i := range found {
		parts[i] = part{base: found[i].start, text: found[i].text(file.Src)}
		parts[i].aside = found[i].quoted && !callsAWS(parts[i].text)
		if openers(parts[i].text) > maxOpeners {
			reading.note(syntax.LimitExceeded, parts[i].base, fmt.Sprintf("more than %d brackets and compound commands; such scripts are not read", maxOpeners))
			continue
		}
		reading.read(&parts[i])
	}
	return parts
}

// openers counts the signs and words that may start something nested.
func openers(text []byte) int {
	count := 0
	for _, opener := range []string{"(", "{", "[", "`", "if", "while", "until", "for", "case", "select", "time", "!"} {
		count += bytes.Count(text, []byte(opener))
	}
	return count
}

// variantOf tells the language of a script.
func variantOf(file *syntax.File) sh.LangVariant {
	line, _, _ := bytes.Cut(file.Src, []byte("\n"))
	if strings.EqualFold(path.Ext(file.Name), ".zsh") || hasShebang(file.Src) && bytes.Contains(line, []byte("zsh")) {
		return sh.LangZsh
	}
	return sh.LangBash
}

// reading is the reading of the blocks of a file.
type reading struct {
	file    *syntax.File
	variant sh.LangVariant
}

// read reads the statements of a block. After a fault it goes on with the next
// line, so that no other statement is lost.
func (r *reading) read(p *part) {
	for start, faults := 0, 0; start < len(p.text) && faults < maxProblems; faults++ {
		next, ok := r.statements(p, start)
		if ok {
			return
		}
		start = next
	}
}

// statements reads up to the first fault and gives the offset after its line.
func (r *reading) statements(p *part, start int) (next int, ok bool) {
	// Blanks in place of what was read keep the positions.
	text := bytes.Clone(p.text)
	for i := range start {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	parser := sh.NewParser(sh.KeepComments(true), sh.Variant(r.variant))
	last := start
	var failed error
	// The parser gives a fault once more after the loop was left, so it is not.
	for statement, err := range parser.StmtsSeq(bytes.NewReader(text)) {
		if failed = cmp.Or(failed, err); failed != nil {
			continue
		}
		if len(p.statements) <= maxSteps { // further ones are not followed
			p.statements = append(p.statements, statement)
		}
		last = int(statement.End().Offset())
		r.comments(p, statement)
	}
	if failed != nil {
		return r.fault(p, failed, last), false
	}
	return len(text), true
}

// fault notes a fault and gives the offset of the line after it.
func (r *reading) fault(p *part, err error, last int) int {
	at, message := last, err.Error()
	var parse sh.ParseError
	var lang sh.LangError
	switch {
	case errors.As(err, &parse):
		at, message = int(parse.Pos.Offset()), parse.Text
	case errors.As(err, &lang):
		at, message = int(lang.Pos.Offset()), "this is "+lang.Feature+", which the shell of the script does not know"
	}
	at = min(max(at, last), len(p.text))
	if r.variant != sh.LangZsh && !p.aside { // the parser does not know all of zsh
		r.note(syntax.SyntaxError, p.base+min(at, max(len(p.text)-1, 0)), "the shell cannot read this: "+message)
	}
	if length := bytes.IndexByte(p.text[at:], '\n'); length >= 0 {
		return at + length + 1
	}
	return len(p.text)
}

// note adds a problem at an offset of the file.
func (r *reading) note(kind syntax.ProblemKind, start int, message string) {
	end := min(start+1, len(r.file.Src))
	span := syntax.Span{File: r.file, Start: int32(min(start, end)), End: int32(end)}
	r.file.Problems = append(r.file.Problems, syntax.Problem{Kind: kind, Message: message, Span: span})
}

// comments keeps the comments of a statement that address linkproof.
func (r *reading) comments(p *part, statement *sh.Stmt) {
	sh.Walk(statement, func(node sh.Node) bool {
		comment, ok := node.(*sh.Comment)
		if !ok || !strings.Contains(comment.Text, marker) {
			return true
		}
		start := p.base + int(comment.Hash.Offset())
		span := syntax.Span{File: r.file, Start: int32(start), End: int32(min(start+1+len(comment.Text), len(r.file.Src)))}
		r.file.Comments = append(r.file.Comments, syntax.Comment{Text: strings.TrimSpace(comment.Text), Span: span})
		return true
	})
}
