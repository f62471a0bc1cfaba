package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// givenFlags are the flags by which people tell what files do not.
func givenFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "account", Usage: "the API belongs to the AWS account `ID`"},
		&cli.StringFlag{Name: "region", Usage: "the API lies in the `REGION`"},
		&cli.StringSliceFlag{Name: "parameter", KeepSpace: true, Usage: "set a template parameter by `K=V`"},
		&cli.StringSliceFlag{Name: "parameter-file", KeepSpace: true, Usage: "set the template parameters in `FILE`; --parameter goes before it"},
		&cli.StringSliceFlag{Name: "context", KeepSpace: true, Usage: "take facts from AWS CLI output at `PATH`"},
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
	account := c.String("account")
	if account != "" && !isAccount(account) {
		return schema.Options{}, fmt.Errorf("--account: %q is no AWS account: it has 12 digits", account)
	}
	region := c.String("region")
	if region != "" && !isRegion(region) {
		return schema.Options{}, fmt.Errorf("--region: %q is no AWS Region, such as us-east-2", region)
	}
	return schema.Options{
		Given:    model.Given{Account: account, Region: region, Parameters: parameters, Complete: c.Bool("complete")},
		Contexts: c.StringSlice("context"),
		Workers:  c.Int("workers"),
		Stdin:    p.in, StdinName: c.String("stdin-name"),
	}, nil
}

func isAccount(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789") == ""
}

// isRegion tells texts of the form of the names of Regions: us-east-2,
// us-gov-west-1, eusc-de-east-1. New Regions come, so there is no list.
func isRegion(text string) bool {
	parts := strings.Split(text, "-")
	if len(parts) < 3 {
		return false
	}
	last := len(parts) - 1
	for _, part := range parts[:last] {
		if len(part) < 2 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return parts[last] != "" && strings.Trim(parts[last], "0123456789") == ""
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

// refuse gives an error for a --parameter that none of the files takes.
func (s *settable) refuse(c *cli.Context) error {
	given, err := readParameters(c.StringSlice("parameter"))
	if err != nil || s.open {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if slices.Contains(s.names, name) {
			continue
		}
		meant := model.Nearest(name, s.names)
		if meant == "" {
			return fmt.Errorf("--parameter: no file that was checked has a parameter %q", name)
		}
		return fmt.Errorf("--parameter: no file that was checked has a parameter %q; did you mean %q?", name, meant)
	}
	return nil
}
