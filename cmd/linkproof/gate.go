package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/baseline"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules/lint"
)

// gateFlags are the flags that say which findings make a check fail.
func gateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "fail-on", Value: lint.Error.String(), Usage: "exit with 1 from `SEVERITY` on: error, warning, info or never"},
		&cli.IntFlag{Name: "max-findings", Usage: "exit with 0 up to `N` findings that count by --fail-on"},
		&cli.BoolFlag{Name: "exit-zero", Usage: "exit with 0 whatever is found, as --fail-on never", DisableDefaultText: true},
		&cli.StringFlag{Name: "baseline", Usage: "leave out the findings that `FILE` lists, such as " + baseline.Name},
		&cli.StringFlag{Name: "changed-since", Usage: "report only what touches files changed since the git `REVISION`"},
	}
}

// gate decides whether a check fails.
type gate struct {
	// least is the mildest severity that counts.
	least lint.Severity
	// allowed is how many findings may count.
	allowed int
}

func readGate(c *cli.Context) (gate, error) {
	least, err := readFailOn(c.String("fail-on"))
	if err != nil {
		return gate{}, err
	}
	if c.Bool("exit-zero") {
		least = never
	}
	allowed := c.Int("max-findings")
	if allowed < 0 {
		return gate{}, fmt.Errorf("--max-findings: %d is no number of findings", allowed)
	}
	return gate{least: least, allowed: allowed}, nil
}

// never is a severity that no finding has.
const never = lint.Error + 1

// readFailOn reads the least severity that counts.
func readFailOn(name string) (lint.Severity, error) {
	for severity := lint.Info; severity <= lint.Error; severity++ {
		if severity.String() == name {
			return severity, nil
		}
	}
	if name == "never" {
		return never, nil
	}
	return 0, fmt.Errorf("--fail-on: there is no severity %q: it is error, warning, info or never", name)
}

// judge tells people what could not be read and gives the exit code.
func (p *program) judge(r *report.Report, failures []error, gate gate) int {
	for _, failure := range failures {
		p.complain(failure)
	}
	switch {
	case len(failures) > 0:
		return exitFailed
	case r.Count(gate.least) > gate.allowed:
		return exitFound
	default:
		return exitClean
	}
}
