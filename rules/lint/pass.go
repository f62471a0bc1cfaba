package lint

import (
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Pass is the run of one rule over one world.
type Pass struct {
	// Model is the world; rules only read it.
	Model *model.Model
	// Now tells the time; the zero time where nobody does.
	Now time.Time
	// Ignores are the directives of the files, for a Review.
	Ignores []*Ignore
	// Rules are the rules that exist, for a Review.
	Rules []*Rule
	// Ran are the rules that were run, for a Review.
	Ran []*Rule

	rule     *Rule
	findings []*Finding
}

// defined is a setting whose text may stand elsewhere than it is used.
type defined interface{ Defined() syntax.Span }

// maxMessage bounds a message in characters.
const maxMessage = 200

// shorten cuts a message in which somebody's value is too long to be read.
func shorten(message string) string {
	if utf8.RuneCountInString(message) <= maxMessage {
		return message
	}
	return string([]rune(message)[:maxMessage-1]) + "…"
}

// Report adds a finding about something. Its message is one sentence without
// a final stop that says what is wrong and the value found.
func (p *Pass) Report(about Subject, format string, args ...any) *Finding {
	finding := &Finding{
		Rule: p.rule, Severity: p.rule.Severity, Message: shorten(fmt.Sprintf(format, args...)),
		Span: about.Where(), Symptom: p.rule.Doc.Symptom,
	}
	if setting, ok := about.(defined); ok && setting.Defined() != finding.Span {
		finding.Because(setting.Defined(), "the value stands here")
	}
	p.findings = append(p.findings, finding)
	return finding
}
