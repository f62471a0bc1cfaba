package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/baseline"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
)

func (p *program) baselineCommand() *cli.Command {
	return &cli.Command{
		Name:  "baseline",
		Usage: "list the findings of old files, so that only new ones count",
		Description: "`linkproof lint --baseline FILE` leaves out what the list names. A finding is known by its\n" +
			"rule, its place in the document and its text, never by its line.\n\n" +
			"Examples:\n" +
			"  linkproof baseline create infra\n" +
			"  linkproof lint infra --baseline " + baseline.Name + "\n" +
			"  linkproof baseline check infra\n" +
			"  linkproof baseline update infra",
		Subcommands: []*cli.Command{
			p.baselineStep("create", "write the list of what is found now", createBaseline,
				&cli.BoolFlag{Name: "force", Usage: "also where there is a list already", DisableDefaultText: true}),
			p.baselineStep("update", "bring the list up to date and tell what changed", updateBaseline),
			p.baselineStep("check", "exit with 1 when findings are not in the list, or no longer there", checkBaseline),
		},
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name != "" {
				return fmt.Errorf("baseline does not know %q: it knows create, update and check", name)
			}
			return errors.New("baseline needs to know what to do: create, update or check, such as `linkproof baseline create infra`")
		},
	}
}

// baselineStep makes a command that compares what is found now with a list.
func (p *program) baselineStep(name, usage string, act func(*program, *cli.Context, *baseline.Baseline) error, flags ...cli.Flag) *cli.Command {
	return &cli.Command{
		Name: name, Usage: usage, UsageText: "linkproof baseline " + name + " [flags] PATH...",
		Description: "Example:\n  linkproof baseline " + name + " infra",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "file", Value: baseline.Name, Usage: "the list is in `FILE`"},
		}, flags, checkFlags(), givenFlags()),
		Action: func(c *cli.Context) error {
			now, err := p.findNow(c.Context, c)
			if err != nil {
				return err
			}
			return act(p, c, now)
		},
	}
}

// findNow gives the baseline of what is found now.
func (p *program) findNow(ctx context.Context, c *cli.Context) (*baseline.Baseline, error) {
	l, err := p.readLinting(c)
	if err != nil {
		return nil, err
	}
	outcome, err := l.run(ctx, nil)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(l.failures...); err != nil {
		return nil, err
	}
	return baseline.Of(outcome.Findings, l.repository.name), nil
}

func createBaseline(p *program, c *cli.Context, now *baseline.Baseline) error {
	path := c.String("file")
	if _, err := os.Stat(path); err == nil && !c.Bool("force") {
		return fmt.Errorf("%s is there already: `linkproof baseline update` brings it up to date, --force writes it anew", path)
	}
	if err := now.Write(path); err != nil {
		return err
	}
	p.tell(fmt.Sprintf("%s lists %s; check with `linkproof lint --baseline %s`", path, report.Number(len(now.Entries), "finding"), path))
	return nil
}

func updateBaseline(p *program, c *cli.Context, now *baseline.Baseline) error {
	path := c.String("file")
	before, err := baseline.Read(path)
	if err != nil {
		return err
	}
	if err := p.listChanges(before, now); err != nil {
		return err
	}
	return now.Write(path)
}

func checkBaseline(p *program, c *cli.Context, now *baseline.Baseline) error {
	before, err := baseline.Read(c.String("file"))
	if err != nil {
		return err
	}
	if len(now.Without(before)) > 0 || len(before.Without(now)) > 0 {
		p.code = exitFound
	}
	return p.listChanges(before, now)
}

// listChanges prints what is new and what is gone.
func (p *program) listChanges(before, now *baseline.Baseline) error {
	added, gone := now.Without(before), before.Without(now)
	for _, change := range []struct {
		sign    string
		entries []baseline.Entry
	}{{"+", added}, {"-", gone}} {
		for _, entry := range change.entries {
			line := fmt.Sprintf("%s %s %s: %s", change.sign, entry.Rule, entry.File, entry.Message)
			if _, err := fmt.Fprintln(p.out, report.Escape(line)); err != nil {
				return fmt.Errorf("printing the changes: %w", err)
			}
		}
	}
	_, err := fmt.Fprintf(p.out, "%d new, %d gone, %d as before\n", len(added), len(gone), len(now.Entries)-len(added))
	if err != nil {
		return fmt.Errorf("printing the changes: %w", err)
	}
	return nil
}
