package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

func (p *program) lintCommand() *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "find mistakes in templates, OpenAPI documents and AWS CLI output",
		UsageText: "linkproof lint [flags] PATH...",
		Description: "Checks files, and the files in folders that are about API Gateway. The path - stands for\n" +
			"standard input. Exits with 1 when there are findings that count by --fail-on, with 2 when\n" +
			"something could not be checked.\n\n" +
			"Examples:\n" +
			"  linkproof lint template.yaml\n" +
			"  linkproof lint infra --format json --account 111111111111 --region us-east-2\n" +
			"  linkproof lint --diff deploy.sh\n" +
			"  linkproof lint infra --format sarif=linkproof.sarif --format text\n" +
			"  aws apigatewayv2 get-integrations --api-id a1b2c3 | linkproof lint - --context links.json",
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{
				Name: "format", Value: cli.NewStringSlice("text"), KeepSpace: true,
				Usage: "print as `FORMAT`, or write FORMAT=FILE: text, json, jsonl, sarif, junit, github, gitlab, checkstyle or rdjson",
			},
			&cli.StringSliceFlag{Name: "select", Usage: "apply only these `RULES`: ids, names or families, by commas"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "leave out these `RULES`, as --select"},
			&cli.StringFlag{Name: "fail-on", Value: lint.Error.String(), Usage: "exit with 1 from `SEVERITY` on: error, warning, info or never"},
			&cli.BoolFlag{Name: "complete", Usage: "the files hold everything there is", DisableDefaultText: true},
			&cli.BoolFlag{Name: "strict", Usage: "also report what cannot be verified", DisableDefaultText: true},
			&cli.StringFlag{Name: "stdin-name", Usage: "call standard input `NAME`"},
			&cli.IntFlag{Name: "workers", Hidden: true},
		}, slices.Concat(fixFlags(), givenFlags())...),
		Action: p.lint,
	}
}

// linted is what came of one input set.
type linted struct {
	findings []lint.Finding
	objects  report.Objects
	files    []string
	// taken are the files of APIs that the input set reads beside its own.
	taken []string
	// settable are the parameters that the input set takes.
	settable *settable
}

// linting is what one run of lint checks and how.
type linting struct {
	paths   []string
	options schema.Options
	checks  lint.Options
	// failures are the files that could not be read.
	failures []error
	// settable are the parameters that the files take.
	settable settable
}

func (p *program) lint(c *cli.Context) error {
	if !c.Args().Present() {
		return errors.New("lint needs files or folders, such as `linkproof lint template.yaml`, or - for standard input")
	}
	outputs, err := readOutputs(c.StringSlice("format"))
	if err != nil {
		return err
	}
	least, err := readFailOn(c.String("fail-on"))
	if err != nil {
		return err
	}
	fixes, err := readFixing(c)
	if err != nil {
		return err
	}
	l, err := p.readLinting(c)
	if err != nil {
		return err
	}
	if fixes != nil {
		return p.lintAndFix(c, l, fixes, outputs, least)
	}
	outcome, err := l.run(c.Context, nil)
	if err != nil {
		return err
	}
	if err := l.settable.refuse(c); err != nil {
		return err
	}
	p.code = p.judge(outcome, l.failures, least)
	return p.write(outcome, outputs)
}

// readLinting reads the flags that say what is checked.
func (p *program) readLinting(c *cli.Context) (*linting, error) {
	chosen, err := lint.Choose(rules.All(), readList(c.StringSlice("select")), readList(c.StringSlice("ignore")))
	if err != nil {
		return nil, err
	}
	options, err := p.readOptions(c)
	if err != nil {
		return nil, err
	}
	checks := lint.Options{Rules: chosen, Known: rules.All(), Strict: c.Bool("strict")}
	return &linting{paths: c.Args().Slice(), options: options, checks: checks}, nil
}

// run checks the files, some of which are changed.
func (l *linting) run(ctx context.Context, changed map[string][]byte) (*report.Report, error) {
	options := l.options
	options.Changed = changed
	loaded, err := schema.Each(ctx, l.paths, options, func(set *model.InputSet) linted {
		return linted{
			findings: lint.Run(set, l.checks), objects: report.CountOf(set), files: fileNames(set), taken: taken(set),
			settable: settableIn([]*model.InputSet{set}),
		}
	})
	if err != nil {
		return nil, err
	}
	l.failures, l.settable = loaded.Failures, settable{open: len(loaded.Failures) > 0}
	for _, result := range loaded.Results {
		l.settable.join(result.settable)
	}
	return summarize(loaded), nil
}

// summarize makes one report of the input sets.
func summarize(loaded *schema.Loaded[linted]) *report.Report {
	results := standing(loaded.Results)
	r := &report.Report{Files: countFiles(results), Findings: once(results)}
	for _, result := range results {
		r.Objects.Add(result.objects)
	}
	for _, skipped := range loaded.Skipped {
		r.Skipped = append(r.Skipped, report.Skipped{File: skipped.File, Reason: skipped.Reason})
	}
	for _, err := range loaded.Failures {
		if failure, ok := errors.AsType[*schema.ReadError](err); ok {
			r.Skipped = append(r.Skipped, report.Skipped{File: failure.File, Reason: failure.Err.Error()})
		}
	}
	return r
}

// judge tells people what could not be read and gives the exit code.
func (p *program) judge(r *report.Report, failures []error, least lint.Severity) int {
	for _, failure := range failures {
		p.complain(failure)
	}
	switch {
	case len(failures) > 0:
		return exitFailed
	case r.Count(least) > 0:
		return exitFound
	default:
		return exitClean
	}
}

// readFailOn reads the least severity that counts.
func readFailOn(name string) (lint.Severity, error) {
	for severity := lint.Info; severity <= lint.Error; severity++ {
		if severity.String() == name {
			return severity, nil
		}
	}
	if name == "never" {
		return lint.Error + 1, nil
	}
	return 0, fmt.Errorf("--fail-on: there is no severity %q: it is error, warning, info or never", name)
}

// readList reads the values of a flag that is repeated or holds commas.
func readList(values []string) []string {
	var items []string
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
	}
	return items
}
