package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// checkTemplateVariables looks at the templates of an HTTP integration. What a
// template sets itself under a near name is its own.
func checkTemplateVariables(p *lint.Pass, in *model.Integration) {
	if in.Protocol != model.REST || !in.Kind.Is("HTTP") {
		return
	}
	templates := in.Templates
	for i := range in.Responses {
		templates = append(slices.Clip(templates), in.Responses[i].Templates...)
	}
	for _, template := range templates {
		text, known := template.Value.Get()
		if !known || strings.Contains(strings.ToLower(text), "#set($stagevar") {
			continue
		}
		if start, end := misspeltReference(text); end > 0 {
			p.Report(template.Value.Part(start, end), "%s is no stage variable: templates know $stageVariables.name and ${stageVariables.name}", text[start:end]).
				As(lint.Warning).Shows("the text itself stands in the body")
		}
	}
}

// misspeltReference gives the first text of a template that looks like a stage
// variable and is none: another spelling after a dollar, or braces without one.
func misspeltReference(text string) (start, end int) {
	lower := strings.ToLower(text)
	for from := 0; ; {
		at := strings.Index(lower[from:], variableWord)
		if at < 0 {
			return 0, 0
		}
		word := from + at
		from = word + len(variableWord)
		before := strings.TrimRight(text[:word], "{!")
		opened := len(before) < word
		dollar := strings.HasSuffix(before, "$")
		rest := strings.TrimLeft(text[from:], "sS")
		right := strings.HasPrefix(text[word:], "stageVariables") && len(text[from:])-len(rest) == 1
		if strings.HasPrefix(rest, ".") && (dollar && !right || !dollar && strings.HasSuffix(text[:word], "{")) {
			return len(strings.TrimSuffix(before, "$")), endOfReference(text, word, opened)
		}
	}
}

// endOfReference gives where a reference ends that holds a place.
func endOfReference(text string, at int, braces bool) int {
	end := at + len(text[at:]) - len(strings.TrimLeftFunc(text[at:], func(r rune) bool {
		return r == '.' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}))
	if braces && strings.HasPrefix(text[end:], "}") {
		end++
	}
	return end
}
