package lint

import (
	"fmt"
	"slices"
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
	// most is how many findings are kept, and full tells that others were not.
	most int
	full bool
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
	if p.full = p.full || len(p.findings) >= p.most; !p.full {
		p.findings = append(p.findings, finding)
	}
	return finding
}

// admit says that findings were left out, so that silence is not taken for
// health.
func (p *Pass) admit(rules []*Rule) {
	limits := slices.IndexFunc(rules, func(rule *Rule) bool { return rule.Limits })
	if !p.full || limits < 0 || len(p.Model.Files) == 0 {
		return
	}
	file := p.Model.Files[0]
	p.rule, p.full = rules[limits], false
	p.most++
	p.Report(syntax.Span{File: file, End: min(1, int32(len(file.Src)))}, "more than %d findings; the others are not reported", p.most-1)
}
