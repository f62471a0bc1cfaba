package simulate

import (
	"fmt"
	"strings"
	"time"
)

// timeLayout is that of Java's Date.toString in UTC. Recorded on AWS.
const timeLayout = "Mon Jan 02 15:04:05 UTC 2006"

// longestDump is the length at which API Gateway cuts a dump of headers or a
// body. Recorded on AWS as "about 1000 characters".
const longestDump = 1000

// truncated is what follows a dump that was cut. Recorded on AWS.
const truncated = " [TRUNCATED]"

// The lines of the execution log in their order. Recorded on AWS.
const (
	lineStart          = "Starting execution for request: %s"
	lineMethod         = "HTTP Method: %s, Resource Path: %s"
	linePath           = "Method request path: %s"
	lineQuery          = "Method request query string: %s"
	lineHeaders        = "Method request headers: %s"
	lineBody           = "Method request body before transformations: %s"
	lineEndpoint       = "Endpoint request URI: %s"
	lineSentHeaders    = "Endpoint request headers: %s"
	lineSentBody       = "Endpoint request body after transformations: %s"
	lineSending        = "Sending request to %s"
	lineReceived       = "Received response. Status: %d, Integration latency: %d ms"
	lineBackHeaders    = "Endpoint response headers: %s"
	lineBackBody       = "Endpoint response body before transformations: %s"
	lineAnswerBody     = "Method response body after transformations: %s"
	lineAnswerHeaders  = "Method response headers: %s"
	lineSuccess        = "Successfully completed execution"
	lineCompleted      = "Method completed with status: %d"
	lineConfiguration  = "Execution failed due to configuration error: %s"
	lineTimeout        = "Execution failed due to a timeout error"
	lineNetwork        = "Execution failed due to a network error communicating with endpoint"
	lineInternal       = "There was an internal error while executing your request"
	lineAddress        = "Invalid endpoint address"
	lineIllegal        = "Illegal character in path at index %d: %s"
	lineHeaderPresent  = "%s header already present"
	lineNoRoute        = "No route matches %s %s"
	lineVPCLinkFailure = "Execution failed due to an vpc link error"
)

// executionLog is the log under way.
type executionLog struct {
	text strings.Builder
	now  func() time.Time
}

func (l *executionLog) start(now func() time.Time, id string) {
	l.now = now
	l.text.WriteString("Execution log for request " + id + "\n")
	l.line(lineStart, id)
}

func (l *executionLog) line(format string, args ...any) {
	l.text.WriteString(l.now().UTC().Format(timeLayout))
	l.text.WriteString(" : ")
	fmt.Fprintf(&l.text, format, args...)
	l.text.WriteByte('\n')
}

// dump shows names and values as {a=1, b=2,3}, masks secrets and cuts what is
// too long.
func dump(parameters []parameter) string {
	var shown strings.Builder
	shown.WriteByte('{')
	for i, p := range parameters {
		if i > 0 {
			shown.WriteString(", ")
		}
		shown.WriteString(p.name + "=" + masked(p.name, strings.Join(p.values, ",")))
	}
	shown.WriteByte('}')
	return cut(shown.String())
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

func cut(text string) string {
	if len(text) <= longestDump {
		return text
	}
	return strings.ToValidUTF8(text[:longestDump], "") + truncated
}
