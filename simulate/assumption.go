package simulate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Assumption is a behaviour of API Gateway that AWS does not document, and that
// a run takes one way or another.
type Assumption struct {
	Name string `json:"name"`
	// Values are what may be assumed, the default first.
	Values []string `json:"values"`
	// About says what is open, and Source where the default comes from.
	About  string `json:"about"`
	Source string `json:"source"`
}

// assumption is the number of an Assumption.
type assumption uint8

// Assumptions are what a run assumes; the zero value holds the defaults.
type Assumptions struct{ chosen [assumptionCount]uint8 }

// AllAssumptions gives everything that may be assumed otherwise.
func AllAssumptions() []Assumption { return slices.Clone(assumptions[:]) }

// ParseAssumptions reads texts of the form NAME=VALUE.
func ParseAssumptions(texts []string) (Assumptions, error) {
	var read Assumptions
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return read, fmt.Errorf("%q should be NAME=VALUE; NAME is one of %s", text, strings.Join(assumptionNames(), ", "))
		}
		at := slices.IndexFunc(assumptions[:], func(a Assumption) bool { return a.Name == name })
		if at < 0 {
			names := assumptionNames()
			return read, fmt.Errorf("nothing is called %q%s; there are %s", name, settings.Meant(name, names), strings.Join(names, ", "))
		}
		chosen := slices.Index(assumptions[at].Values, value)
		if chosen < 0 {
			values := assumptions[at].Values
			return read, fmt.Errorf("%s cannot be %q%s; it is one of %s", name, value, settings.Meant(value, values), strings.Join(values, ", "))
		}
		read.chosen[at] = uint8(chosen) //nolint:gosec // there are three values at most
	}
	return read, nil
}

func assumptionNames() []string {
	names := make([]string, len(assumptions))
	for i := range assumptions {
		names[i] = assumptions[i].Name
	}
	return names
}

// assumes tells whether a run assumes a value. Whoever asks has a request whose
// result depends on it, which the trace tells once.
func (ex *Exchange) assumes(about assumption, value string, at syntax.Span) bool {
	of := &assumptions[about]
	taken := of.Values[ex.Assumptions.chosen[about]]
	if bit := uint64(1) << about; ex.assumed&bit == 0 {
		ex.assumed |= bit
		ex.note("assumption", of.Name+"="+taken+" is assumed: "+of.About, at)
	}
	return taken == value
}

// takes is assumes for what every request depends on: the trace does not tell.
func (ex *Exchange) takes(about assumption, value string) bool {
	return assumptions[about].Values[ex.Assumptions.chosen[about]] == value
}
