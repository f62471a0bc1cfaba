package shell

import sh "mvdan.cc/sh/v3/syntax"

// function is a function of the script.
type function struct {
	body *sh.Stmt
	// base and text are those of the block that defines it.
	base int
	text []byte
	// called tells that the script calls it.
	called bool
}

func (s *script) define(name string, body *sh.Stmt) {
	if known, ok := s.functions[name]; ok && known.body == body {
		return
	}
	made := &function{body: body, base: s.base, text: s.text}
	s.functions[name] = made
	s.defined = append(s.defined, made)
}

// inline runs the body of a function with arguments; nil for arguments that
// nobody can tell.
func (s *script) inline(f *function, arguments []value) {
	outer, shifted, base, text := s.arguments, s.shifted, s.base, s.text
	s.arguments, s.shifted, s.base, s.text = arguments, 0, f.base, f.text
	f.called = true
	s.calls++
	s.statement(f.body)
	s.calls--
	s.arguments, s.shifted, s.base, s.text = outer, shifted, base, text
}

// uncalled follows the functions that the script itself does not call, each
// for itself.
func (s *script) uncalled() {
	for next := 0; next < len(s.defined); { // more may be defined on the way
		f := s.defined[next]
		next++
		if f.called {
			continue
		}
		outer := s.variables
		s.variables = outer.over()
		s.scopes++
		s.scope = s.scopes
		s.last = nil
		first := len(s.commands)
		s.inline(f, nil)
		for _, command := range s.commands[first:] {
			command.Unordered = true
		}
		s.variables = outer
	}
}

// values gives what words hold.
func values(words []word) []value {
	held := make([]value, 0, len(words))
	for i := range words {
		held = append(held, words[i].value)
	}
	return held
}
