package model

import (
	"slices"
	"strconv"
	"strings"
)

// Endpoint is the URL of an integration cut into its parts, each of which may
// be known in part.
type Endpoint struct {
	// Scheme is "http" or "https".
	Scheme string
	// Host is the name without the port.
	Host Text
	// Port is the port that is dialled: the one given, or that of the scheme.
	Port Value[int]
	// Path starts with a slash or is empty.
	Path Text
	// Query is what follows the question mark.
	Query Text
}

func hasScheme(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

// schemePorts: RFC 9110, section 4.2.
var schemePorts = map[string]int{"http": 80, "https": 443}

// Endpoint cuts a text that starts with http:// or https:// into its parts;
// stage variables in host and port are holes, which may hold both. ok is false for other texts and for texts whose start is not known.
func (t Text) Endpoint() (endpoint Endpoint, ok bool) {
	var scheme string
	switch {
	case t.HasPrefix("http://") == Yes:
		scheme = "http"
	case t.HasPrefix("https://") == Yes:
		scheme = "https"
	default:
		return Endpoint{}, false
	}
	rest := t.Split("://", 2)[1]
	rest, query := rest.before("?")
	authority, path := rest.before("/")
	if path.Present() {
		path = Compose(append([]Piece{{Literal: "/"}}, path.Pieces()...), t.at)
	}
	host, port := authority.Opened().port(schemePorts[scheme])
	return Endpoint{Scheme: scheme, Host: host, Port: port, Path: path, Query: query}, true
}

// before cuts a text at the first separator of its literal pieces; the second
// part is absent without one.
func (t Text) before(separator string) (head, rest Text) {
	parts := t.Split(separator, 2)
	if len(parts) < 2 {
		return parts[0], AbsentText(t.at)
	}
	return parts[0], parts[1]
}

// port cuts the port off an authority. A hole that is not followed by literal
// text may hold a port of its own, so then nobody can tell.
func (t Text) port(fallback int) (host Text, port Value[int]) {
	host, written := t.before(":")
	if written.Present() {
		return host, ValueOf(written, parsePort)
	}
	if pieces := t.Pieces(); len(pieces) > 0 {
		if hole := pieces[len(pieces)-1].Hole; hole != nil && hole.Gives != DNSName {
			return host, UnknownValue[int](hole.Why, t.at)
		}
	}
	value := KnownValue(fallback, t.at)
	if t.note != nil {
		value.origin = value.with(func(n *note) { n.assumes = t.note.assumes })
	}
	return host, value
}

func parsePort(text string) (int, bool) {
	port, err := strconv.Atoi(text)
	return port, err == nil && port > 0 && port < 65536
}

// PathVariables gives the names in braces of the literal pieces, in order,
// without those of ${...} expressions: "id" and "proxy+" of "/{id}/{proxy+}".
func (t Text) PathVariables() []string {
	var names []string
	for _, piece := range t.Pieces() {
		names = append(names, bracedNames(piece.Literal)...)
		if len(names) > maxPathVariables {
			return names[:maxPathVariables]
		}
	}
	return names
}

// maxPathVariables bounds the variables that are looked at in one URI: no
// request could fill so many.
const maxPathVariables = 1000

func bracedNames(text string) []string {
	var names []string
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return names
		}
		length := strings.IndexByte(text[open:], '}')
		if length < 0 {
			return names
		}
		if name := text[open+1 : open+length]; (open == 0 || text[open-1] != '$') && !strings.ContainsAny(name, "{/") && name != "" {
			names = append(names, name)
		}
		text = text[open+length+1:]
	}
}

// HasPathVariable tells whether {name} stands in the text. What a resource of
// the same document or CloudFormation itself will fill holds no braces.
func (t Text) HasPathVariable(name string) Answer {
	if slices.Contains(t.PathVariables(), name) {
		return Yes
	}
	return answerUnless(t.mayHoldVariables())
}

// HasPathVariables tells whether there is any {name} in the text.
func (t Text) HasPathVariables() Answer {
	if len(t.PathVariables()) > 0 {
		return Yes
	}
	return answerUnless(t.mayHoldVariables())
}

// mayHoldVariables takes an unknown part where the host belongs for the host.
func (t Text) mayHoldVariables() bool {
	filled := func(p Piece) bool {
		return p.Hole == nil || p.Hole.Gives == DNSName || strings.HasPrefix(p.Hole.Name, "AWS::")
	}
	pieces := t.Pieces()
	if endpoint, ok := t.Endpoint(); ok && endpoint.Path.Present() {
		pieces = slices.Concat(endpoint.Path.Pieces(), endpoint.Query.Pieces())
	}
	return len(t.StageVariables()) > 0 || slices.ContainsFunc(pieces, func(p Piece) bool { return !filled(p) })
}
