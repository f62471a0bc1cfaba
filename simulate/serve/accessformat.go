package serve

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

// The formats of access logs of stages that have none: the common log line of
// each kind of API. Source: developer guide, "Set up CloudWatch logging" and
// "Customize HTTP API access logs".
const (
	commonREST = `$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime]"$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId`
	commonHTTP = `$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.routeKey $context.protocol" $context.status $context.responseLength $context.requestId`
)

// accessFormat is the format of an access log, in pieces.
type accessFormat []piece

// piece is a variable of $context, or the text between two.
type piece struct{ text, variable string }

// formatOf gives the format of the access log of a stage.
func formatOf(api *model.API, stage *model.Stage) accessFormat {
	if stage != nil {
		if format, known := stage.LogFormat.Get(); known && format != "" {
			return parseFormat(format)
		}
	}
	if api.Protocol == model.HTTP {
		return parseFormat(commonHTTP)
	}
	return parseFormat(commonREST)
}

func parseFormat(text string) accessFormat {
	const sign = "$context."
	var pieces accessFormat
	for {
		before, after, found := strings.Cut(text, sign)
		if !found {
			return append(pieces, piece{text: text})
		}
		end := strings.IndexFunc(after, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("_-.", r)
		})
		if end < 0 {
			end = len(after)
		}
		name := strings.TrimRight(after[:end], ".")
		pieces, text = append(pieces, piece{text: before, variable: name}), after[len(name):]
	}
}

// appendTo writes a line; what is not known is a dash, as at AWS.
func (f accessFormat) appendTo(line []byte, answered *simulate.Answered) []byte {
	for _, piece := range f {
		line = append(line, piece.text...)
		if piece.variable == "" {
			continue
		}
		value, known := answered.Context(piece.variable)
		if !known || value == "" {
			value = "-"
		}
		line = appendPrintable(line, value)
	}
	return append(line, '\n')
}

// appendPrintable adds a value that cannot end the line nor control a terminal.
func appendPrintable(line []byte, value string) []byte {
	for i := range len(value) {
		if c := value[i]; c >= ' ' && c != 0x7f {
			line = append(line, c)
		} else {
			line = append(line, '?')
		}
	}
	return line
}
