package mapping

import "strings"

// Template is a value of the requestParameters of an HTTP API: static text, a
// variable, or both.
type Template struct {
	// parts are static texts and variables in turn.
	parts []Source
	// alone tells that the value is a single variable.
	alone bool
}

// variable is the prefix of a variable of HTTP APIs, without the $.
type variable struct {
	prefix   string
	location Location
}

// language is what variables are called.
type language struct {
	// owner is request or response, whose body and headers are read.
	owner     string
	variables []variable
	// names lists them for a message.
	names string
}

var requestLanguage = language{
	"request",
	[]variable{
		{"request.path.", Path},
		{"request.querystring.", Query},
		{"request.header.", Header},
		{"stageVariables.", StageVariable},
		{"context.", Context},
	},
	"request.header., request.querystring., request.path, request.body, context. and stageVariables.",
}

var responseLanguage = language{
	"response",
	[]variable{
		{"response.header.", Header},
		{"stageVariables.", StageVariable},
		{"context.", Context},
	},
	"response.header., response.body, context. and stageVariables.",
}

// ParseTemplate reads a value of the requestParameters of an HTTP API, such as
// "$request.header.id", "/v2/${request.path.proxy}" or "static". A variable
// within a text needs no braces as long as it ends where names end: templates
// in use write "/$request.path.proxy".
func ParseTemplate(value string) (Template, error) { return requestLanguage.template(value) }

// ParseResponseTemplate reads a value of the responseParameters of an HTTP API,
// such as "$response.header.id" or "static". Headers and body are those of the
// backend.
func ParseResponseTemplate(value string) (Template, error) { return responseLanguage.template(value) }

func (l *language) template(value string) (Template, error) {
	var template Template
	for at := 0; at < len(value); {
		part, length, err := l.part(value[at:], at)
		if err != nil {
			return Template{}, err
		}
		template.parts = append(template.parts, part)
		at += length
	}
	template.alone = len(template.parts) == 1 && template.parts[0].Location != Static
	return template, nil
}

// part reads one variable or the text up to the next.
func (l *language) part(text string, offset int) (part Source, length int, err error) {
	if inside, ok := strings.CutPrefix(text, "${"); ok {
		name, _, ok := strings.Cut(inside, "}")
		if !ok {
			return Source{}, 0, syntaxError(offset, "the brace is not closed")
		}
		part, err = l.variable(name, offset+len("${"))
		return part, len(name) + len("${}"), err
	}
	if l.startsVariable(text) || offset == 0 && strings.HasPrefix(text, "$") {
		length := nameEnd(text)
		part, err = l.variable(text[1:length], offset+1)
		return part, length, err
	}
	length = 1
	for length < len(text) && !l.startsVariable(text[length:]) {
		length++
	}
	return Source{Location: Static, Name: text[:length], http: true}, length, nil
}

// startsVariable tells variables from a dollar sign that is mere text.
func (l *language) startsVariable(text string) bool {
	if text[0] != '$' {
		return false
	}
	for _, start := range []string{"{", l.owner + ".", "context.", "stageVariables."} {
		if strings.HasPrefix(text[1:], start) {
			return true
		}
	}
	return false
}

// nameEnd gives the length of a variable without braces.
func nameEnd(text string) int {
	end := strings.IndexAny(text[1:], " \t/?&=,;${}")
	if end < 0 {
		return len(text)
	}
	return end + 1
}

func (l *language) variable(text string, offset int) (Source, error) {
	if text == "request.path" && l.owner == "request" {
		return Source{Location: RequestPath, http: true}, nil
	}
	if path, ok := strings.CutPrefix(text, l.owner+".body"); ok {
		steps, err := parseBodyPath(path, offset+len(text)-len(path))
		return Source{Location: Body, path: steps, http: true}, err
	}
	for _, variable := range l.variables {
		name, ok := strings.CutPrefix(text, variable.prefix)
		switch {
		case !ok:
			continue
		case name == "":
			return Source{}, syntaxError(offset+len(text), "the name is missing")
		default:
			return Source{Location: variable.location, Name: name, several: joined, http: true}, nil
		}
	}
	return Source{}, syntaxError(offset, "no variable of an HTTP API is called %q: there are %s", text, l.names)
}

// PathParameters gives the names of the path parameters that the value reads.
func (t Template) PathParameters() []string {
	var names []string
	for i := range t.parts {
		if t.parts[i].Location == Path {
			names = append(names, t.parts[i].Name)
		}
	}
	return names
}

// Evaluate gives the text. It is not ok when the value is a single variable
// that is missing; missing variables within a text are empty.
func (t Template) Evaluate(values Values) (result string, ok bool) {
	var text strings.Builder
	for _, part := range t.parts {
		found, ok := part.Evaluate(values)
		if !ok && t.alone {
			return "", false
		}
		text.WriteString(strings.Join(found, ","))
	}
	return text.String(), true
}
