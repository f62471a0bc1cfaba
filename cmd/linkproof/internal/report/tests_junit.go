package report

import (
	"bufio"
	"cmp"
	"io"
	"strings"

	"github.com/linkproof/linkproof/simulate/suite"
)

// writeTestJUnit writes a suite for each file. There are no times, so that the
// same run gives the same report.
func writeTestJUnit(w io.Writer, tests *Tests, _ Options) error {
	sum := tests.Tally()
	out := junit{Name: "linkproof", Tests: sum.all(), Failures: sum.Failed, Errors: sum.Errors}
	for i := range tests.Files {
		out.Suites = append(out.Suites, junitSuiteOf(&tests.Files[i]))
	}
	return writeXML(w, out)
}

func junitSuiteOf(file *TestFile) junitSuite {
	tally := file.tally()
	out := junitSuite{Name: Escape(file.Name), File: Escape(file.Name), Tests: tally.all(), Failures: tally.Failed, Errors: tally.Errors}
	if file.Err != nil {
		out.Cases = append(out.Cases, junitCase{Name: "the suite", Class: Escape(file.Name), Error: junitProblem("error", file.Err.Error(), "")})
	}
	for i := range file.Outcomes {
		o := &file.Outcomes[i]
		test := junitCase{Name: Escape(o.Case.Name), Class: Escape(file.Name)}
		switch {
		case o.Err != nil:
			test.Error = junitProblem("error", o.Err.Error(), "")
		case !o.Passed():
			test.Failure = junitProblem("difference", cut(o.Differences[0].String()), toldPlainly(o))
		}
		out.Cases = append(out.Cases, test)
	}
	return out
}

func junitProblem(kind, message, text string) *junitFailure {
	return &junitFailure{Type: kind, Message: Escape(message), Text: EscapeLines(cmp.Or(text, message))}
}

// toldPlainly tells the differences as the text report does, without colours.
func toldPlainly(o *suite.Outcome) string {
	var text strings.Builder
	t := &textWriter{Writer: bufio.NewWriter(&text), palette: newPalette(false)}
	t.outcome(o)
	_ = t.Flush() // a builder takes all
	return text.String()
}
