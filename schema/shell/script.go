package shell

import (
	"slices"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const (
	// maxSteps bounds how far a script is followed: statements, functions and
	// loops counted each time, and texts by their length.
	maxSteps = 20_000
	// bytesPerStep is how much text costs as much as a statement.
	bytesPerStep = 256
	// bytesPerEntry is what an entry of an array counts, which adding to the
	// array copies.
	bytesPerEntry = 64
	// nodesPerStep is how large an object is whose change costs as much as a
	// statement.
	nodesPerStep = 64
	// wordsPerStep is how many words of a command cost as much as a statement.
	wordsPerStep = 32
	// maxExpansion bounds the bytes of what variables and answers hold.
	maxExpansion = 64 << 10
	// maxWords bounds the words of a command and the entries of an array.
	maxWords = 4096
	// maxCalls bounds how deep functions call functions.
	maxCalls = 16
)

// script is a run through a script in which nothing is run.
type script struct {
	file *syntax.File
	// zsh tells that the script is one of zsh.
	zsh   bool
	given model.Given
	// lifted is the assumption that is taken away, and assumptions are those met.
	lifted      string
	assumptions []string

	// base is the offset in the file of the block in hand, and text its masked
	// text.
	base int
	text []byte

	holes []*model.Hole
	// symbols are the members of answers that were asked for.
	symbols   map[string]string
	variables *variables
	// arguments are those of the function in hand.
	arguments []value
	functions map[string]*function
	// defined are all functions in the order in which they are defined.
	defined []*function
	// shifted is the number of the arguments that were shifted away.
	shifted int
	// documents are the files that the script writes, as far as it shows.
	documents map[string]word
	// wholes are the calls by the holes that stand for their whole answers.
	wholes map[*model.Hole]*call

	// expressions are the pieces that no shell can expand, and expected the
	// offsets of those that were met.
	expressions []model.Run
	expected    map[int32]bool

	commands []*model.Command
	objects  []*object
	// latest are the last objects by what finds them.
	latest map[name]*object
	// openedTo are the numbers of objects that calls which may be about any of
	// a maker found.
	openedTo map[string]int
	// puts are the last objects of put- calls by branch, operation and key.
	puts map[string]*object
	// paths are those of REST resources by what their ids hold.
	paths map[string]string
	// scope changes with each branch and block, so that what one branch changes
	// does not change what another made.
	scope, scopes int
	// exportsAll tells that all variables that are set are exported: set -a.
	exportsAll bool

	// capture is the variable that takes what the call in hand prints.
	capture string
	// printed is what the last command prints, and echoed the word that it is
	// where it stands in the script.
	printed value
	echoed  word
	// last is the last call of the AWS CLI and lastLine the line it ends in,
	// with what came unconnected after it.
	last     *call
	lastLine int

	// notes are the values of words whose nodes refer to them by tag.
	notes []value
	// asked counts the calls by what they are known by, and by their operations.
	asked map[string]int
	// settable are the variables that the script reads and does not set before.
	settable map[string]bool

	// sourced tells that another file or a text was run that may set variables.
	sourced bool

	steps, calls int
	// pauses counts what may take a while.
	pauses int
}

func newScript(file *syntax.File, given model.Given, lifted string) *script {
	return &script{
		file: file, zsh: variantOf(file) == sh.LangZsh, given: given, lifted: lifted, variables: &variables{},
		functions: make(map[string]*function), documents: make(map[string]word), wholes: make(map[*model.Hole]*call), paths: make(map[string]string), asked: make(map[string]int), symbols: make(map[string]string),
		puts: make(map[string]*object), latest: make(map[name]*object), openedTo: make(map[string]int), settable: make(map[string]bool), expected: make(map[int32]bool),
	}
}

// statements follows statements in order.
func (s *script) statements(list []*sh.Stmt) {
	for _, statement := range list {
		s.statement(statement)
	}
}

func (s *script) statement(statement *sh.Stmt) {
	s.steps++
	if s.tired() || statement == nil {
		return
	}
	switch command := statement.Cmd.(type) {
	case *sh.CallExpr:
		s.simple(statement, command)
	case *sh.DeclClause:
		s.declare(command)
	case *sh.Block:
		s.statements(command.Stmts)
	case *sh.Subshell:
		outer := s.variables
		s.variables = outer.over()
		s.statements(command.Stmts)
		s.variables = outer
	case *sh.TimeClause:
		s.statement(command.Stmt)
	case *sh.CoprocClause:
		s.statement(command.Stmt)
	case *sh.FuncDecl:
		if command.Name != nil {
			s.define(command.Name.Value, command.Body)
		}
	default:
		s.compound(statement.Cmd)
	}
}

// tired tells that the script is followed no further.
func (s *script) tired() bool { return s.steps > maxSteps }

// compound follows the statements that decide or repeat.
func (s *script) compound(command sh.Command) {
	switch command := command.(type) {
	case *sh.BinaryCmd:
		s.binary(command)
	case *sh.IfClause:
		s.decide(command)
	case *sh.CaseClause:
		var branches [][]*sh.Stmt
		for _, item := range command.Items {
			branches = append(branches, item.Stmts)
		}
		s.branch(append(branches, nil)...)
	case *sh.WhileClause:
		s.pauses++
		s.statements(command.Cond)
		s.branch(command.Do, nil)
	case *sh.ForClause:
		s.repeat(command)
	}
}

// declare sets the variables of export, local and their like.
func (s *script) declare(clause *sh.DeclClause) {
	s.assign(clause.Args)
	exports := clause.Variant != nil && clause.Variant.Value == "export"
	for _, argument := range clause.Args {
		switch {
		case argument.Name == nil && argument.Value != nil:
			flag := argument.Value.Lit()
			exports = (exports || strings.HasPrefix(flag, "-") && strings.Contains(flag, "x")) && flag != "-n"
		case argument.Name != nil && exports:
			s.variables.export(argument.Name.Value)
		}
	}
}

// assign sets variables.
func (s *script) assign(assigns []*sh.Assign) {
	for _, assign := range assigns {
		if assign.Name == nil || assign.Naked {
			continue
		}
		name := assign.Name.Value
		switch {
		case assign.Array != nil:
			s.setArray(name, assign)
		case assign.Index != nil:
			s.variables.set(name, value{text: s.opaqueVariable(name, "one element of "+name+" is set by itself")})
		case assign.Value == nil:
			s.variables.set(name, value{})
		default:
			s.set(name, assign)
		}
	}
}

func (s *script) set(name string, assign *sh.Assign) {
	s.capture = name
	word := s.expand(assign.Value)
	s.capture = ""
	held := word.value
	if hole := s.onlyHole(held.text); hole != nil && hole.Resource == "" {
		held.text = s.opaqueVariable(name, hole.Why)
	}
	if held.defined.IsZero() && s.firstWhy(held.text) == "" {
		held.defined = word.span
	}
	if assign.Append {
		before := s.variable(name)
		before.add(s.bounded(name, held, len(before.text)))
		held = before
	}
	s.variables.set(name, held)
	if s.exportsAll {
		s.variables.export(name)
	}
}

// setArray sets a variable to an array or adds to the one that it holds.
func (s *script) setArray(name string, assign *sh.Assign) {
	var list []value
	if held, ok := s.variables.get(name); ok && assign.Append {
		if list = s.array(name); list == nil && held.text != "" {
			return // nobody can tell what it holds
		}
	}
	if list = slices.Concat(list, s.elements(assign.Array)); len(list) > maxWords {
		s.variables.set(name, value{text: s.opaqueVariable(name, "array "+name+" is too long")})
		return
	}
	s.steps += len(list) * bytesPerEntry / bytesPerStep
	s.variables.set(name, value{list: &list})
}

// array gives the elements of the array that a variable holds; nil without one.
func (s *script) array(name string) []value {
	held, _ := s.variables.get(name)
	if held.list == nil {
		return nil
	}
	return append([]value{}, *held.list...)
}

func (s *script) elements(array *sh.ArrayExpr) []value {
	list := make([]value, 0, len(array.Elems))
	for _, element := range array.Elems {
		if element.Value == nil {
			continue
		}
		for _, word := range s.words(element.Value) {
			list = append(list, word.value)
		}
		if len(list) > maxWords {
			s.steps = maxSteps + 1
			return nil
		}
	}
	return list
}

// wordsOf gives the words of a command; none once a script has grown too
// long.
func (s *script) wordsOf(command *sh.CallExpr) []word {
	var words []word
	for _, argument := range command.Args {
		words = append(words, s.words(argument)...)
		if len(words) > maxWords {
			s.steps = maxSteps + 1
		}
		if s.tired() {
			return nil
		}
	}
	s.steps += len(words) / wordsPerStep
	return words
}

// simple follows a command of words.
func (s *script) simple(statement *sh.Stmt, command *sh.CallExpr) {
	if len(command.Args) == 0 {
		s.assign(command.Assigns)
		s.tail(statement)
		return
	}
	words := s.wordsOf(command)
	if len(words) == 0 {
		return
	}
	taken := s.printed
	s.printed = value{}
	defer s.redirect(statement)
	name := words[0].text
	called, isFunction := s.functions[name]
	at := awsAt(words)
	switch {
	case isFunction && s.calls < maxCalls:
		s.during(s.settingsBefore(command.Assigns, nil), func() { s.inline(called, values(words[1:])) })
	case at >= 0:
		s.aws(statement, words[at:], words[:at], s.settingsBefore(command.Assigns, words[:at]))
	case len(name) > 2 && name[:2] == "--" && s.follows(statement):
		s.stray(statement, &words[0])
	case name == "jq":
		s.pick(statement, words[1:], taken)
	default:
		s.builtin(name, words[1:], statement)
	}
}
