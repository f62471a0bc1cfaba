// Package awscli holds which calls and options the AWS CLI has for the
// services of API Gateway.
package awscli

import (
	"slices"
	"strings"
)

// call is an operation with its options in two lists with blanks between them.
type call struct{ name, required, optional string }

// Call is an operation of a service with the names of its options, without
// hyphens.
type Call struct {
	Service, Operation string
	Required, Optional []string
}

// Find gives a call whose options are known.
func Find(service, operation string) (found Call, ok bool) {
	for _, c := range callsOf(service) {
		if c.name == operation {
			return Call{Service: service, Operation: operation, Required: strings.Fields(c.required), Optional: strings.Fields(c.optional)}, true
		}
	}
	return Call{}, false
}

// Has tells whether the call takes an option; no-x is the option x switched
// off, and any beginning of the name stands for it.
func (c Call) Has(option string) bool {
	name := strings.TrimPrefix(option, "no-")
	starts := func(known string) bool { return strings.HasPrefix(known, name) || strings.HasPrefix(known, option) }
	return slices.ContainsFunc(c.Required, starts) || slices.ContainsFunc(c.Optional, starts) || slices.Contains(general(), option)
}

// Operations gives the names of the operations of a service; none of a service
// that is not in the tables.
func Operations(service string) []string {
	var names []string
	for _, c := range callsOf(service) {
		names = append(names, c.name)
	}
	switch service {
	case "apigateway":
		return append(names, strings.Fields(restOthers)...)
	case "apigatewayv2":
		return append(names, strings.Fields(httpOthers)...)
	default:
		return names
	}
}

// Sibling gives the other service of API Gateway; empty for other services.
func Sibling(service string) string {
	switch service {
	case "apigateway":
		return "apigatewayv2"
	case "apigatewayv2":
		return "apigateway"
	default:
		return ""
	}
}

func callsOf(service string) []call {
	switch service {
	case "apigateway":
		return restCalls[:]
	case "apigatewayv2":
		return httpCalls[:]
	default:
		return nil
	}
}

// general gives the options that every call takes. Source: aws help, and AWS
// CLI User Guide, "Command line options", "Pagination", "Skeletons".
func general() []string {
	return []string{
		"debug", "endpoint-url", "no-verify-ssl", "no-paginate", "output", "query", "profile", "region", "version", "color",
		"no-sign-request", "ca-bundle", "cli-read-timeout", "cli-connect-timeout", "cli-binary-format", "no-cli-pager",
		"cli-auto-prompt", "no-cli-auto-prompt", "cli-error-format", "cli-input-json", "cli-input-yaml", "generate-cli-skeleton",
		"max-items", "page-size", "starting-token", "max-results", "next-token", "position", "limit", "v2",
	}
}
