package simulate

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// timeLayout is that of Java's Date.toString in UTC. Recorded on AWS.
const timeLayout = "Mon Jan 02 15:04:05 UTC 2006"

// longestDump is the length at which API Gateway cuts a dump of headers or a
// body. Recorded on AWS as "about 1000 characters".
const longestDump = 1000

// truncated is what follows a dump that was cut. Recorded on AWS.
const truncated = " [TRUNCATED]"

// The lines of the execution log in their order; what follows a colon or a "to"
// comes after them. Recorded on AWS.
const (
	lineStart         = "Starting execution for request: %s"
	lineMethod        = "HTTP Method: %s, Resource Path: %s"
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
	lineTimeout        = "Execution failed due to a timeout error"
	lineNetwork        = "Execution failed due to a network error communicating with endpoint"
	lineInternal       = "There was an internal error while executing your request"
	lineIllegal        = "Illegal character in path at index %d: %s"
	lineVPCLinkFailure = "Execution failed due to an vpc link error"
	lineOtherName      = "Host name '%s' does not match the certificate subject provided by the peer (%s)"
	lineLargeAnswer    = "Integration response of reported length %d is larger than allowed maximum of 10485760 bytes."
	// Begins as third parties report it; the rest is what Java says.
	lineUntrusted = "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target"
	// What Java says.
	lineExpired = "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed"
	// What an emulator writes.
	lineHeaderPresent = "%s header already present"
	// Our own: AWS keeps no execution log of such requests.
	lineNoRoute  = "No route matches %s %s"
	lineTooLarge = "Request body is larger than 10485760 bytes"
)

// usualLog is room for the log of a usual request.
const usualLog = 4 << 10

// executionLog is the log under way.
type executionLog struct {
	text []byte
	now  func() time.Time
	// second is that of the last line, and stamped how it was written.
	second  int64
	stamped []byte
}

func (l *executionLog) start(now func() time.Time, id string) {
	l.now = now
	l.text = append(make([]byte, 0, usualLog), "Execution log for request "+id+"\n"...)
	l.line(lineStart, id)
}

// stamp begins a line.
func (l *executionLog) stamp() {
	now := l.now()
	if second := now.Unix(); l.stamped == nil || second != l.second {
		l.second, l.stamped = second, now.UTC().AppendFormat(l.stamped[:0], timeLayout+" : ")
	}
	l.text = append(l.text, l.stamped...)
}

func (l *executionLog) line(format string, args ...any) {
	l.stamp()
	l.text = fmt.Appendf(l.text, format, args...)
	l.text = append(l.text, '\n')
}

// value writes a line that ends in a text.
func (l *executionLog) value(line, text string) {
	l.stamp()
	l.text = append(l.text, line...)
	l.text = append(l.text, text...)
	l.text = append(l.text, '\n')
}

// body writes a line that ends in a body.
func (l *executionLog) body(line string, body []byte) {
	l.stamp()
	l.text = append(l.text, line...)
	l.text = append(appendCut(l.text, body), '\n')
}

// table writes a line that ends in names and values.
func (l *executionLog) table(line string, parameters []parameter) {
	l.stamp()
	l.text = append(l.text, line...)
	l.text = append(appendTable(l.text, parameters), '\n')
}

// appendTable shows names and values as {a=1, b=2,3}, masks secrets and cuts
// what is too long.
func appendTable(text []byte, parameters []parameter) []byte {
	start := len(text)
	text = append(text, '{')
	for i, p := range parameters {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = append(text, p.name...)
		text = append(text, '=')
		text = append(text, masked(p.name, strings.Join(p.values, ","))...)
	}
	text = append(text, '}')
	return appendCut(text[:start], text[start:])
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

// appendCut appends what fits of a dump, in whole characters.
func appendCut(text, dump []byte) []byte {
	if len(dump) <= longestDump {
		return append(text, dump...)
	}
	end := longestDump
	for least := end - utf8.UTFMax; end > least && !utf8.RuneStart(dump[end]); {
		end--
	}
	return append(append(text, dump[:end]...), truncated...)
}
