package simulate

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// endpoint is the URL that a request goes to.
type endpoint struct {
	scheme, authority, path, query string
}

func (e endpoint) String() string {
	parts := e.parts()
	return strings.Join(parts[:], "")
}

// parts are what the URL is made of.
func (e endpoint) parts() [6]string {
	mark := "?"
	if e.query == "" {
		mark = ""
	}
	return [...]string{e.scheme, "://", e.authority, e.path, mark, e.query}
}

// host is the authority without the port of the scheme.
func (e endpoint) host() string {
	return strings.TrimSuffix(e.authority, ":"+schemePorts[e.scheme])
}

// renderURI fills stage variables, then path variables, into a URI. Values go
// in as they are; what no mapping fills stays. Recorded on AWS.
func (ex *Exchange) renderURI(uri model.Text, path []parameter) (endpoint, error) {
	text, err := render(uri)
	if err != nil {
		return endpoint{}, err
	}
	if text, err = replaceStageVariables(text, ex.variable); err != nil {
		return endpoint{}, err
	}
	for _, p := range path {
		text = strings.ReplaceAll(text, "{"+p.name+"}", ex.encodePath(p.last(), uri.Where()))
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

// encodePath writes a path value into a URL.
func (ex *Exchange) encodePath(value string, at syntax.Span) string {
	least, most := encodeIllegal(value), encodeReserved(value)
	if least == most || ex.assumes(pathEncoding, "illegal", at) {
		return least
	}
	return most
}

// encodeReserved percent-encodes all but what RFC 3986, section 2.3, calls
// unreserved, and slashes; what is encoded already stays.
func encodeReserved(value string) string {
	plain, err := url.PathUnescape(value)
	if err != nil {
		plain = value
	}
	return strings.ReplaceAll(escape(plain), "%2F", "/")
}

// illegalInURI are the characters that RFC 3986, section 2, allows nowhere.
const illegalInURI = "{}|\\^`\"<> \t\r\n"

// encodeIllegal percent-encodes the characters of a path value that no URI may
// hold and leaves the others as they came.
func encodeIllegal(value string) string {
	if !strings.ContainsAny(value, illegalInURI) {
		return value
	}
	var encoded strings.Builder
	for _, r := range value {
		if strings.ContainsRune(illegalInURI, r) {
			fmt.Fprintf(&encoded, "%%%02X", r)
		} else {
			encoded.WriteRune(r)
		}
	}
	return encoded.String()
}

// illegal finds the first character that no URI may hold, such as a brace that
// no mapping filled. Reported by third parties.
func illegal(text string, uri model.Text) error {
	at := strings.IndexAny(text, illegalInURI)
	if at < 0 {
		return nil
	}
	line := fmt.Sprintf(lineConfiguration, fmt.Sprintf(lineIllegal, at, text))
	return &Reply{Type: APIConfigurationError, Line: line, At: uri.Where()}
}

// parsed judges the URL of the whole request: what the caller sent may have
// made it one that nobody can dial.
func parsed(text string, uri model.Text) (*url.URL, error) {
	whole, err := url.Parse(text)
	if err != nil {
		return nil, &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineAddress), At: uri.Where()}
	}
	return whole, nil
}
