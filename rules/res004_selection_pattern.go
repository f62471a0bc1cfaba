package rules

import (
	"errors"
	"fmt"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/pattern"
)

// res004 leaves responses without a pattern to res006. Which of two patterns
// wins that overlap is not documented, so only those of which one can never
// be chosen are found.
var res004 = lint.Rule{
	ID: "RES004", Name: "selection-pattern", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the selection pattern of an integration response is no regular expression, or fits no status code that another does not",
		Why:     "The pattern is a Java regular expression which is compared with the whole status code of the backend; a phrase such as Not Found never fits.",
		Symptom: "Invalid selection pattern specified",
		Fix:     "Write the status codes as an expression: 404 or 4\\d{2}.",
		Refs:    []string{guide + "api-gateway-swagger-extensions-integration-responses.html", restAPI + "API_PutIntegrationResponse.html"},
	},
	Check: func(p *lint.Pass) {
		patterns := newSelections()
		for _, in := range p.Model.Integrations {
			if in.Protocol == model.REST {
				compareSelections(p, in, patterns)
			}
		}
	},
}

// compareSelections looks at what each pattern of an integration fits besides
// those before it.
func compareSelections(p *lint.Pass, in *model.Integration, patterns *selections) {
	taken := make(map[string]model.Text)
	for i := range in.Responses {
		at := in.Responses[i].SelectionPattern
		text, known := at.Get()
		if !known || text == "" {
			continue
		}
		statuses, err := patterns.of(text)
		refused := &pattern.SyntaxError{}
		switch {
		case errors.As(err, &refused):
			p.Report(at.Part(refused.Offset, refused.Offset+1), "the selection pattern %s is no regular expression: %s", text, refused.Message)
		case !in.Kind.Is("HTTP"):
		case errors.Is(err, pattern.ErrTooLate):
			p.Report(at, "the selection pattern %s was not compared with status codes, which takes too long", at).As(lint.Warning).Shows("")
		case err == nil:
			judgeSelection(p, at, statuses, taken)
		}
	}
}

// judgeSelection compares the status codes that a pattern fits with those of the
// patterns before it, to which it is added.
func judgeSelection(p *lint.Pass, chosen model.Text, statuses []int, taken map[string]model.Text) {
	if len(statuses) == 0 {
		p.Report(chosen, "the selection pattern %s fits no HTTP status code, and that of an HTTP backend is compared with nothing else", chosen).
			As(lint.Warning).Shows("")
		return
	}
	key := fmt.Sprint(statuses)
	other, again := taken[key]
	if !again {
		taken[key] = chosen
		return
	}
	p.Report(chosen, "the selection pattern %s fits the same status codes as %s, so one of them is never chosen", chosen, other).
		Because(other, "the other pattern stands here").As(lint.Warning).Shows("")
}
