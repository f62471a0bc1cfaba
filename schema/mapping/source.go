package mapping

import (
	"strings"

	"github.com/linkproof/linkproof/schema/jsonpath"
)

// Target is what a mapping of a REST API sets in the integration request.
type Target struct {
	Location Location
	Name     string
}

// targets are the prefixes of the keys of requestParameters.
var targets = []struct {
	prefix   string
	location Location
}{
	{"integration.request.path.", Path},
	{"integration.request.querystring.", Query},
	{"integration.request.header.", Header},
}

// responseTarget is the prefix of the keys of responseParameters.
const responseTarget = "method.response.header."

// ParseResponseTarget reads a key of the responseParameters of a REST API, such
// as "method.response.header.Location".
func ParseResponseTarget(key string) (Target, error) {
	name, ok := strings.CutPrefix(key, responseTarget)
	if !ok {
		return Target{}, syntaxError(0, "%q does not start with %s", key, responseTarget)
	}
	return Target{Header, name}, checkName(Header, name, len(responseTarget))
}

// ParseTarget reads a key of the requestParameters of a REST API, such as
// "integration.request.path.id".
func ParseTarget(key string) (Target, error) {
	for _, target := range targets {
		if name, ok := strings.CutPrefix(key, target.prefix); ok {
			return Target{target.location, name}, checkName(target.location, name, len(target.prefix))
		}
	}
	return Target{}, syntaxError(0, "%q does not start with integration.request.path., .querystring. or .header.", key)
}

// Source is a value of the requestParameters of a REST API, or a variable of
// an HTTP API.
type Source struct {
	Location Location
	// Name is the name of a parameter, the dotted path of a context variable, or
	// the text of a static value; empty for the body.
	Name string

	several several
	path    bodyPath
	search  *jsonpath.Path // in place of path where that does not reach
	http    bool
}

// several tells what becomes of several values of one name.
type several uint8

const (
	last several = iota
	joined
	repeated
)

// sourcePrefix tells what a value that starts with it is read from.
type sourcePrefix struct {
	prefix   string
	location Location
	several  several
}

// sources are the prefixes of the values of requestParameters. Which value is
// taken of several was tried on AWS by the authors of emulators.
var sources = []sourcePrefix{
	{"method.request.path.", Path, last},
	{"method.request.querystring.", Query, last},
	{"method.request.multivaluequerystring.", Query, repeated},
	{"method.request.header.", Header, last},
	{"method.request.multivalueheader.", Header, joined},
	{"stageVariables.", StageVariable, last},
	{"context.", Context, last},
}

// responseSources are the prefixes of the values of responseParameters.
var responseSources = []sourcePrefix{
	{"integration.response.header.", Header, last},
	{"integration.response.multivalueheader.", Header, joined},
	{"stageVariables.", StageVariable, last},
	{"context.", Context, last},
}

const (
	wholeBody         = "method.request.body"
	wholeResponseBody = "integration.response.body"
)

// ParseSource reads a value of the requestParameters of a REST API, such as
// "method.request.header.id" or "'static'".
func ParseSource(value string) (Source, error) {
	return parseSource(value, wholeBody, sources)
}

// ParseResponseSource reads a value of the responseParameters of a REST API,
// such as "integration.response.header.id". Headers and body are those of the
// backend.
func ParseResponseSource(value string) (Source, error) {
	return parseSource(value, wholeResponseBody, responseSources)
}

func parseSource(value, body string, prefixes []sourcePrefix) (Source, error) {
	if strings.HasPrefix(value, "'") {
		return parseStatic(value)
	}
	if path, ok := strings.CutPrefix(value, body); ok {
		return parseBodySource(path, len(body))
	}
	for _, source := range prefixes {
		name, ok := strings.CutPrefix(value, source.prefix)
		if !ok {
			continue
		}
		return Source{Location: source.location, Name: name, several: source.several}, checkName(source.location, name, len(source.prefix))
	}
	owner, _, _ := strings.Cut(body, ".body")
	return Source{}, syntaxError(0, "%q is neither 'static' text nor starts with %s., stageVariables. or context.", value, owner)
}

// parseBodySource reads what follows "body". REST APIs take any JSON path
// there, without its dollar; HTTP APIs only keys and indexes.
func parseBodySource(path string, offset int) (Source, error) {
	steps, err := parseBodyPath(path, offset)
	if err == nil || path[0] != '.' && path[0] != '[' {
		return Source{Location: Body, path: steps}, err
	}
	search, searchErr := jsonpath.Parse("$" + path)
	if searchErr != nil {
		return Source{}, err
	}
	return Source{Location: Body, search: search}, nil
}

func parseStatic(value string) (Source, error) {
	if len(value) < 2 || !strings.HasSuffix(value, "'") {
		return Source{}, syntaxError(len(value), "the closing ' is missing")
	}
	return Source{Location: Static, Name: value[1 : len(value)-1]}, nil
}

// checkName accepts the characters that the developer guide names for
// parameters, and for context variables the colon of claims such as
// cognito:username.
func checkName(location Location, name string, offset int) error {
	if name == "" {
		return syntaxError(offset, "the name is missing")
	}
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		claim := location == Context && r == ':'
		if !letter && !claim && !strings.ContainsRune("._$-", r) {
			return syntaxError(offset+i, "%q cannot stand in a name", r)
		}
	}
	return nil
}

// Evaluate reads the value: one text, or several for a target that repeats. It
// is not ok when the source is missing; then the target is left out.
func (s Source) Evaluate(values Values) (result []string, ok bool) {
	switch s.Location {
	case Query:
		return s.pick(values.Query(s.Name))
	case Header:
		return s.pick(values.Header(s.Name))
	default:
		text, ok := s.single(values)
		if !ok {
			return nil, false
		}
		return []string{text}, true
	}
}

func (s Source) single(values Values) (text string, ok bool) {
	switch s.Location {
	case Path:
		return values.PathParameter(s.Name)
	case Body:
		return s.readBody(values.Body())
	case RequestPath:
		return values.RequestPath(), true
	case Context:
		return values.Context(s.Name)
	case StageVariable:
		return values.StageVariable(s.Name)
	default:
		return s.Name, true
	}
}

func (s Source) pick(all []string) (result []string, ok bool) {
	switch {
	case len(all) == 0:
		return nil, false
	case s.several == joined:
		return []string{strings.Join(all, ",")}, true
	case s.several == repeated:
		return all, true
	default:
		return all[len(all)-1:], true
	}
}
