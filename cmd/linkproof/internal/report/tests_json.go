package report

import (
	"encoding/json"
	"io"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
	"github.com/linkproof/linkproof/simulate/suite"
)

// jsonTests is the report of test as JSON.
type jsonTests struct {
	Version int        `json:"version"`
	Cases   []jsonCase `json:"cases"`
	Tally
}

type jsonCase struct {
	File        string           `json:"file"`
	Line        int              `json:"line,omitempty"`
	Column      int              `json:"column,omitempty"`
	Name        string           `json:"name"`
	Outcome     string           `json:"outcome"`
	Differences []jsonDifference `json:"differences,omitempty"`
	// Message tells why there is no answer, or why the request ended early.
	Message string `json:"message,omitempty"`
	// Answer is that of a case that failed.
	Answer *simulate.Result `json:"answer,omitempty"`
}

type jsonDifference struct {
	At     []string        `json:"at"`
	Line   int             `json:"line"`
	Column int             `json:"column"`
	Want   json.RawMessage `json:"want"`
	Got    json.RawMessage `json:"got,omitempty"`
	Reason string          `json:"reason,omitempty"`
}

func writeTestJSON(w io.Writer, tests *Tests, _ Options) error {
	out := jsonTests{Version: jsonVersion, Cases: []jsonCase{}, Tally: tests.Tally()}
	for i := range tests.Files {
		file := &tests.Files[i]
		if file.Err != nil {
			out.Cases = append(out.Cases, jsonCase{File: file.Name, Outcome: "error", Message: file.Err.Error()})
		}
		for i := range file.Outcomes {
			out.Cases = append(out.Cases, caseAsJSON(file.Name, &file.Outcomes[i]))
		}
	}
	return WriteJSON(w, out)
}

func caseAsJSON(file string, o *suite.Outcome) jsonCase {
	from := o.Case.Where().From()
	out := jsonCase{File: file, Line: from.Line, Column: from.Column, Name: o.Case.Name, Outcome: "passed"}
	switch {
	case o.Err != nil:
		out.Outcome, out.Message = "error", o.Err.Error()
	case !o.Passed():
		out.Outcome, out.Message, out.Answer = "failed", stoppedBecause(&o.Result.Trace), o.Result
	}
	for _, d := range o.Differences {
		from := o.Case.Place(d.At).From()
		shown := jsonDifference{
			At: append([]string{}, d.At...), Line: from.Line, Column: from.Column,
			Want: json.RawMessage(expect.Show(d.Want)), Reason: d.Reason,
		}
		if d.Reason == "" {
			shown.Got = json.RawMessage(expect.Show(d.Got))
		}
		out.Differences = append(out.Differences, shown)
	}
	return out
}
