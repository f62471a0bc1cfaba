package shell

import (
	"fmt"
	"slices"
	"strconv"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
)

// variable gives what a variable holds.
func (s *script) variable(name string) value {
	if held, ok := s.variables.get(name); ok {
		return held
	}
	if told, ok := s.told(name); ok {
		return value{text: told}
	}
	return value{text: s.unset(name, fmt.Sprintf("variable %s is not set in this script", name))}
}

// told gives what the user says of a variable that the script does not set.
func (s *script) told(name string) (text string, ok bool) {
	s.settable[name] = true
	text, ok = s.given.Parameters[name]
	return text, ok
}

// unset gives the text of a parameter that the caller sets: the same each time.
func (s *script) unset(name, why string) string {
	if held, ok := s.symbols[name]; ok {
		return held
	}
	held := s.hole(&model.Hole{Name: name, Why: why, Resource: name})
	s.symbols[name] = held
	return held
}

// isSet tells whether the script or the user says what a variable holds.
func (s *script) isSet(name string) bool {
	if _, assigned := s.variables.get(name); assigned {
		return true
	}
	_, told := s.told(name)
	return told
}

// parameter works out ${X} and its relatives.
func (s *script) parameter(written *sh.ParamExp) value {
	switch name := nameOf(written); {
	case name == "":
		return s.element(written)
	case name[0] >= '1' && name[0] <= '9':
		return s.argument(name, written)
	case written.Exp == nil:
		return s.variable(name)
	default:
		return s.expansion(name, written)
	}
}

// nameOf gives the name of a variable or argument that stands by itself or has
// a default; empty for all other expansions.
func nameOf(written *sh.ParamExp) string {
	changed := written.Slice != nil || written.Repl != nil || written.Index != nil || len(written.Modifiers) > 0
	asked := written.Excl || written.Length || written.Width || written.IsSet
	if changed || asked || written.Flags != nil || written.Param == nil {
		return ""
	}
	if name := written.Param.Value; isName(name) {
		return name
	}
	return ""
}

// isName tells names of variables and arguments from special parameters.
func isName(name string) bool {
	return name != "" && (name[0] == '_' || isLetter(name[0]) || name[0] >= '1' && name[0] <= '9')
}

func (s *script) opaque(written *sh.ParamExp) value {
	return value{text: s.unknown(s.span(written).Text(), "the shell works it out")}
}

// element gives an element of an array that is asked for by a number.
func (s *script) element(written *sh.ParamExp) value {
	index, ok := written.Index.(*sh.Word)
	whole := *written
	whole.Index = nil
	name := nameOf(&whole)
	if !ok || name == "" || written.Exp != nil || s.zsh { // zsh counts from 1
		return s.opaque(written)
	}
	list := s.array(name)
	if at, err := strconv.Atoi(index.Lit()); err == nil && at >= 0 && at < len(list) {
		return list[at]
	}
	return s.opaque(written)
}

// argument gives an argument of the function that is run.
func (s *script) argument(name string, written *sh.ParamExp) value {
	if at := int(name[0] - '1'); len(name) == 1 && at < len(s.arguments) {
		return s.arguments[at]
	}
	if written.Exp != nil {
		return s.expansion(name, written)
	}
	if s.shifted > 0 {
		return value{text: s.unset(fmt.Sprintf("$%s after %d more", name, s.shifted), "the arguments of the script are not known")}
	}
	return value{text: s.unset("$"+name, "argument "+name+" of the script is not known")}
}

// expansion works out ${X:-default} and its relatives.
func (s *script) expansion(name string, written *sh.ParamExp) value {
	switch written.Exp.Op {
	case sh.DefaultUnset, sh.DefaultUnsetOrNull, sh.AssignUnset, sh.AssignUnsetOrNull:
		if s.isSet(name) {
			return s.variable(name)
		}
		held := s.fallback(name, written.Exp.Word)
		if written.Exp.Op == sh.AssignUnset || written.Exp.Op == sh.AssignUnsetOrNull {
			s.variables.set(name, held)
		}
		return held
	case sh.ErrorUnset, sh.ErrorUnsetOrNull:
		return s.variable(name)
	default:
		return s.opaque(written)
	}
}

// fallback gives the default of a variable that the caller may set.
func (s *script) fallback(name string, written *sh.Word) value {
	assumption := "the default of variable " + name
	if s.lifted == assumption {
		return value{text: s.unknown(name, fmt.Sprintf("variable %s may be set by the caller", name))}
	}
	if !slices.Contains(s.assumptions, assumption) {
		s.assumptions = append(s.assumptions, assumption)
	}
	if written == nil {
		return value{assumes: assumption}
	}
	word := s.expand(written)
	held := word.value
	held.add(value{assumes: assumption})
	if held.defined.IsZero() {
		held.defined = word.span
	}
	return held
}
