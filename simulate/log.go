package simulate

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/syntax"
)

// timeLayout is that of Java's Date.toString in UTC. Recorded on AWS.
const timeLayout = "Mon Jan 02 15:04:05 UTC 2006"

// longestLine is the length in bytes at which API Gateway cuts what follows the
// time of a line. Source: developer guide, "Quotas"; lines that people quote are
// of just this length.
const longestLine = 1024

// truncated is what follows a line that was cut. Recorded on AWS.
const truncated = " [TRUNCATED]"

// The lines of the execution log in their order; what follows a colon or a "to"
// comes after them. Recorded on AWS.
const (
	lineTitle         = "Execution log for request "
	lineStart         = "Starting execution for request: "
	lineMethod        = "HTTP Method: "
	linePathOf        = ", Resource Path: "
	linePath          = "Method request path: "
	lineQuery         = "Method request query string: "
	lineHeaders       = "Method request headers: "
	lineBody          = "Method request body before transformations: "
	lineEndpoint      = "Endpoint request URI: "
	lineSentHeaders   = "Endpoint request headers: "
	lineSentBody      = "Endpoint request body after transformations: "
	lineSending       = "Sending request to "
	lineReceived      = "Received response. Status: %d, Integration latency: %d ms"
	lineBackHeaders   = "Endpoint response headers: "
	lineBackBody      = "Endpoint response body before transformations: "
	lineAnswerBody    = "Method response body after transformations: "
	lineAnswerHeaders = "Method response headers: "
	lineSuccess       = "Successfully completed execution"
	lineCompleted     = "Method completed with status: %d"
)

// The lines of requests that fail, and what follows the first of them.
const (
	// Recorded on AWS.
	lineConfiguration = "Execution failed due to configuration error: %s"
	lineAddress       = "Invalid endpoint address"
	// Reported by third parties.
	lineExtended       = "Extended Request Id: %s"
	lineTimeout        = "Execution failed due to a timeout error"
	lineNetwork        = "Execution failed due to a network error communicating with endpoint"
	lineInternal       = "There was an internal error while executing your request"
	lineIllegal        = "Illegal character in path at index %d: %s"
	lineVPCLinkFailure = "Execution failed due to an vpc link error"
	lineMalformed      = "Malformed Lambda proxy response"
	lineFunctionError  = "Lambda execution failed with status 200 due to customer function error: %s. Lambda request id: %s"
	lineOtherName      = "Host name '%s' does not match the certificate subject provided by the peer (%s)"
	lineLargeAnswer    = "Integration response of reported length %d is larger than allowed maximum of 10485760 bytes."
	// Begins as third parties report it; the rest is what Java says.
	lineUntrusted = "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target"
	// What Java says.
	lineExpired = "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed"
	// What an emulator writes.
	lineHeaderPresent = "%s header already present"
	// Our own: AWS keeps no execution log of such requests.
	lineNoRoute   = "No route matches %s %s"
	lineTooLarge  = "Request body is larger than 10485760 bytes"
	lineLargeHead = "Request line and header values are larger than 10240 bytes"
)

// What stands in the log for bodies that it does not show. The first is from
// the developer guide, the second reported by third parties.
const (
	noBody     = "(null)"
	binaryData = "[Binary Data]"
)

// usualLog is room for the log of a usual request, and usualLines for its lines.
const (
	usualLog   = 4 << 10
	usualLines = 20
)

// executionLog is the log under way.
type executionLog struct {
	// off tells that nobody reads the log, nor the trace.
	off   bool
	text  []byte
	lines []logged
	now   func() time.Time
	// prefix stands before the lines of a stage; those of a test invoke begin
	// with the time.
	prefix string
	// byName sorts headers and parameters.
	byName bool
	// begin is where the text of the line under way begins.
	begin int
	// second is that of the last line, and stamped how it was written.
	second  int64
	stamped []byte
	// room holds the parts of a usual log; nil when it is off.
	room *logRoom
}

// logRoom is the room for a usual log.
type logRoom struct {
	lines [usualLines]logged
	stamp [len(timeLayout) + len(" : ")]byte
	text  [usualLog]byte
}

// logged is a line by where it begins, with the setting that caused it.
type logged struct {
	begin int
	at    syntax.Span
}

// startTest begins the log that a test invoke gives.
func (l *executionLog) startTest(now func() time.Time, id string) {
	l.text, l.lines, l.now = l.room.text[:0], l.room.lines[:0], now
	l.lines = append(l.lines, logged{})
	l.text = append(append(append(l.text, lineTitle...), id...), '\n')
}

// startStage begins the log that a stage writes to CloudWatch, in which every
// line names the request. Reported by third parties.
func (l *executionLog) startStage(id, extended string) {
	l.text, l.lines = l.room.text[:0], l.room.lines[:0]
	l.prefix = "(" + id + ") "
	l.line(lineExtended, extended)
}

// stamp begins a line.
func (l *executionLog) stamp() {
	l.lines = append(l.lines, logged{begin: len(l.text)})
	if l.prefix != "" {
		l.text = append(l.text, l.prefix...)
	} else {
		l.text = append(l.text, l.time()...)
	}
	l.begin = len(l.text)
}

func (l *executionLog) time() []byte {
	now := l.now()
	if second := now.Unix(); l.stamped == nil || second != l.second {
		l.second, l.stamped = second, now.UTC().AppendFormat(l.room.stamp[:0], timeLayout+" : ")
	}
	return l.stamped
}

// end ends a line, cut in whole characters where it is too long.
func (l *executionLog) end() {
	if text := l.text[l.begin:]; len(text) > longestLine {
		end := longestLine
		for least := end - utf8.UTFMax; end > least && !utf8.RuneStart(text[end]); {
			end--
		}
		l.text = append(l.text[:l.begin+end], truncated...)
	}
	l.text = append(l.text, '\n')
}

// by links the last line to the setting that caused it.
func (l *executionLog) by(at syntax.Span) {
	if !l.off {
		l.lines[len(l.lines)-1].at = at
	}
}

func (l *executionLog) line(format string, args ...any) {
	if l.off {
		return
	}
	l.stamp()
	l.text = fmt.Appendf(l.text, format, args...)
	l.end()
}

// value writes a line that ends in a text.
func (l *executionLog) value(line, text string) {
	if l.off {
		return
	}
	l.stamp()
	l.text = append(append(l.text, line...), text...)
	l.end()
}

// texts writes a line of texts.
func (l *executionLog) texts(parts ...string) {
	if l.off {
		return
	}
	l.stamp()
	for _, part := range parts {
		l.text = append(l.text, part...)
	}
	l.end()
}

// body writes a line that ends in a body.
func (l *executionLog) body(line string, body []byte) {
	if l.off {
		return
	}
	l.stamp()
	l.text = append(l.text, line...)
	l.text = append(l.text, body[:min(len(body), longestLine+1)]...)
	l.end()
}

// table writes a line that ends in names and values: {a=1, b=2,3}.
func (l *executionLog) table(line string, parameters []parameter) {
	if l.off {
		return
	}
	l.stamp()
	if l.byName {
		parameters = slices.SortedFunc(slices.Values(parameters), func(a, b parameter) int { return strings.Compare(a.name, b.name) })
	}
	l.text = append(append(l.text, line...), '{')
	for i, p := range parameters {
		if i > 0 {
			l.text = append(l.text, ", "...)
		}
		l.text = append(append(l.text, p.name...), '=')
		l.text = append(l.text, masked(p.name, strings.Join(p.values, ","))...)
	}
	l.text = append(l.text, '}')
	l.end()
}

// headers writes a line that ends in headers, each name once with its values.
func (l *executionLog) headers(line string, headers Headers) {
	if l.off {
		return
	}
	l.stamp()
	if l.byName {
		headers = slices.SortedStableFunc(slices.Values(headers), func(a, b Header) int { return strings.Compare(a.Name, b.Name) })
	}
	l.text = append(append(l.text, line...), '{')
	for i, header := range headers {
		if headers.first(header.Name) < i {
			continue
		}
		if i > 0 {
			l.text = append(l.text, ", "...)
		}
		l.text = append(append(l.text, header.Name...), '=')
		l.text = append(l.text, masked(header.Name, headers.joined(i))...)
	}
	l.text = append(l.text, '}')
	l.end()
}

// joined gives the values of the name of a header by commas; there is none of
// that name before it.
func (h Headers) joined(at int) string {
	if rest := h[at+1:]; !rest.Has(h[at].Name) {
		return h[at].Value
	}
	return strings.Join(h.Values(h[at].Name), ",")
}

// linked adds the lines of the log, each with its setting.
func (l *executionLog) linked(lines []LogLine, text string, places *places) []LogLine {
	number := 1
	for i, line := range l.lines {
		end := len(text)
		if i+1 < len(l.lines) {
			end = l.lines[i+1].begin
		}
		part := text[line.begin:end]
		lines = append(lines, LogLine{Number: number, Text: strings.TrimSuffix(part, "\n"), Place: places.of(line.at)})
		number += strings.Count(part, "\n")
	}
	return lines
}

// secretHeaders are masked in logs. Source: developer guide, "Set up
// CloudWatch logging".
var secretHeaders = [...]string{"Authorization", "x-api-key"}

// shownOfSecrets is how many of the last characters of a secret are shown.
const shownOfSecrets = 6

func masked(name, value string) string {
	for _, secret := range secretHeaders {
		if hidden := len(value) - shownOfSecrets; strings.EqualFold(name, secret) && hidden > 0 {
			return strings.Repeat("*", hidden) + value[hidden:]
		}
	}
	return value
}
