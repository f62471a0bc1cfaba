package rules

import (
	"errors"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/vtl"
)

// tpl004 leaves the templates of gateway responses alone: they are no Velocity.
// Where a template has holes they are taken as text; a fault near one proves
// nothing.
var tpl004 = lint.Rule{
	ID: "TPL004", Name: "template-syntax", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a mapping template cannot be read",
		Why:     "API Gateway reads mapping templates when requests arrive; one with an unclosed directive or a bad reference fails every request of its media type.",
		Symptom: `{"message": "Internal server error"}`,
		Fix:     "Close every #if, #foreach and #define with #end, and every parenthesis, bracket and quote.",
		Refs:    []string{guide + "models-mappings.html", "https://velocity.apache.org/engine/1.7/vtl-reference.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		checkTemplates(p, in.Templates, "request")
		for i := range in.Responses {
			checkTemplates(p, in.Responses[i].Templates, "response")
		}
		for i := range in.Answers {
			checkTemplates(p, in.Answers[i].Templates, "response")
		}
	}),
}

func checkTemplates(p *lint.Pass, templates []model.Setting, of string) {
	for _, template := range templates {
		text, known := template.Value.Get()
		if !known {
			checkOpenTemplate(p, template, of)
			continue
		}
		if fault := faultOf(text); fault != nil {
			at := template.Value.Part(fault.Offset, fault.Offset+1)
			p.Report(at, "the %s template for %s cannot be read, line %d, column %d: %s", of, template.Name, fault.Line, fault.Column, fault.Message)
		}
	}
}

// checkOpenTemplate looks at a template with holes: what any word in their
// place leaves unreadable cannot be read.
func checkOpenTemplate(p *lint.Pass, template model.Setting, of string) {
	pieces := template.Value.Pieces()
	if len(pieces) < 2 {
		return
	}
	for _, filling := range []string{"x", "1", "\"x\"", ""} {
		if faultOf(filled(pieces, filling)) == nil {
			return
		}
	}
	p.Report(template.Value, "the %s template for %s cannot be read, whatever fills its holes: %s", of, template.Name, faultOf(filled(pieces, "x")).Message).
		As(lint.Warning)
}

func filled(pieces []model.Piece, filling string) string {
	var text strings.Builder
	for _, piece := range pieces {
		if piece.Hole != nil {
			text.WriteString(filling)
		} else {
			text.WriteString(piece.Literal)
		}
	}
	return text.String()
}

// faultOf gives what is wrong with a template; nil where nothing is. Templates
// that are too long are found by the limits. What API Gateway makes of quotes
// with a backslash in arguments is not documented.
func faultOf(text string) *vtl.Error {
	if len(text) > vtl.MaxLength {
		return nil
	}
	if strings.Contains(text, `\"`) {
		text = strings.ReplaceAll(text, `\"`, ` "`)
	}
	_, err := vtl.Parse(text)
	fault := &vtl.Error{}
	if errors.As(err, &fault) {
		return fault
	}
	return nil
}
