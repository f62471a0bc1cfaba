package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/config"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// givenFlags are the flags by which people tell what files do not.
func givenFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "account", Usage: "the API belongs to the AWS account `ID`"},
		&cli.StringFlag{Name: "region", Usage: "the API lies in the `REGION`"},
		&cli.StringFlag{Name: "partition", Usage: "the Region is of the `PARTITION`, such as aws-cn"},
		&cli.StringSliceFlag{Name: "parameter", KeepSpace: true, Usage: "set a template parameter by `K=V`"},
		&cli.StringSliceFlag{Name: "parameter-file", KeepSpace: true, Usage: "set the template parameters in `FILE`; --parameter goes before it"},
		&cli.StringSliceFlag{Name: "context", KeepSpace: true, Usage: "take facts from AWS CLI output at `PATH`"},
		&cli.StringFlag{Name: "config", Usage: "read the configuration `FILE` instead of " + config.Name + " of this folder or one above"},
		&cli.BoolFlag{Name: "no-config", Usage: "read no configuration", DisableDefaultText: true},
	}
}

// readOptions reads the flags that say how files are loaded.
func (p *program) readOptions(c *cli.Context) (schema.Options, error) {
	parameters, err := readParameterFiles(c.StringSlice("parameter-file"))
	if err != nil {
		return schema.Options{}, err
	}
	set, err := readParameters(c.StringSlice("parameter"))
	if err != nil {
		return schema.Options{}, err
	}
	maps.Copy(parameters, set)
	given := model.Given{
		Account: c.String("account"), Region: c.String("region"), Partition: c.String("partition"),
		Parameters: parameters, Complete: c.Bool("complete"),
	}
	if err := checkGiven(given); err != nil {
		return schema.Options{}, err
	}
	return schema.Options{
		Given:    given,
		Override: p.config.overrideFor,
		Exclude:  p.config.file.Excludes,
		Contexts: c.StringSlice("context"),
		Workers:  c.Int("workers"),
		Stdin:    p.in, StdinName: c.String("stdin-name"),
	}, nil
}

// checkGiven gives an error for what cannot be.
func checkGiven(given model.Given) error {
	for _, told := range [...]struct {
		flag, text string
		check      func(string) error
	}{{"account", given.Account, model.CheckAccount}, {"region", given.Region, model.CheckRegion}, {"partition", given.Partition, model.CheckPartition}} {
		if told.text == "" {
			continue
		}
		if err := told.check(told.text); err != nil {
			return fmt.Errorf("--%s: %w", told.flag, err)
		}
	}
	return nil
}

// settable collects the parameters that files take.
type settable struct {
	names []string
	// open tells that a file could not be read, so that there may be more.
	open bool
}

func (s *settable) add(set *model.InputSet) {
	s.names = append(s.names, set.Settable...)
	s.open = s.open || slices.ContainsFunc(set.Files, func(file *syntax.File) bool { return len(file.Problems) > 0 })
}

func (s *settable) join(other *settable) {
	s.names, s.open = append(s.names, other.names...), s.open || other.open
}

func settableIn(sets []*model.InputSet) *settable {
	all := &settable{}
	for _, set := range sets {
		all.add(set)
	}
	return all
}

// refuse gives an error for a --parameter that none of the files takes. Those of
// a configuration may be meant for other files.
func (s *settable) refuse(asked []string) error {
	given, err := readParameters(asked)
	if err != nil {
		return err
	}
	if err := s.takes(given); err != nil {
		return fmt.Errorf("--parameter: %w", err)
	}
	return nil
}

// takes gives an error for parameters that none of the files takes.
func (s *settable) takes(parameters map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		if s.open || slices.Contains(s.names, name) {
			continue
		}
		meant := model.Nearest(name, s.names)
		if meant == "" {
			return fmt.Errorf("no file that was checked has a parameter %q", name)
		}
		return fmt.Errorf("no file that was checked has a parameter %q; did you mean %q?", name, meant)
	}
	return nil
}
