package main

import (
	"fmt"
	"maps"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
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
	set, err := readPairs("parameter", c.StringSlice("parameter"))
	if err != nil {
		return schema.Options{}, err
	}
	maps.Copy(parameters, set)
	account := c.String("account")
	if account != "" && !isAccount(account) {
		return schema.Options{}, fmt.Errorf("--account: %q is no AWS account: it has 12 digits", account)
	}
	return schema.Options{
		Given:    model.Given{Account: account, Region: c.String("region"), Parameters: parameters, Complete: c.Bool("complete")},
		Contexts: c.StringSlice("context"),
		Workers:  c.Int("workers"),
		Stdin:    p.in, StdinName: c.String("stdin-name"),
	}, nil
}

func isAccount(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789") == ""
}
