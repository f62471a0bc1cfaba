package shell

import (
	"fmt"
	"maps"
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
	var outcomes []*variables
	for _, branch := range branches {
		s.variables = before.over()
		s.scopes++
		s.scope = s.scopes
		s.statements(branch)
		if !leaves(branch) {
			outcomes = append(outcomes, s.variables)
		}
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
	for _, held := range values {
		s.variables.set(each.Name.Value, held)
		s.statements(loop.Do)
	}
}

// filter follows what a pipe leads to: jq picks from an answer what --query
// would.
func (s *script) filter(statement *sh.Stmt) {
	call, ok := statement.Cmd.(*sh.CallExpr)
	if !ok || len(call.Args) == 0 {
		s.statement(statement)
		return
	}
	switch call.Args[0].Lit() {
	case "jq":
		if s.last != nil && s.last.unasked {
			s.printed = s.answer(s.last, s.expand(call.Args[len(call.Args)-1]).text)
		}
	case "tee":
	case "tr", "head":
	default:
		s.statement(statement)
	}
}
