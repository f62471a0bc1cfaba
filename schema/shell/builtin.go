package shell

import (
	"path"
	"strconv"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
)

// builtin follows the commands that matter for what variables and files hold.
func (s *script) builtin(name string, words []word, statement *sh.Stmt) {
	switch name {
	case "unset", "read", "set", "shift":
		s.change(name, words)
	case "cat", "tee":
		s.document(name, words, statement)
	case "echo", "printf":
		s.echo(name, words)
	default:
		s.pauses++
		s.sourced = s.sourced || name == "source" || name == "." || name == "eval"
		s.printed = value{text: s.unknown("$("+name+")", "it is what "+name+" prints")}
	}
}

// change follows the commands that change variables and arguments.
func (s *script) change(name string, words []word) {
	if name == "shift" {
		s.shift(words)
		return
	}
	for i := range words {
		switch text := words[i].text; {
		case name == "unset":
			s.variables.unset(text)
		case name == "read":
			s.variables.set(text, value{text: s.opaqueVariable(text, "variable "+text+" is read when the script runs")})
		case text == "-a" || text == "+a":
			s.exportsAll = text == "-a"
		}
	}
}

// shift drops the first arguments.
func (s *script) shift(words []word) {
	count := 1
	if len(words) == 1 {
		if given, err := strconv.Atoi(words[0].text); err == nil && given >= 0 && given <= maxWords {
			count = given
		}
	}
	s.shifted += count
	if s.arguments != nil {
		s.arguments = s.arguments[min(count, len(s.arguments)):]
	}
}

// echo prints its words; printf the words behind a format that adds nothing to
// them.
func (s *script) echo(name string, words []word) {
	if name == "echo" && len(words) > 1 && strings.HasPrefix(words[0].text, "-") {
		words = words[1:]
	}
	if name == "printf" && len(words) == 2 && (words[0].text == "%s" || words[0].text == `%s\n`) {
		words = words[1:]
	}
	if len(words) == 1 {
		s.printed = words[0].value
		s.echoed = words[0]
		return
	}
	s.printed = value{text: s.unknown("$("+name+")", "it is what "+name+" prints")}
}

// document follows what prints a here-document or a file that the script wrote;
// tee writes it to a file too.
func (s *script) document(name string, words []word, statement *sh.Stmt) {
	text := word{value: value{text: s.unknown("$("+name+")", "it is the content of a file")}}
	for _, redirect := range statement.Redirs {
		if redirect.Hdoc != nil {
			text = s.hereDocument(redirect)
		}
	}
	if name == "cat" && len(words) == 1 {
		if known, ok := s.documents[path.Clean(words[0].text)]; ok {
			text = known
		}
	}
	s.printed, s.echoed = text.value, text
	if name == "tee" && len(words) > 0 {
		s.documents[path.Clean(words[len(words)-1].text)] = text
	}
}

// redirect keeps what a command writes to a file.
func (s *script) redirect(statement *sh.Stmt) {
	for _, redirect := range statement.Redirs {
		if redirect.Op != sh.RdrOut && redirect.Op != sh.AppOut && redirect.Op != sh.RdrClob || redirect.Word == nil || redirect.N != nil {
			continue
		}
		name := path.Clean(s.expand(redirect.Word).text)
		text := s.echoed
		if text.value != s.printed {
			text = word{value: s.printed, span: s.span(statement)}
		}
		if redirect.Op == sh.AppOut {
			text = word{value: value{text: s.unknown(name, "several commands write the file "+name)}, span: text.span}
		}
		s.documents[name] = text
		s.printed = value{}
	}
}

// pick follows jq, which picks from an answer what --query would: one that
// comes through a pipe or stands in a file or variable.
func (s *script) pick(statement *sh.Stmt, words []word, taken value) {
	query := ""
	var files []word
	for i := range words {
		switch text := words[i].text; {
		case strings.HasPrefix(text, "-"):
		case query == "":
			query = text
		default:
			files = append(files, words[i])
		}
	}
	for _, redirect := range statement.Redirs {
		switch {
		case redirect.Word == nil:
		case redirect.Op == sh.WordHdoc:
			taken = s.expand(redirect.Word).value
		case redirect.Op == sh.RdrIn:
			files = append(files, s.expand(redirect.Word))
		}
	}
	if len(files) == 1 {
		taken = s.documents[path.Clean(files[0].text)].value
	}
	if hole := s.onlyHole(taken.text); hole != nil && s.wholes[hole] != nil {
		s.printed = s.answer(s.wholes[hole], query)
		return
	}
	s.printed = value{text: s.unknown("$(jq)", "it is what jq picks when the script runs")}
}

// hereDocument gives the text of a here-document; with a quoted delimiter
// nothing in it is expanded.
func (s *script) hereDocument(redirect *sh.Redirect) word {
	w := word{span: s.span(redirect.Hdoc)}
	quoted := false
	for _, part := range redirect.Word.Parts {
		if _, plain := part.(*sh.Lit); !plain {
			quoted = true
		}
	}
	for _, part := range redirect.Hdoc.Parts {
		literal, ok := part.(*sh.Lit)
		if !ok {
			s.part(&w, part, model.DoubleQuoted)
			continue
		}
		at := s.span(literal) // with the delimiter at the end
		at.End = min(at.End, at.Start+int32(len(literal.Value)))
		if quoted {
			w.take(value{text: s.unmask(literal.Value)}, at.Start, at.End, true)
		} else {
			s.literal(&w, at, model.DoubleQuoted)
		}
	}
	return w
}

// substitute gives what the commands of $(...) print.
func (s *script) substitute(written *sh.CmdSubst) value {
	before := s.printed
	outer := s.variables
	s.variables = outer.over()
	s.printed = value{}
	s.statements(written.Stmts)
	printed := s.printed
	s.printed, s.variables = before, outer
	return printed
}
