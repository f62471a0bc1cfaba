package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/suite"
)

func (p *program) testCommand() *cli.Command {
	return &cli.Command{
		Name:      "test",
		Usage:     "run suites of requests and compare the answers with what is expected",
		UsageText: "linkproof test [flags] FILE...",
		Description: "A suite is a YAML or JSON file that names a configuration and has steps: requests with what is\n" +
			"expected of their answers. The flags tell what the suites leave out. Exits with 1 when an answer\n" +
			"is not as expected, with 2 when a suite cannot be run or the files do not tell an answer.\n\n" +
			"Example:\n" +
			"  linkproof test gateway.test.yaml --format junit=report.xml --format text\n\n" +
			"with gateway.test.yaml:\n" +
			"  config: template.yaml\n" +
			"  stage: prod\n" +
			"  backend: {type: static, body: '{\"left\": 3}'}\n" +
			"  steps:\n" +
			"    - name: stock of an article\n" +
			"      request: {method: GET, path: /stock/4711}\n" +
			"      expect: {status: 200, body_json: {left: 3}, backend_request: {path: /stock/4711}}",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringSliceFlag{
				Name: "format", Value: cli.NewStringSlice("text"), KeepSpace: true,
				Usage: "print as `FORMAT`, or write FORMAT=FILE: text, json or junit",
			},
			&cli.StringSliceFlag{Name: "filter", KeepSpace: true, Usage: "run only cases with `TEXT` in their name"},
			&cli.BoolFlag{Name: "update", Usage: "write what the answers are into the suites", DisableDefaultText: true},
			&cli.StringSliceFlag{Name: "allow-host", Usage: "dial the `HOST` although it is not loopback"},
			&cli.StringSliceFlag{Name: "ca-file", TakesFile: true, Usage: "trust the authorities in the PEM `FILE` beside those of the system"},
		}, givenFlags()),
		Action: p.test,
	}
}

// testRun is one run of test.
type testRun struct {
	options schema.Options
	allowed simulate.Allowed
	// filter are the texts of which the name of a case has to have one; none
	// for all cases.
	filter   []string
	settable settable
}

func (p *program) test(c *cli.Context) error {
	if !c.Args().Present() {
		return errors.New("test needs suites, such as `linkproof test gateway.test.yaml`")
	}
	outputs, err := readOutputs(report.TestFormats(), c.StringSlice("format"))
	if err != nil {
		return err
	}
	t := &testRun{allowed: simulate.Allowed{Hosts: c.StringSlice("allow-host")}, filter: c.StringSlice("filter")}
	if t.allowed.Roots, err = readRoots(c.StringSlice("ca-file")); err != nil {
		return err
	}
	if t.options, err = p.readOptions(c); err != nil {
		return err
	}
	tests := &report.Tests{}
	for _, path := range c.Args().Slice() {
		tests.Files = append(tests.Files, t.file(c.Context, path, c.Bool("update"), p.tell))
	}
	return p.judgeTests(t, tests, outputs)
}

// judgeTests reports the outcomes and sets the exit code.
func (p *program) judgeTests(t *testRun, tests *report.Tests, outputs []output[*report.Tests]) error {
	tally := tests.Tally()
	if tally == (report.Tally{}) {
		return fmt.Errorf("--filter: no case has %s in its name", strings.Join(t.filter, " or "))
	}
	if err := t.settable.refuse(p.config.asked); err != nil {
		return err
	}
	switch {
	case tally.Errors > 0:
		p.code = exitFailed
	case tally.Failed > 0:
		p.code = exitFound
	}
	return deliver(p, tests, outputs)
}

// file runs a suite, and takes over the answers where it is to be updated.
func (t *testRun) file(ctx context.Context, path string, update bool, tell func(string)) report.TestFile {
	name := filepath.ToSlash(path)
	src, err := os.ReadFile(path)
	if err != nil {
		t.settable.open = true
		if found, statErr := os.Stat(path); statErr == nil && found.IsDir() {
			err = fmt.Errorf("%s is a folder; name the suites in it, such as %s/*.test.yaml", name, name)
		}
		return report.TestFile{Name: name, Err: err}
	}
	outcomes, err := t.run(ctx, name, src)
	if err != nil || !update {
		return report.TestFile{Name: name, Outcomes: outcomes, Err: err}
	}
	updated := src
	for range maxRounds {
		edits := suite.Edits(outcomes)
		if len(edits) == 0 {
			break
		}
		updated = syntax.Apply(updated, edits)
		if outcomes, err = t.run(ctx, name, updated); err != nil {
			return report.TestFile{Name: name, Err: fmt.Errorf("updating the suite: %w", err)}
		}
	}
	if !bytes.Equal(src, updated) {
		if err := os.WriteFile(path, updated, 0o600); err != nil {
			return report.TestFile{Name: name, Err: fmt.Errorf("updating the suite: %w", err)}
		}
		tell("updated " + name)
	}
	return report.TestFile{Name: name, Outcomes: outcomes}
}

// run runs the cases of a suite.
func (t *testRun) run(ctx context.Context, name string, src []byte) ([]suite.Outcome, error) {
	read, err := suite.Read(syntax.Read(name, src, syntax.DefaultLimits()))
	if err != nil {
		t.settable.open = true
		return nil, err
	}
	runner := &suite.Runner{Allowed: t.allowed, Load: t.loader(filepath.Dir(filepath.FromSlash(name)))}
	var outcomes []suite.Outcome
	for _, one := range read.Cases {
		if t.wants(one.Name) {
			outcomes = append(outcomes, runner.Run(ctx, one))
		}
	}
	return outcomes, nil
}

func (t *testRun) wants(name string) bool {
	return len(t.filter) == 0 || slices.ContainsFunc(t.filter, func(part string) bool {
		return strings.Contains(strings.ToLower(name), strings.ToLower(part))
	})
}

// loader loads the configurations of a suite in a folder.
func (t *testRun) loader(folder string) suite.Load {
	return func(ctx context.Context, config suite.Config, facts func() *model.Model) (*model.Model, *model.API, error) {
		options := t.options
		options.Facts = facts
		if err := tellGiven(&options.Given, &config); err != nil {
			return nil, nil, err
		}
		sets, err := t.sets(ctx, folder, &config, options)
		if err != nil {
			t.settable.open = true
			return nil, nil, err
		}
		asked := settableIn(sets)
		if err := asked.takes(config.Parameters); err != nil {
			return nil, nil, err
		}
		t.settable.join(asked)
		if config.Address != "" {
			world, err := chooseAt(sets, config.Address)
			return world, nil, err
		}
		return pick(sets, func(all *model.Model) (*model.API, error) { return simulate.SelectAPI(all, config.API) })
	}
}

// tellGiven puts what a suite tells before what the flags do.
func tellGiven(given *model.Given, config *suite.Config) error {
	given.Defaults = true
	given.Account = cmp.Or(config.Account, given.Account)
	given.Region = cmp.Or(config.Region, given.Region)
	parameters := maps.Clone(given.Parameters)
	if parameters == nil {
		parameters = make(map[string]string)
	}
	maps.Copy(parameters, config.Parameters)
	given.Parameters = parameters
	return checkGiven(*given)
}

// sets loads the files that a suite names, or what it holds itself.
func (t *testRun) sets(ctx context.Context, folder string, config *suite.Config, options schema.Options) ([]*model.InputSet, error) {
	if config.Tree == nil {
		return load(ctx, filepath.Join(folder, filepath.FromSlash(config.Path)), options)
	}
	set, ok := schema.LoadTree(config.Tree, options)
	if !ok {
		return nil, errors.New("the configuration is neither a template nor an OpenAPI document")
	}
	return []*model.InputSet{set}, nil
}
