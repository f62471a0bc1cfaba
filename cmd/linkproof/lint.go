package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/baseline"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/graph"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/prove"
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
				Usage: "print as `FORMAT`, or write FORMAT=FILE: text, json, jsonl, sarif, junit, github, gitlab, checkstyle, rdjson, teamcity or html",
			},
		}, slices.Concat(gateFlags(), lookFlags(), checkFlags(), fixFlags(), givenFlags())...),
		Action: p.lint,
	}
}

// checkFlags are the flags that say what is checked.
func checkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "select", Usage: "apply only these `RULES`: ids, names or families, by commas"},
		&cli.StringSliceFlag{Name: "ignore", Usage: "leave out these `RULES`, as --select"},
		&cli.BoolFlag{Name: "complete", Usage: "the files hold everything there is", DisableDefaultText: true},
		&cli.BoolFlag{Name: "strict", Usage: "also report what cannot be verified", DisableDefaultText: true},
		&cli.BoolFlag{Name: "prove", Usage: "show what a stage would answer, for findings that callers see", DisableDefaultText: true},
		&cli.StringFlag{Name: "stdin-name", Usage: "call standard input `NAME`"},
		&cli.IntFlag{Name: "workers", Hidden: true},
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
	// picture is that of the input set where pictures are drawn.
	picture *graph.Graph
}

// linting is what one run of lint checks and how.
type linting struct {
	paths   []string
	options schema.Options
	checks  lint.Options
	// before lists findings that do not count; nil without a list.
	before *baseline.Baseline
	// config says what differs from folder to folder, and selected tells that
	// rules were selected on the command line.
	config   *configuration
	selected bool
	// repository knows the files from run to run.
	repository *repository
	// changed are the files that findings have to touch; nil for all.
	changed changes
	// draws tells that pictures are drawn.
	draws bool
	// prove adds the answers of the simulator to findings; nil where nobody asks.
	prove func([]*model.Model, []lint.Finding)
	// step tells of progress; nil where nobody looks.
	step func(all int)
	// failures are the files that could not be read, and others those in folders
	// that are not ours.
	failures []error
	others   []string
	// checked are the files that were checked.
	checked []string
	// settable are the parameters that the files take.
	settable settable
}

func (p *program) lint(c *cli.Context) error {
	outputs, err := readOutputs(report.Formats(), c.StringSlice("format"))
	if err != nil {
		return err
	}
	gate, err := readGate(c)
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
	if c.Bool("prove") {
		l.prove = func(worlds []*model.Model, findings []lint.Finding) {
			prove.New(worlds, p.now, p.newID).All(c.Context, findings)
		}
	}
	l.draws = slices.ContainsFunc(outputs, func(o output[*report.Report]) bool { return o.format.Draws })
	p.look.Quiet, p.look.Statistics = c.Bool("quiet"), c.Bool("statistics")
	if fixes != nil {
		return p.lintAndFix(c, l, fixes, outputs, gate)
	}
	if c.Bool("watch") {
		return p.watch(c, l, outputs, gate)
	}
	outcome, err := p.lintOnce(c.Context, l)
	if err != nil {
		return err
	}
	if c.Bool("verbose") {
		if err := p.tellMore(c.Context, l, outcome); err != nil {
			return err
		}
	}
	p.code = p.judge(outcome, l.failures, gate)
	return deliver(p, outcome, outputs)
}

// lintOnce checks the files and shows how far it is.
func (p *program) lintOnce(ctx context.Context, l *linting) (*report.Report, error) {
	progress := p.startProgress()
	if progress != nil {
		l.step = progress.step
	}
	outcome, err := l.run(ctx, nil)
	progress.end()
	if err != nil {
		return nil, err
	}
	return outcome, l.settable.refuse(p.config.asked)
}

// readLinting reads the flags that say what is checked; the arguments, or the
// paths of the configuration, say where.
func (p *program) readLinting(c *cli.Context) (*linting, error) {
	paths := c.Args().Slice()
	if len(paths) == 0 && p.config.file != nil {
		paths = p.config.file.Paths
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%[1]s needs files or folders, such as `linkproof %[1]s template.yaml`, or - for standard input", commandOf(c))
	}
	return p.readLintingOf(c, paths)
}

// readLintingOf reads the flags that say what is checked in paths.
func (p *program) readLintingOf(c *cli.Context, paths []string) (*linting, error) {
	chosen, err := lint.Choose(rules.All(), readList(c.StringSlice("select")), readList(c.StringSlice("ignore")))
	if err != nil {
		return nil, err
	}
	options, err := p.readOptions(c)
	if err != nil {
		return nil, err
	}
	checks := lint.Options{Rules: chosen, Known: rules.All(), Strict: c.Bool("strict"), Silenced: true, Now: p.now()}
	l := &linting{paths: paths, options: options, checks: checks, config: &p.config, selected: c.IsSet("select"), repository: findRepository()}
	if path := c.String("baseline"); path != "" {
		if l.before, err = baseline.Read(path); err != nil {
			return nil, err
		}
	}
	if revision := c.String("changed-since"); revision != "" {
		l.changed, err = p.changedSince(c.Context, revision)
	}
	return l, err
}

// check checks an input set.
func (l *linting) check(set *model.InputSet) *linted {
	checked := &linted{
		findings: lint.Run(set, l.checksOf(set)), objects: report.CountOf(set), files: fileNames(set), taken: taken(set),
		settable: settableIn([]*model.InputSet{set}),
	}
	if l.draws {
		checked.picture = graph.Build(set.Files[0].Name, fullest(set), checked.findings)
	}
	if l.prove != nil {
		l.prove(set.Worlds, checked.findings)
	}
	lint.Detach(checked.findings)
	return checked
}

// checksOf gives how an input set is checked.
func (l *linting) checksOf(set *model.InputSet) lint.Options {
	return l.config.checks(l.checks, set.Files[0].Name, l.selected)
}

// run checks the files, some of which are changed.
func (l *linting) run(ctx context.Context, changed map[string][]byte) (*report.Report, error) {
	options := l.options
	options.Changed, options.Step = changed, l.step
	loaded, err := schema.Each(ctx, l.paths, options, l.check)
	if err != nil {
		return nil, err
	}
	l.failures, l.others, l.settable = loaded.Failures, loaded.Others, settable{open: len(loaded.Failures) > 0}
	l.checked = nil
	for _, result := range loaded.Results {
		l.settable.join(result.settable)
		l.checked = append(l.checked, result.files...)
	}
	return l.summarize(loaded), nil
}

// summarize makes one report of the input sets.
func (l *linting) summarize(loaded *schema.Loaded[*linted]) *report.Report {
	results := standing(loaded.Results)
	r := &report.Report{Files: countFiles(results)}
	l.sift(once(results), r)
	for _, result := range results {
		r.Objects.Add(result.objects)
		if result.picture != nil && !result.picture.Empty() {
			r.Pictures = append(r.Pictures, result.picture)
		}
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

// sift tells the findings that count from those that are silenced, and from
// those that touch nothing that changed.
func (l *linting) sift(findings []lint.Finding, r *report.Report) {
	report.Identify(findings, l.repository.name)
	if l.before != nil {
		l.before.Silence(findings)
	}
	for i := range findings {
		touched, silent := l.changed.touch(&findings[i], l.repository), findings[i].Silenced != nil
		switch {
		case touched && silent:
			r.Silenced = append(r.Silenced, findings[i])
		case touched:
			r.Findings = append(r.Findings, findings[i])
		case !silent:
			r.Elsewhere++
		}
	}
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

// commandOf gives the words of the command that runs: "baseline create".
func commandOf(c *cli.Context) string {
	return strings.TrimPrefix(c.Command.HelpName, "linkproof ")
}
