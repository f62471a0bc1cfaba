package serve

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// isRequestLine tells whether a line is method, target and version with one
// blank between them. Source: RFC 9112, section 3.
func isRequestLine(line string) bool {
	method, rest, _ := strings.Cut(line, " ")
	target, version, _ := strings.Cut(rest, " ")
	return simulate.IsToken(method) && target != "" && !strings.ContainsAny(target, "\t") && (version == "HTTP/1.1" || version == "HTTP/1.0")
}

// isFieldLine tells whether a line is a header: a name, a colon right after it
// and a value. One that begins with a blank would go on with that before it.
func isFieldLine(line string) bool {
	name, value, colon := strings.Cut(line, ":")
	return colon && simulate.IsToken(name) && simulate.IsFieldValue(value)
}

// fields gives the headers of a head with its request line, in their order.
func fields(head string) simulate.Headers {
	_, rest, _ := strings.Cut(head, "\r\n")
	headers := make(simulate.Headers, 0, strings.Count(rest, "\n"))
	for line := range strings.SplitSeq(rest, "\r\n") {
		if name, value, ok := strings.Cut(line, ":"); ok {
			headers = append(headers, simulate.Header{Name: name, Value: strings.Trim(value, " \t")})
		}
	}
	return headers
}

// ending is how a request says that its body ends: by its length, or by the chunk
// that is empty.
type ending struct {
	length      int64
	chunked     bool
	hosts, ends int
	wrong       bool
}

// endingOf reads how the body of a request ends. It is not ok where that is said
// twice, in a way that is not known, or where not one host is named. Source: RFC
// 9112, sections 3.2 and 6.
func endingOf(head string) (said ending, ok bool) {
	for _, header := range fields(head) {
		said.read(header)
	}
	line, _, _ := strings.Cut(head, "\r\n")
	if strings.HasSuffix(line, "HTTP/1.0") {
		return said, !said.wrong && said.ends <= 1 && said.hosts <= 1 && !said.chunked
	}
	return said, !said.wrong && said.ends <= 1 && said.hosts == 1
}

func (e *ending) read(header simulate.Header) {
	switch strings.ToLower(header.Name) {
	case "host":
		e.hosts++
	case "content-length":
		e.ends++
		var err error
		e.length, err = strconv.ParseInt(header.Value, 10, 64)
		e.wrong = e.wrong || err != nil || strings.Trim(header.Value, "0123456789") != ""
	case "transfer-encoding":
		e.ends++
		e.chunked = true
		e.wrong = e.wrong || !strings.EqualFold(header.Value, "chunked")
	}
}
