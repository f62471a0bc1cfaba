package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// family is what the letters of rule ids stand for.
type family struct{ letters, title string }

// families are those of the catalogue, in the order in which people read it.
var families = []family{
	{"OWN", "Ownership, account, Region"},
	{"LNK", "The VPC link"},
	{"INT", "The integration"},
	{"TLS", "TLS to the backend"},
	{"MAP", "Cloud Map and Amazon ECS discovery"},
	{"STG", "Stage variables, stages, deployments"},
	{"RTE", "Routes and paths"},
	{"PRM", "Parameter mapping"},
	{"TPL", "Mapping templates"},
	{"RES", "Responses"},
	{"AUT", "Who can reach the backend"},
	{"NET", "Load balancers, security groups, subnets"},
	{"LIM", "Limits"},
	{"CLI", "Shell scripts and arguments of the AWS CLI"},
	{"OAS", "OpenAPI documents and extensions"},
	{"OBS", "Seeing the failure"},
	{"DOC", "The document itself"},
	{"SHP", "Keys and values"},
	{"IGN", "Ignores"},
	{"CTX", "What the files say together"},
}

// writeCatalogue writes the rules as a page of Markdown: rules/README.md.
func writeCatalogue(w io.Writer, list []*lint.Rule) error {
	out := bufio.NewWriter(w)
	_, _ = fmt.Fprintf(out, "# Rules\n\nThe %d rules of linkproof, written by `make docs`. `linkproof explain LNK002` has all about one, with an example.\n"+
		"Policy rules judge good practice rather than faults; `--ignore policy` leaves them out.\n", len(list))
	for _, family := range families {
		writeFamily(out, family, list)
	}
	return out.Flush()
}

func writeFamily(w io.Writer, family family, list []*lint.Rule) {
	_, _ = fmt.Fprintf(w, "\n## %s: %s\n\n| rule | severity | what is wrong | what to do |\n| --- | --- | --- | --- |\n", family.letters, family.title)
	for _, rule := range list {
		if rule.Family() == family.letters {
			_, _ = fmt.Fprintf(w, "| %s %s | %s | %s | %s |\n", rule.ID, rule.Name, grade(rule), cell(rule.Doc.Summary), cell(rule.Doc.Fix))
		}
	}
}

// grade is the severity of a rule with what else decides when it is heard.
func grade(rule *lint.Rule) string {
	switch {
	case rule.Policy:
		return rule.Severity.String() + ", policy"
	case rule.Strict:
		return rule.Severity.String() + ", with --strict"
	default:
		return rule.Severity.String()
	}
}

// cell writes text into a table of Markdown.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "\n", " ").Replace(text)
}
