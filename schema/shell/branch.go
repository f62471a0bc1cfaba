package shell

import (
	"fmt"
	"maps"
	"path"
	"slices"

	sh "mvdan.cc/sh/v3/syntax"
)

// binary follows commands that are joined by &&, || or a pipe.
func (s *script) binary(command *sh.BinaryCmd) {
	s.statement(command.X)
	switch {
	case command.Op == sh.Pipe || command.Op == sh.PipeAll:
		s.filter(command.Y)
	case command.Op == sh.OrStmt || isTest(command.X):
		printed := s.printed
		s.branch([]*sh.Stmt{command.Y}, nil)
		s.printed = printed
	default:
		s.statement(command.Y)
	}
}

// isTest tells whether a statement only decides about the next.
func isTest(statement *sh.Stmt) bool {
	switch command := statement.Cmd.(type) {
	case *sh.TestClause:
		return true
	case *sh.CallExpr:
		return len(command.Args) > 0 && slices.Contains([]string{"[", "test"}, command.Args[0].Lit())
	default:
		return false
	}
}

// decide follows the branches of an if, the conditions of which run in order.
func (s *script) decide(clause *sh.IfClause) {
	var branches [][]*sh.Stmt
	complete := false
	for ; clause != nil; clause = clause.Else {
		s.statements(clause.Cond)
		complete = len(clause.Cond) == 0
		branches = append(branches, clause.Then)
	}
	if !complete {
		branches = append(branches, nil)
	}
	s.branch(branches...)
}

// branch follows alternatives, each from the state before. What they leave
// different nobody can tell.
func (s *script) branch(branches ...[]*sh.Stmt) {
	before, scope := s.variables, s.scope
	arguments, shifted := s.arguments, s.shifted
	most := shifted
	var outcomes []*variables
	for _, branch := range branches {
		s.variables = before.over()
		s.scopes++
		s.scope = s.scopes
		s.statements(branch)
		if !leaves(branch) {
			outcomes = append(outcomes, s.variables)
		}
		most = max(most, s.shifted)
		s.arguments, s.shifted = arguments, shifted
	}
	if most > shifted { // nobody knows how many are left
		s.arguments, s.shifted = nil, most+maxWords
	}
	s.scope = scope
	s.variables = before
	s.merge(outcomes)
}

// leaves tells whether a branch ends the script or the function.
func leaves(branch []*sh.Stmt) bool {
	if len(branch) == 0 {
		return false
	}
	call, ok := branch[len(branch)-1].Cmd.(*sh.CallExpr)
	return ok && len(call.Args) > 0 && slices.Contains([]string{"exit", "return", "continue", "break"}, call.Args[0].Lit())
}

// merge sets the variables that alternatives wrote.
func (s *script) merge(outcomes []*variables) {
	written := make(map[string]bool)
	for _, outcome := range outcomes {
		for name := range outcome.written {
			written[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(written)) {
		s.variables.write(name, s.common(name, outcomes))
	}
}

// common gives what a variable holds after alternatives.
func (s *script) common(name string, outcomes []*variables) variable {
	held := outcomes[0].whole(name)
	same := true
	for _, outcome := range outcomes[1:] {
		other := outcome.whole(name)
		same = same && other.unset == held.unset && other.value == held.value
		held.exported = held.exported || other.exported
	}
	if !same {
		held.value = value{text: s.opaqueVariable(name, fmt.Sprintf("what variable %s holds depends on a condition", name))}
		held.unset = false
	}
	return held
}

// maxRounds bounds the values that a loop is followed for.
const maxRounds = 32

// repeat follows a loop for each of its values, if they are known.
func (s *script) repeat(loop *sh.ForClause) {
	each, ok := loop.Loop.(*sh.WordIter)
	if !ok || each.Name == nil {
		s.branch(loop.Do, nil)
		return
	}
	var values []value
	for _, item := range each.Items {
		for _, word := range s.words(item) {
			values = append(values, word.value)
		}
	}
	if len(values) == 0 || len(values) > maxRounds {
		s.variables.set(each.Name.Value, value{text: s.unknown(each.Name.Value, "the values of the loop are not known")})
		s.branch(loop.Do, nil)
		return
	}
	if retries(loop.Do) {
		values = values[:1]
	}
	for _, held := range values {
		s.variables.set(each.Name.Value, held)
		s.statements(loop.Do)
	}
}

// retries tells whether a loop does one thing until it succeeds.
func retries(body []*sh.Stmt) bool {
	return slices.ContainsFunc(body, func(statement *sh.Stmt) bool {
		switch command := statement.Cmd.(type) {
		case *sh.BinaryCmd:
			return command.Op == sh.AndStmt && !isTest(command.X) && endsLoop([]*sh.Stmt{command.Y})
		case *sh.IfClause:
			return len(command.Cond) == 1 && !command.Cond[0].Negated && !isTest(command.Cond[0]) && endsLoop(command.Then)
		default:
			return false
		}
	})
}

func endsLoop(branch []*sh.Stmt) bool {
	if !leaves(branch) {
		return false
	}
	word := branch[len(branch)-1].Cmd.(*sh.CallExpr).Args[0].Lit()
	return word == "break" || word == "return"
}

// filter follows what a pipe leads to.
func (s *script) filter(statement *sh.Stmt) {
	call, ok := statement.Cmd.(*sh.CallExpr)
	if !ok || len(call.Args) == 0 || !slices.Contains([]string{"tee", "tr", "head"}, call.Args[0].Lit()) {
		s.statement(statement)
		return
	}
	if words := s.wordsOf(call); len(words) > 1 && words[0].text == "tee" {
		s.documents[path.Clean(words[len(words)-1].text)] = word{value: s.printed, span: s.span(statement)}
	}
}
