package simulate

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// largestPayload of a request or answer: 10 MB. Source: developer guide,
// "Quotas".
const largestPayload = 10 << 20

// droppedRequestHeaders never get into a REST API: neither mappings nor
// backends see them. Recorded on AWS.
var droppedRequestHeaders = lowerSet(
	"Connection", "Content-Length", "Content-MD5", "Expect", "Max-Forwards", "Proxy-Authenticate", "Server", "TE",
	"Transfer-Encoding", "Trailer", "Upgrade", "WWW-Authenticate",
)

// nameSet is a set of names of headers, in lower case.
type nameSet map[string]bool

func lowerSet(names ...string) nameSet {
	set := make(nameSet, len(names))
	for _, name := range names {
		set[strings.ToLower(name)] = true
	}
	return set
}

// has tells whether a name is in the set, in whatever case.
func (s nameSet) has(name string) bool {
	var room [usualName]byte
	lower := append(room[:0], name...)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	return s[string(lower)]
}

// usualName is longer than the names of the headers that API Gateway treats in
// a way of their own.
const usualName = 64

// parseRequest cuts the call into path, query and headers.
func parseRequest(_ context.Context, ex *Exchange) error {
	if len(ex.Call.Body) > largestPayload {
		return &Reply{Type: RequestTooLarge, Line: lineTooLarge}
	}
	if err := ex.enterStage(); err != nil {
		return err
	}
	ex.readVariables()
	given, _, _ := strings.Cut(ex.Call.PathWithQuery, "#")
	ex.path, ex.rawQuery, _ = strings.Cut(given, "?")
	ex.query = parseQuery(ex.rawQuery)
	for _, header := range ex.Call.Headers {
		if ex.API.Protocol != model.REST || !droppedRequestHeaders.has(header.Name) {
			header.Name = ex.seenAs(header.Name)
			ex.headers = append(ex.headers, header)
		}
	}
	if err := ex.checkHead(); err != nil {
		return err
	}
	if ex.API.Protocol == model.REST && ex.Stage != nil {
		ex.overrideMethod()
		ex.addFrontHeaders()
	}
	return ex.decompress()
}

// checkHead wants the values of the headers to have no more than 10,240 bytes, at
// an HTTP API together with the request line. Source: developer guide, both
// pages on quotas; the status is that of the HTTP standard.
func (ex *Exchange) checkHead() error {
	const largest = 10240
	if ex.inTest() {
		return nil
	}
	size := 0
	if ex.API.Protocol == model.HTTP {
		size = len(ex.Call.Method) + len(ex.pathWithStage()) + len(ex.rawQuery) + len(" ? HTTP/1.1")
	}
	for _, header := range ex.headers {
		size += len(header.Value)
	}
	if size <= largest {
		return nil
	}
	const status = http.StatusRequestHeaderFieldsTooLarge
	return &Reply{Type: RequestTooLarge, Status: status, Message: http.StatusText(status), Line: lineLargeHead}
}

// methodOverride is the header that names the method of a request. Source:
// developer guide, "Important notes".
const methodOverride = "X-HTTP-Method-Override"

// overrideMethod takes the method that a header names.
func (ex *Exchange) overrideMethod() {
	if method := ex.headers.Get(methodOverride); method != "" {
		ex.note("method", methodOverride+" turns "+ex.Call.Method+" into "+method, syntax.Span{})
		ex.Call.Method = strings.ToUpper(method)
	}
}

// addFrontHeaders adds what the front end of a stage of a REST API tells of the
// caller. Execution logs that people quote list it among the headers of the
// method request.
func (ex *Exchange) addFrontHeaders() {
	for _, header := range []Header{
		{"Host", ex.domainName()},
		{traceHeader, ex.traceID()},
		{"X-Forwarded-For", callerAddress},
		{"X-Forwarded-Port", "443"},
		{"X-Forwarded-Proto", "https"},
	} {
		if !ex.headers.Has(header.Name) {
			ex.headers = append(ex.headers, header)
		}
	}
	if trace := ex.headers.Get(traceHeader); !strings.Contains(trace, "Parent=") && trace != ex.traceID() {
		ex.headers = ex.headers.With(traceHeader, trace+";Parent="+ex.uniqueDigits()[:16])
	}
}

// titledAtEdges are headers that edge-optimized endpoints spell in one way.
// Recorded on AWS; of other endpoints nothing is known.
var titledAtEdges = [...]string{"Authorization", "User-Agent"}

// seenAs is the name of a header as mappings and functions see it: as callers
// wrote it, but for two behind the CloudFront of a stage. An API is
// edge-optimized unless it says otherwise.
func (ex *Exchange) seenAs(name string) string {
	if ex.API.Protocol != model.REST || ex.Stage == nil || ex.API.EdgeOptimized() == model.No {
		return name
	}
	for _, titled := range titledAtEdges {
		if !strings.EqualFold(titled, name) || titled == name {
			continue
		}
		if ex.API.EdgeOptimized() == model.Yes || ex.assumes(headerNames, "edge", ex.API.Where()) {
			return titled
		}
	}
	return name
}

// parseQuery reads a query as API Gateway does: form-decoded, ";" separates
// like "&"; a value that is not encoded right stays as it is. Recorded on AWS.
func parseQuery(raw string) []parameter { return parseQueryInto(nil, raw) }

// parseQueryInto adds the parameters of a query to others.
func parseQueryInto(query []parameter, raw string) []parameter {
	if raw == "" {
		return query
	}
	query = slices.Grow(query, strings.Count(raw, "&")+1)
	for pair := range strings.FieldsFuncSeq(raw, func(r rune) bool { return r == '&' || r == ';' }) {
		name, value, _ := strings.Cut(pair, "=")
		query = addQuery(query, decoded(name), decoded(value))
	}
	return query
}

func decoded(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

// encodeQuery writes parameters as a query, values percent-encoded.
func encodeQuery(query []parameter) string {
	var encoded strings.Builder
	encoded.Grow(lengthOf(query))
	for _, p := range query {
		for _, value := range p.values {
			if encoded.Len() > 0 {
				encoded.WriteByte('&')
			}
			encoded.WriteString(escape(p.name))
			encoded.WriteByte('=')
			encoded.WriteString(escape(value))
		}
	}
	return encoded.String()
}

// blank is a blank, percent-encoded.
const blank = "%20"

// lengthOf is how long a query is where nothing needs to be encoded.
func lengthOf(query []parameter) int {
	length := 0
	for _, p := range query {
		for _, value := range p.values {
			length += len(p.name) + len(value) + len("=&")
		}
	}
	return length
}

// escape percent-encodes a name or value; a blank becomes %20.
func escape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", blank)
}

// addAll adds the values of other parameters.
func addAll(query, others []parameter) []parameter {
	for _, p := range others {
		query = addQuery(query, p.name, p.values...)
	}
	return query
}

// addQuery adds a value to the parameter of a name.
func addQuery(query []parameter, name string, values ...string) []parameter {
	for i := range query {
		if query[i].name == name {
			query[i].values = append(slices.Clip(query[i].values), values...)
			return query
		}
	}
	return append(query, parameter{name: name, values: values})
}
