package config

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Level says how grave the findings of rules are.
type Level struct {
	// Rules is an id, a name, a family or a group of rules.
	Rules string
	// Off tells that the rules do not run; else Severity is that of their
	// findings, zero for that of each rule.
	Off      bool
	Severity lint.Severity
	At       syntax.Span
}

// Names tells whether a word names rules, and what was meant when it does not.
type Names func(word string) error

// levels are the words for levels.
var levels = map[string]Level{
	"off": {Off: true}, "on": {}, "info": {Severity: lint.Info}, "warning": {Severity: lint.Warning}, "error": {Severity: lint.Error},
}

// LevelOf gives the level of a rule among several: one by id or name goes before
// one of its family, that before one of its group, and of those a later one
// before an earlier one. The second result is false where none is about it.
func LevelOf(rule *lint.Rule, all []Level) (Level, bool) {
	var best Level
	most := 0
	for _, level := range all {
		if rank := rule.Named(level.Rules); rank > 0 && rank >= most {
			best, most = level, rank
		}
	}
	return best, most > 0
}
