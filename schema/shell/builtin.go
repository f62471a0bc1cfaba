package shell

import (
	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
)

// builtin follows the commands that matter for what variables and files hold.
func (s *script) builtin(name string, words []word, statement *sh.Stmt) {
	switch name {
	case "unset":
		for i := range words {
			s.variables.unset(words[i].text)
		}
	case "set":
		for i := range words {
			if words[i].text == "-a" || words[i].text == "+a" {
				s.exportsAll = words[i].text == "-a"
			}
		}
	case "read":
		for i := range words {
			s.variables.set(words[i].text, value{text: s.opaqueVariable(words[i].text, "variable "+words[i].text+" is read when the script runs")})
		}
	case "cat":
		s.document(statement)
	case "echo", "printf":
		if len(words) == 1 {
			s.printed = words[0].value
			return
		}
		s.printed = value{text: s.unknown("$("+name+")", "it is what "+name+" prints")}
	case "jq":
		return
	default:
		s.printed = value{text: s.unknown("$("+name+")", "it is what "+name+" prints")}
	}
}

// document keeps what a here-document holds: as a file, or as what is printed.
func (s *script) document(statement *sh.Stmt) {
	var text *word
	target := ""
	for _, redirect := range statement.Redirs {
		switch {
		case redirect.Hdoc != nil:
			body := s.hereDocument(redirect)
			text = &body
		case redirect.Op == sh.RdrOut && redirect.Word != nil:
			target = s.expand(redirect.Word).text
		}
	}
	switch {
	case text == nil:
		s.printed = value{text: s.unknown("$(cat)", "it is the content of a file")}
	case target != "":
		s.documents[target] = *text
	default:
		s.printed = text.value
	}
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
