package simulate

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

// customise applies what the API makes of an answer of its own: a gateway
// response for the type, else that for the class of its status. One for the
// type takes nothing over from the class. Recorded on AWS. A body that is too
// large is answered as always; source: developer guide.
func (ex *Exchange) customise(reply *Reply, answer gatewayResponse) (gatewayResponse, Headers, error) {
	kind := reply.Type
	if kind == RequestTooLarge || ex.API.Protocol != model.REST {
		return answer, nil, nil
	}
	custom := ex.gatewayResponse(kind, answer.status)
	if custom == nil {
		return answer, nil, nil
	}
	ex.note("gateway response", custom.Kind.String()+" is customised", custom.Where())
	if code, known := custom.StatusCode.Get(); known {
		if status, err := strconv.Atoi(code); err == nil {
			answer.status, ex.statusBy = status, custom.StatusCode.Where()
		}
	}
	surrounding := errorValues{values{ex}, kind, messageIn(answer.body), reply.Detail}
	if template := ex.responseTemplate(&model.IntegrationResponse{Templates: custom.Templates}); template != nil {
		text, err := render(template.Value)
		if err != nil {
			return answer, nil, err
		}
		answer.body = surrounding.fill(text)
	}
	headers, err := surrounding.headers(custom)
	return answer, headers, err
}

// gatewayResponse finds the gateway response for a type or its class.
func (ex *Exchange) gatewayResponse(kind ResponseType, status int) *model.GatewayResponse {
	class := fmt.Sprintf("DEFAULT_%dXX", status/100)
	for _, wanted := range []string{string(kind), class} {
		for _, response := range ex.API.GatewayResponses {
			if response.Kind.Is(wanted) {
				return response
			}
		}
	}
	return nil
}

// messageIn gives the message of the usual body, in its quotes.
func messageIn(body string) string {
	_, message, ok := strings.Cut(body, ":")
	if !ok {
		return strconv.Quote(body)
	}
	return strings.TrimSpace(strings.TrimSuffix(message, "}"))
}

// errorValues is what gateway responses read.
type errorValues struct {
	values
	kind ResponseType
	// message is in quotes.
	message string
	// detail is what validation says of a body.
	detail string
}

// Context gives what is known of the error, and else a value of the request.
func (v errorValues) Context(path string) (string, bool) {
	switch path {
	case "error.messageString":
		return v.message, true
	case "error.message":
		text, err := strconv.Unquote(v.message)
		return cmp.Or(text, v.message), err == nil
	case "error.validationErrorString":
		return v.detail, v.detail != ""
	case "error.responseType":
		return string(v.kind), true
	default:
		return v.lookUpContext(path)
	}
}

// fill replaces variables in the template of a gateway response, which is no
// Velocity: $context.x, $stageVariables.x and method.request.header.x. Source:
// developer guide, "Gateway response templates", which has the last without a
// sign before it.
func (v errorValues) fill(text string) string {
	var filled strings.Builder
	for text != "" {
		sign, name := variableAt(text)
		if name == "" {
			filled.WriteByte(text[0])
			text = text[1:]
			continue
		}
		filled.WriteString(v.variable(sign + name))
		text = text[len(sign)+len(name):]
	}
	return filled.String()
}

// variable gives the value of a variable, which is itself where there is no such
// variable.
func (v errorValues) variable(text string) string {
	source, err := mapping.ParseSource(strings.TrimPrefix(text, "$"))
	if err != nil || source.Location == mapping.Body {
		return text
	}
	found, _ := source.Evaluate(v)
	return strings.Join(found, ",")
}

// variableAt gives the variable with which a text begins, with the sign before
// it.
func variableAt(text string) (sign, name string) {
	behind, signed := strings.CutPrefix(text, "$")
	if signed {
		sign = "$"
	}
	switch {
	case strings.HasPrefix(behind, "method.request."):
		return sign, behind[:nameLength(behind, "_.-")]
	case signed && (strings.HasPrefix(behind, "context.") || strings.HasPrefix(behind, "stageVariables.")):
		return sign, behind[:nameLength(behind, "_.")]
	default:
		return "", ""
	}
}

// nameLength gives the length of a variable: letters, digits and signs, but for
// dots at its end.
func nameLength(text, signs string) int {
	end := strings.IndexFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(signs, r)
	})
	if end < 0 {
		end = len(text)
	}
	return len(strings.TrimRight(text[:end], "."))
}

// responseHeader is the prefix of the headers of gateway responses.
const responseHeader = "gatewayresponse.header."

func (v errorValues) headers(custom *model.GatewayResponse) (Headers, error) {
	var headers Headers
	for _, m := range custom.Parameters {
		key, value, err := knownMapping(m)
		if err != nil {
			return nil, err
		}
		source, err := mapping.ParseSource(value)
		if err != nil {
			return nil, refused("mapping value", value, err, m.Value.Where())
		}
		if found, ok := source.Evaluate(v); ok {
			headers = headers.With(strings.TrimPrefix(key, responseHeader), found...)
		}
	}
	return headers, nil
}
