package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg010 = lint.Rule{
	ID: "STG010", Name: "secret-in-stage-variable", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a stage variable holds a secret",
		Why:     "Stage variables are readable by everybody who may read the stage, and stand in logs and exports of the API.",
		Symptom: "none: the secret is seen by others",
		Fix:     "Keep secrets with the backend, or have an authorizer add them to its context.",
		Refs:    []string{guide + "stage-variables.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		for _, variable := range stage.Variables {
			name, known := variable.Name.Get()
			switch {
			case known && namesSecret(name) && !pointsElsewhere(variable.Value):
				p.Report(variable.Name, "stage variable %s is a secret by its name", name)
			case looksSecret(variable.Value):
				p.Report(variable.Value, "stage variable %s holds what looks like a key", name)
			}
		}
	}),
}

// secretWords are in names of secrets, and aboutSecrets end names of what is
// about a secret but none.
var (
	secretWords  = [...]string{"password", "passwd", "secret", "token", "apikey", "api_key", "accesskey", "access_key", "privatekey", "private_key", "credential"}
	aboutSecrets = [...]string{"url", "uri", "arn", "name", "id", "endpoint", "host", "path", "header", "issuer", "ttl", "type", "version", "enabled"}
)

func namesSecret(name string) bool {
	name = strings.ToLower(name)
	if slices.ContainsFunc(aboutSecrets[:], func(end string) bool { return strings.HasSuffix(name, end) }) {
		return false
	}
	return slices.ContainsFunc(secretWords[:], func(word string) bool { return strings.Contains(name, word) })
}

// pointsElsewhere tells whether a value names a secret rather than being one.
func pointsElsewhere(value model.Text) bool {
	return value.Is("") || value.HasPrefix("arn:") == model.Yes || value.HasPrefix("http") == model.Yes
}

// secretStarts start well-known keys: access keys of AWS, tokens of GitHub and
// Slack. Source: the prefixes that their makers document for scanners.
var secretStarts = [...]string{"AKIA", "ASIA", "ghp_", "gho_", "github_pat_", "xoxb-", "xoxp-"}

// minSecret is the length below which a text is no key.
const minSecret = 16

func looksSecret(value model.Text) bool {
	text, known := value.Get()
	return known && len(text) >= minSecret && slices.ContainsFunc(secretStarts[:], func(start string) bool { return strings.HasPrefix(text, start) })
}
