package rules

import (
	"errors"
	"slices"

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
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST {
			return
		}
		var taken []selection
		for i := range in.Responses {
			at := in.Responses[i].SelectionPattern
			text, known := at.Get()
			if !known || text == "" {
				continue
			}
			parsed, err := pattern.Parse(text)
			refused := &pattern.SyntaxError{}
			switch {
			case errors.As(err, &refused):
				p.Report(at.Part(refused.Offset, refused.Offset+1), "the selection pattern %s is no regular expression: %s", text, refused.Message)
			case err == nil && in.Kind.Is("HTTP"):
				taken = compareSelection(p, selection{at: at}, parsed, taken)
			}
		}
	}),
}

// selection is a pattern with the status codes that it fits.
type selection struct {
	at       model.Text
	statuses []int
}

// compareSelection looks at what a pattern fits besides those before it, to
// which it is added.
func compareSelection(p *lint.Pass, chosen selection, parsed *pattern.Pattern, taken []selection) []selection {
	statuses, err := parsed.Statuses()
	if err != nil {
		return taken
	}
	if len(statuses) == 0 {
		p.Report(chosen.at, "the selection pattern %s fits no HTTP status code, and that of an HTTP backend is compared with nothing else", chosen.at).
			As(lint.Warning).Shows("")
		return taken
	}
	for _, other := range taken {
		if slices.Equal(other.statuses, statuses) {
			p.Report(chosen.at, "the selection pattern %s fits the same status codes as %s, so one of them is never chosen", chosen.at, other.at).
				Because(other.at, "the other pattern stands here").As(lint.Warning).Shows("")
		}
	}
	return append(taken, selection{at: chosen.at, statuses: statuses})
}
