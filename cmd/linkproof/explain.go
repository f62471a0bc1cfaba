package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "explain a rule",
		UsageText: "linkproof explain [flags] RULE...",
		Description: "Tells why a rule matters, what AWS shows and what to do. RULE is an id, a name,\n" +
			"or a family of rules such as TLS.\n\n" +
			"Example:\n  linkproof explain LNK002",
		Flags:  []cli.Flag{formatFlag()},
		Action: p.explain,
	}
}

func (p *program) explain(c *cli.Context) error {
	if !c.Args().Present() {
		return errors.New("explain needs the id or name of a rule, such as `linkproof explain LNK002`; `linkproof rules` lists them")
	}
	chosen, err := lint.Choose(rules.All(), c.Args().Slice(), nil)
	if err != nil {
		return err
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if asJSON {
		return report.WriteJSON(p.out, documents(chosen))
	}
	out := bufio.NewWriter(p.out)
	for i, rule := range chosen {
		if i > 0 {
			_, _ = out.WriteString("\n\n")
		}
		explainRule(out, rule)
	}
	return out.Flush()
}

// explainRule writes a rule as a page; the buffer keeps errors for its Flush.
func explainRule(w io.Writer, rule *lint.Rule) {
	_, _ = fmt.Fprintf(w, "%s %s (%s)\n\n%s\n", rule.ID, rule.Name, rule.Severity, fold(rule.Doc.Summary, ""))
	explainPart(w, "Why", fold(rule.Doc.Why, "  "))
	explainPart(w, "What AWS shows", fold(rule.Doc.Symptom, "  "))
	explainPart(w, "Example", indented(exampleOf(rule)))
	explainPart(w, "Fix", fold(rule.Doc.Fix, "  "))
	explainPart(w, "Unknown values", fold(rule.OfUnknowns(), "  "))
	if len(rule.Doc.Refs) > 0 {
		_, _ = fmt.Fprintf(w, "\nReferences\n  %s\n", strings.Join(rule.Doc.Refs, "\n  "))
	}
}

func explainPart(w io.Writer, title, text string) {
	if text != "" {
		_, _ = fmt.Fprintf(w, "\n%s\n%s\n", title, text)
	}
}

// indented gives an example under its title.
func indented(example string) string {
	if example == "" {
		return ""
	}
	return "  " + strings.ReplaceAll(strings.TrimRight(example, "\n"), "\n", "\n  ")
}

// pageWidth is the longest line of an explanation, in bytes.
const pageWidth = 88

// fold breaks text into lines that are indented.
func fold(text, indent string) string {
	var out strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			out.WriteString(indent)
			column = len(indent)
		case column+1+len(word) > pageWidth:
			out.WriteString("\n" + indent)
			column = len(indent)
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(word)
		column += len(word)
	}
	return out.String()
}
