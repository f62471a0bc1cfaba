package mapping

import (
	"slices"
	"strings"
)

// Action is what an operation of an HTTP API does to its location.
type Action uint8

// The actions of HTTP APIs.
const (
	Append Action = iota
	Overwrite
	Remove
)

// Operation is a key of the requestParameters of an HTTP API.
type Operation struct {
	Action   Action
	Location Location
	// Name is the name of the parameter; empty for the path.
	Name string
}

var actions = map[string]Action{"append": Append, "overwrite": Overwrite, "remove": Remove}

// ParseOperation reads a key of the requestParameters of an HTTP API, such as
// "append:header.id" or "overwrite:path".
func ParseOperation(key string) (Operation, error) {
	verb, place, _ := strings.Cut(key, ":")
	action, ok := actions[verb]
	if !ok {
		return Operation{}, syntaxError(0, "%q does not start with append:, overwrite: or remove:", key)
	}
	at := len(key) - len(place)
	if place == "path" && action == Overwrite {
		return Operation{action, Path, ""}, nil
	}
	location, name, _ := strings.Cut(place, ".")
	switch {
	case location == "path":
		return Operation{}, syntaxError(0, "the path can only be overwritten as a whole: overwrite:path")
	case location != "header" && location != "querystring":
		return Operation{}, syntaxError(at, "header.NAME, querystring.NAME or path should stand here, not %q", place)
	case name == "":
		return Operation{}, syntaxError(len(key), "the name of the %s parameter is missing", location)
	case location == "header":
		return Operation{action, Header, name}, nil
	default:
		return Operation{action, Query, name}, nil
	}
}

// overwriteStatus is the only operation on the status of an answer.
const overwriteStatus = "overwrite:statuscode"

// ParseResponseOperation reads a key of the responseParameters of an HTTP API,
// such as "append:header.id" or "overwrite:statuscode".
func ParseResponseOperation(key string) (Operation, error) {
	if key == overwriteStatus {
		return Operation{Overwrite, Status, ""}, nil
	}
	operation, err := ParseOperation(key)
	if err == nil && operation.Location != Header {
		_, place, _ := strings.Cut(key, ":")
		err = syntaxError(len(key)-len(place), "header.NAME or, after overwrite:, statuscode should stand here, not %q", place)
	}
	return operation, err
}

// reservedHeaders and reservedStarts are the headers that operations cannot
// change. Source: developer guide, "Transform API requests and responses for
// HTTP APIs", reserved headers.
var (
	reservedHeaders = []string{
		"authorization", "connection", "content-encoding", "content-length", "content-location", "forwarded", "keep-alive", "origin",
		"te", "trailers", "transfer-encoding", "upgrade", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto",
	}
	reservedStarts = []string{"access-control-", "apigw-", "proxy-", "x-amz-", "x-amzn-"}
)

// Reserved tells whether the operation is on a header that AWS reserves.
func (o Operation) Reserved() bool {
	lower := strings.ToLower(o.Name)
	return o.Location == Header && (slices.Contains(reservedHeaders, lower) ||
		slices.ContainsFunc(reservedStarts, func(start string) bool { return strings.HasPrefix(lower, start) }))
}
