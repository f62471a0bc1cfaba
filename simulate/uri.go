package simulate

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// endpoint is the URL that a request goes to.
type endpoint struct {
	scheme, authority, path, query string
}

func (e endpoint) String() string {
	text := e.scheme + "://" + e.authority + e.path
	if e.query != "" {
		text += "?" + e.query
	}
	return text
}

// host is the authority without the port of the scheme.
func (e endpoint) host() string {
	switch {
	case e.scheme == "http":
		return strings.TrimSuffix(e.authority, ":80")
	case e.scheme == "https":
		return strings.TrimSuffix(e.authority, ":443")
	default:
		return e.authority
	}
}

// renderURI fills stage variables, then path variables, into a URI. Values go
// in as they are; what no mapping fills stays. Recorded on AWS.
func (ex *Exchange) renderURI(uri model.Text, path map[string]string) (endpoint, error) {
	text, err := render(uri)
	if err != nil {
		return endpoint{}, err
	}
	text = replaceStageVariables(text, ex.variables)
	for name, value := range path {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	scheme, rest, ok := strings.Cut(text, "://")
	authority, path2 := splitAuthority(rest)
	if !ok || authority == "" || strings.HasPrefix(authority, ":") {
		return endpoint{}, &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineAddress), At: uri.Where()}
	}
	made := endpoint{scheme: scheme, authority: authority}
	made.path, made.query, _ = strings.Cut(path2, "?")
	return made, illegal(text, uri)
}

func splitAuthority(rest string) (authority, path string) {
	if at := strings.IndexAny(rest, "/?"); at >= 0 {
		return rest[:at], rest[at:]
	}
	return rest, ""
}

// illegal finds the first character that no URI may hold, such as a brace that
// no mapping filled. Reported by third parties.
func illegal(text string, uri model.Text) error {
	at := strings.IndexAny(text, "{}|\\^`\"<> ")
	if at < 0 {
		return nil
	}
	line := fmt.Sprintf(lineConfiguration, fmt.Sprintf(lineIllegal, at, text))
	return &Reply{Type: APIConfigurationError, Line: line, At: uri.Where()}
}

// replaceStageVariables fills in ${stageVariables.name}; an undefined variable
// is empty. Recorded on AWS.
func replaceStageVariables(text string, variables map[string]string) string {
	const open = "${stageVariables."
	var filled strings.Builder
	for {
		before, rest, found := strings.Cut(text, open)
		filled.WriteString(before)
		if !found {
			return filled.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			filled.WriteString(open + rest)
			return filled.String()
		}
		filled.WriteString(variables[name])
		text = after
	}
}
