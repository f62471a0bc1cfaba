package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/simulate"
)

func (p *program) assumptionsCommand() *cli.Command {
	return &cli.Command{
		Name:      "assumptions",
		Usage:     "list what the simulator takes for what AWS does not document",
		UsageText: "linkproof assumptions [flags]",
		Description: "Lists what `linkproof test-invoke-method --assume NAME=VALUE` takes, the default first.\n" +
			"The trace of a request tells on which of them its result depends.\n\n" +
			"Example:\n  linkproof assumptions --format json",
		Flags:  []cli.Flag{formatFlag()},
		Action: p.assumptions,
	}
}

func (p *program) assumptions(c *cli.Context) error {
	if c.Args().Present() {
		return fmt.Errorf("assumptions takes no arguments, and %q is one", c.Args().First())
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if asJSON {
		return report.WriteJSON(p.out, simulate.AllAssumptions())
	}
	out := bufio.NewWriter(p.out)
	for i, assumption := range simulate.AllAssumptions() {
		if i > 0 {
			_, _ = out.WriteString("\n")
		}
		_, _ = fmt.Fprintf(out, "%s=%s\n%s\n%s\n", assumption.Name, strings.Join(assumption.Values, "|"),
			fold(assumption.About, "  "), fold("Source: "+assumption.Source, "  "))
	}
	return out.Flush()
}
