package report

import (
	"github.com/linkproof/linkproof/simulate/suite"
)

// Tests is the outcome of one run of test.
type Tests struct{ Files []TestFile }

// TestFile is what came of a suite.
type TestFile struct {
	Name     string
	Outcomes []suite.Outcome
	// Err tells why the suite could not be run.
	Err error
}

// TestFormats gives the formats of reports of test; the first is the usual one.
func TestFormats() []Format[*Tests] {
	return []Format[*Tests]{{Name: "text", Write: writeTestText}, {Name: "json", Write: writeTestJSON}, {Name: "junit", Write: writeTestJUnit}}
}

// Tally counts cases. Those that gave no answer are errors, and so is a suite
// that could not be run.
type Tally struct {
	Passed int `json:"passed"`
	Failed int `json:"failed"`
	Errors int `json:"errors"`
}

// Tally counts the cases of all suites.
func (t *Tests) Tally() Tally {
	var sum Tally
	for i := range t.Files {
		tally := t.Files[i].tally()
		sum.Passed += tally.Passed
		sum.Failed += tally.Failed
		sum.Errors += tally.Errors
	}
	return sum
}

func (f *TestFile) tally() Tally {
	var tally Tally
	if f.Err != nil {
		tally.Errors++
	}
	for i := range f.Outcomes {
		switch outcome := &f.Outcomes[i]; {
		case outcome.Err != nil:
			tally.Errors++
		case outcome.Passed():
			tally.Passed++
		default:
			tally.Failed++
		}
	}
	return tally
}

func (t Tally) all() int { return t.Passed + t.Failed + t.Errors }
