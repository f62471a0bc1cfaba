package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/vtl"
)

// tpl003 leaves templates that do not parse to tpl004, and those that nobody
// reads to tpl001.
var tpl003 = lint.Rule{
	ID: "TPL003", Name: "template-hazards", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a mapping template puts the text of callers into JSON as it is, overrides one thing twice, or has a loop that is cut off",
		Why:     "A quote in a parameter ends the JSON string around it, so that callers write JSON of their own; two overrides of one target fail. A #foreach ends after 1000 rounds.",
		Symptom: "400 from the backend, or fields that a caller made up; of two overrides an answer 5XX",
		Fix:     "Write $util.escapeJavaScript($input.params('name')), set each override once, and keep loops to 1000 rounds.",
		Refs:    []string{guide + "api-gateway-mapping-template-reference.html", guide + "apigateway-override-request-response-parameters.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST || !in.Kind.Is("HTTP") {
			return
		}
		for _, template := range in.Templates {
			checkHazards(p, template)
		}
		for i := range in.Responses {
			for _, template := range in.Responses[i].Templates {
				checkHazards(p, template)
			}
		}
	}),
}

func checkHazards(p *lint.Pass, template model.Setting) {
	text, known := template.Value.Get()
	if !known {
		return
	}
	checkLoops(p, template, text)
	kind, _ := template.Name.Get()
	overridden := make(map[string]bool)
	branches := strings.Contains(text, "#if") || strings.Contains(text, "#foreach")
	number := 0
	for line := range strings.Lines(text) {
		number++
		directive := strings.HasPrefix(strings.TrimSpace(line), "#")
		if call := callerText(line); call != "" && !directive && strings.HasPrefix(strings.ToLower(kind), "application/json") {
			p.Report(template.Value, "%s begins a JSON string in line %d of the template without $util.escapeJavaScript", call, number)
		}
		target, sets := overrideOf(line)
		if sets && overridden[target] && !branches {
			p.Report(template.Value, "the template sets %s a second time in line %d", target, number)
		}
		overridden[target] = sets || overridden[target]
	}
}

// checkLoops reports the loops that API Gateway ends before they are through.
func checkLoops(p *lint.Pass, template model.Setting, text string) {
	parsed, err := vtl.Parse(text)
	if err != nil {
		return
	}
	for _, loop := range parsed.CutLoops() {
		at := template.Value.Part(loop.Offset, loop.Offset+1)
		p.Report(at, "#foreach goes over %d numbers, but API Gateway ends it after %d", loop.Length, vtl.MaxIterations).
			Shows("what the loop makes is cut off")
	}
}

// callerText gives the call by which the text of a caller begins a JSON string
// in a line: "$input.params('id')"; empty without.
func callerText(line string) string {
	for _, read := range []string{"$input.params(", "$input.path("} {
		_, after, found := strings.Cut(line, `"`+read)
		if argument, _, closed := strings.Cut(after, ")"); found && closed {
			return read + argument + ")"
		}
	}
	return ""
}

// overrideOf gives the target that a line overrides:
// $context.requestOverride.header.X.
func overrideOf(line string) (target string, sets bool) {
	_, set, found := strings.Cut(line, "#set(")
	target, _, assigned := strings.Cut(set, "=")
	target = strings.TrimSpace(target)
	return target, found && assigned && (strings.HasPrefix(target, "$context.requestOverride.") || strings.HasPrefix(target, "$context.responseOverride."))
}
