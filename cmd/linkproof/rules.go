package main

import (
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

func (p *program) rulesCommand() *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list the rules",
		UsageText: "linkproof rules [flags]",
		Description: "Lists id, severity, name and summary of every rule.\n\n" +
			"Example:\n  linkproof rules --format json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text, json or markdown"},
			&cli.StringFlag{Name: "pages", Usage: "write a page of Markdown for each rule into `FOLDER`"},
		},
		Action: p.rules,
	}
}

// formatFlag is the flag of commands that print text or JSON.
func formatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text or json"}
}

// wantsJSON tells which of the two formats was asked for.
func wantsJSON(c *cli.Context) (bool, error) {
	switch format := c.String("format"); format {
	case "text", "json":
		return format == "json", nil
	default:
		return false, fmt.Errorf("--format: there is no format %q: it is text or json", format)
	}
}

func (p *program) rules(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("rules takes no arguments; `linkproof explain %s` explains a rule", c.Args().First())
	}
	if folder := c.String("pages"); folder != "" {
		return writePages(folder)
	}
	switch format := c.String("format"); format {
	case "text":
		return p.listRules()
	case "json":
		return report.WriteJSON(p.out, documents(rules.All()))
	case "markdown":
		return writeCatalogue(p.out, rules.All())
	default:
		return fmt.Errorf("--format: there is no format %q: it is text, json or markdown", format)
	}
}

func (p *program) listRules() error {
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, rule := range rules.All() {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", rule.ID, rule.Severity, rule.Name, rule.Doc.Summary)
	}
	return table.Flush()
}

// document is what people and programs may know of a rule.
type document struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Severity string   `json:"severity"`
	Policy   bool     `json:"policy"`
	Strict   bool     `json:"strict"`
	Summary  string   `json:"summary"`
	Why      string   `json:"why"`
	Symptom  string   `json:"symptom,omitempty"`
	Fix      string   `json:"fix"`
	Unknown  string   `json:"unknown"`
	Refs     []string `json:"refs"`
}

func documents(list []*lint.Rule) []document {
	out := make([]document, len(list))
	for i, rule := range list {
		out[i] = document{
			ID: rule.ID, Name: rule.Name, Severity: rule.Severity.String(), Policy: rule.Policy, Strict: rule.Strict,
			Summary: rule.Doc.Summary, Why: rule.Doc.Why, Symptom: rule.Doc.Symptom, Fix: rule.Doc.Fix,
			Unknown: rule.OfUnknowns(), Refs: slices.Concat([]string{}, rule.Doc.Refs),
		}
	}
	return out
}
