// Package awscli holds which calls and options the AWS CLI has for the
// services that make and show private integrations.
package awscli

import (
	"slices"
	"strings"
)

// Call is an operation of a service with its options, in the order of its
// service model.
type Call struct {
	Service, Operation string
	Options            []Option
}

// Option is an option of a call, without hyphens, or a member of a structure.
type Option struct {
	Name     string
	Required bool
	Kind     Kind
}

// Find gives a call whose options are known.
func Find(service, operation string) (found Call, ok bool) {
	lines, _ := section(service)
	words, ok := line(lines, operation)
	return Call{Service: service, Operation: operation, Options: options(words)}, ok
}

// Option gives the option of the call that a name stands for: a beginning that
// one option alone has stands for it too.
func (c Call) Option(name string) (meant Option, ok bool) {
	for _, option := range c.Options {
		switch {
		case option.Name == name:
			return option, true
		case !strings.HasPrefix(option.Name, name):
		case ok:
			return Option{}, false
		default:
			meant, ok = option, true
		}
	}
	return meant, ok
}

// Has tells whether the CLI takes an option with the call, as its own, as one
// that every call takes, or as a beginning of some; no-x switches x off.
func (c Call) Has(name string) bool {
	positive, off := strings.CutPrefix(name, "no-")
	return slices.ContainsFunc(general(), func(known string) bool { return strings.HasPrefix(known, name) }) ||
		slices.ContainsFunc(c.Options, func(o Option) bool {
			return strings.HasPrefix(o.Name, name) || off && o.Kind == Boolean && strings.HasPrefix(o.Name, positive)
		})
}

// Operations gives the names of the operations of a service; none of a service
// of which not all are known.
func Operations(service string) []string {
	lines, complete := section(service)
	if !complete {
		return nil
	}
	names := []string{"wait"}
	for text := range strings.Lines(lines) {
		if name, _, _ := strings.Cut(strings.TrimSpace(text), " "); name[0] >= 'a' {
			names = append(names, name)
		}
	}
	return names
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

// general gives the options that every call takes, in version 1 or 2 of the
// CLI. Source: aws help, and AWS CLI User Guide, "Command line options",
// "Pagination", "Skeletons".
func general() []string {
	return []string{
		"debug", "endpoint-url", "no-verify-ssl", "no-paginate", "output", "query", "profile", "region", "version", "color",
		"no-sign-request", "ca-bundle", "cli-read-timeout", "cli-connect-timeout", "cli-binary-format", "no-cli-pager", "v2-debug",
		"cli-auto-prompt", "no-cli-auto-prompt", "cli-error-format", "cli-input-json", "cli-input-yaml", "generate-cli-skeleton",
		"max-items", "page-size", "starting-token", "max-results", "next-token", "position", "limit",
	}
}
