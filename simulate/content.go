package simulate

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// payload is a body between two steps: text, or bytes that no template reads.
type payload struct {
	bytes  []byte
	binary bool
}

// isBinary tells whether a media type is one of binaryMediaTypes.
func (ex *Exchange) isBinary(mediaType string) (bool, error) {
	passes := ex.API.PassesBinary(mediaType)
	if passes == model.CannotTell {
		open := slices.IndexFunc(ex.API.BinaryMediaTypes, model.Text.Unknown)
		return false, untold("a binary media type", ex.API.BinaryMediaTypes[open])
	}
	return passes == model.Yes, nil
}

// handling is what contentHandling makes of a body.
type handling uint8

const (
	asText handling = iota
	asBytes
	toBase64
	fromBase64
)

// requestHandling is what becomes of bodies of requests: whether they are
// binary, by contentHandling. Source: developer guide, "Content type
// conversions in API Gateway".
var requestHandling = map[bool]map[string]handling{
	false: {"": asText, "CONVERT_TO_BINARY": fromBase64, "CONVERT_TO_TEXT": asText},
	true:  {"": asBytes, "CONVERT_TO_BINARY": asBytes, "CONVERT_TO_TEXT": toBase64},
}

// responseHandling is what becomes of bodies of answers: whether they are
// binary and whether the caller takes binary, by contentHandling. Recorded on
// AWS.
var responseHandling = map[[2]bool]map[string]handling{
	{false, false}: {"": asText, "CONVERT_TO_BINARY": fromBase64, "CONVERT_TO_TEXT": asText},
	{false, true}:  {"": fromBase64, "CONVERT_TO_BINARY": fromBase64, "CONVERT_TO_TEXT": asText},
	{true, false}:  {"": toBase64, "CONVERT_TO_BINARY": asBytes, "CONVERT_TO_TEXT": toBase64},
	{true, true}:   {"": asBytes, "CONVERT_TO_BINARY": asBytes, "CONVERT_TO_TEXT": toBase64},
}

// handledRequest converts the body of the request.
func (ex *Exchange) handledRequest() (payload, error) {
	binary, err := ex.isBinary(ex.bodyType())
	if err != nil {
		return payload{}, err
	}
	return ex.handle(ex.Call.Body, requestHandling[binary], ex.integration.ContentHandling)
}

// handledResponse converts the body of the answer of the backend.
func (ex *Exchange) handledResponse(chosen *model.IntegrationResponse) (payload, error) {
	binary, err := ex.isBinary(mediaType(ex.received.Headers.Get("Content-Type")))
	if err != nil {
		return payload{}, err
	}
	accepted, err := ex.isBinary(ex.acceptedType())
	if err != nil {
		return payload{}, err
	}
	return ex.handle(ex.received.Body, responseHandling[[2]bool{binary, accepted}], chosen.ContentHandling)
}

func (ex *Exchange) handle(body []byte, table map[string]handling, setting model.Text) (payload, error) {
	name, known := setting.Get()
	if setting.Unknown() {
		return payload{}, untold("the contentHandling", setting)
	}
	if known {
		ex.note("content handling", name, setting.Where())
	}
	switch table[strings.ToUpper(name)] {
	case asBytes:
		return payload{body, true}, nil
	case toBase64:
		return payload{[]byte(base64.StdEncoding.EncodeToString(body)), false}, nil
	case fromBase64:
		decoded, err := base64.StdEncoding.DecodeString(string(body))
		if err != nil {
			return payload{}, &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, "Unable to base64 decode the body."), At: setting.Where()}
		}
		return payload{decoded, true}, nil
	default:
		return payload{[]byte(string([]rune(string(body)))), false}, nil
	}
}
