package mapping

import "strings"

// Action is what an operation of an HTTP API does to its location.
type Action uint8

// The actions of HTTP APIs.
const (
	Append Action = iota
	Overwrite
	Remove
)

// Operation is a key of the requestParameters of an HTTP API.
type Operation struct {
	Action   Action
	Location Location
	// Name is the name of the parameter; empty for the path.
	Name string
}

var actions = map[string]Action{"append": Append, "overwrite": Overwrite, "remove": Remove}

// ParseOperation reads a key of the requestParameters of an HTTP API, such as
// "append:header.id" or "overwrite:path".
func ParseOperation(key string) (Operation, error) {
	verb, place, _ := strings.Cut(key, ":")
	action, ok := actions[verb]
	if !ok {
		return Operation{}, syntaxError(0, "%q does not start with append:, overwrite: or remove:", key)
	}
	at := len(key) - len(place)
	if place == "path" && action == Overwrite {
		return Operation{action, Path, ""}, nil
	}
	location, name, _ := strings.Cut(place, ".")
	switch {
	case location == "path":
		return Operation{}, syntaxError(0, "the path can only be overwritten as a whole: overwrite:path")
	case location != "header" && location != "querystring":
		return Operation{}, syntaxError(at, "header.NAME, querystring.NAME or path should stand here, not %q", place)
	case name == "":
		return Operation{}, syntaxError(len(key), "the name of the %s parameter is missing", location)
	case location == "header":
		return Operation{action, Header, name}, nil
	default:
		return Operation{action, Query, name}, nil
	}
}

// Template is a value of the requestParameters of an HTTP API: static text, a
// variable, or both.
type Template struct {
	// parts are static texts and variables in turn.
	parts []Source
	// alone tells that the value is a single variable.
	alone bool
}

// variables are the prefixes of the variables of HTTP APIs, without the $.
var variables = []struct {
	prefix   string
	location Location
}{
	{"request.path.", Path},
	{"request.querystring.", Query},
	{"request.header.", Header},
	{"stageVariables.", StageVariable},
	{"context.", Context},
}

// ParseTemplate reads a value of the requestParameters of an HTTP API, such as
// "$request.header.id", "/v2/${request.path.proxy}" or "static". A variable
// within a text needs no braces as long as it ends where names end: templates
// in use write "/$request.path.proxy".
func ParseTemplate(value string) (Template, error) {
	var template Template
	for at := 0; at < len(value); {
		part, length, err := parsePart(value[at:], at)
		if err != nil {
			return Template{}, err
		}
		template.parts = append(template.parts, part)
		at += length
	}
	template.alone = len(template.parts) == 1 && template.parts[0].Location != Static
	return template, nil
}

// parsePart reads one variable or the text up to the next.
func parsePart(text string, offset int) (part Source, length int, err error) {
	if inside, ok := strings.CutPrefix(text, "${"); ok {
		name, _, ok := strings.Cut(inside, "}")
		if !ok {
			return Source{}, 0, syntaxError(offset, "the brace is not closed")
		}
		part, err = parseVariable(name, offset+len("${"))
		return part, len(name) + len("${}"), err
	}
	if startsVariable(text) || offset == 0 && strings.HasPrefix(text, "$") {
		length := nameEnd(text)
		part, err = parseVariable(text[1:length], offset+1)
		return part, length, err
	}
	length = 1
	for length < len(text) && !startsVariable(text[length:]) {
		length++
	}
	return Source{Location: Static, Name: text[:length], http: true}, length, nil
}

// startsVariable tells variables from a dollar sign that is mere text.
func startsVariable(text string) bool {
	if text[0] != '$' {
		return false
	}
	for _, start := range []string{"{", "request.", "context.", "stageVariables."} {
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

func parseVariable(text string, offset int) (Source, error) {
	if text == "request.path" {
		return Source{Location: RequestPath, http: true}, nil
	}
	if path, ok := strings.CutPrefix(text, "request.body"); ok {
		steps, err := parseBodyPath(path, offset+len("request.body"))
		return Source{Location: Body, path: steps, http: true}, err
	}
	for _, variable := range variables {
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
	return Source{}, syntaxError(offset, "no variable of an HTTP API is called %q: there are request.header., request.querystring., request.path, request.body, context. and stageVariables.", text)
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
