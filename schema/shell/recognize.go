package shell

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// extensions are those of scripts.
var extensions = []string{".sh", ".bash", ".zsh"}

// calls are the commands that decide about the way of a request.
var calls = []string{"apigateway", "apigatewayv2", "elbv2", "servicediscovery", "ecs", "ec2"}

// gateway is what every page about API Gateway calls.
const gateway = "apigateway"

// Named tells by its name whether a file may be a script or a runbook.
func Named(name string) bool {
	return isMarkdown(name) || slices.Contains(extensions, strings.ToLower(path.Ext(name)))
}

// Recognizes tells whether a file is a script or a runbook that calls the AWS
// CLI about something on the way of a request. Of pages only those count that
// are about API Gateway.
func Recognizes(name string, src []byte) bool {
	if !Named(name) && !hasShebang(src) {
		return false
	}
	if !isMarkdown(name) {
		return callsAWS(src)
	}
	found := blocks(name, src)
	return slices.ContainsFunc(found, func(b block) bool { return mentions(src[b.start:b.end], gateway) })
}

// callsAWS tells whether a text calls the AWS CLI about something on the way
// of a request.
func callsAWS(src []byte) bool {
	return slices.ContainsFunc(calls, func(service string) bool { return mentions(src, service) })
}

// mentions tells whether a text holds the words aws and, later in the same
// line, the name of a service; options may stand between them.
func mentions(src []byte, service string) bool {
	for line := range bytes.Lines(src) {
		_, rest, ok := bytes.Cut(line, []byte("aws "))
		if ok && bytes.Contains(rest, []byte(service)) {
			return true
		}
	}
	return false
}

// hasShebang tells whether a text starts with a line that names a shell.
func hasShebang(src []byte) bool {
	line, _, _ := bytes.Cut(src, []byte("\n"))
	name, ok := bytes.CutPrefix(line, []byte("#!"))
	words := bytes.Fields(name)
	if !ok || len(words) == 0 {
		return false
	}
	interpreter := path.Base(string(words[0]))
	if interpreter == "env" && len(words) > 1 {
		interpreter = string(words[len(words)-1])
	}
	return slices.Contains([]string{"sh", "bash", "zsh", "dash", "ksh"}, interpreter)
}
