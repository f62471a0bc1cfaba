package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/config"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema/syntax"
)

func (p *program) configCommand() *cli.Command {
	return &cli.Command{
		Name: "config", Usage: "print what is in force, and where each value comes from", UsageText: "linkproof config [flags] [FILE]",
		Description: "With a file, prints what holds for that file.\n\n" +
			"Examples:\n  linkproof config\n  linkproof config infra/api.yaml --format json\n  linkproof config --schema > linkproof.schema.json",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text or json"},
			&cli.BoolFlag{Name: "schema", Usage: "print the JSON Schema of the configuration", DisableDefaultText: true},
		}, gateFlags(), checkFlags(), simulatorFlags(), givenFlags()),
		Action: p.printConfig,
	}
}

// simulatorFlags are those flags of the simulator that a configuration can hold.
func simulatorFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "stub", Usage: "answer from the stubs in `FILE`"},
		&cli.StringSliceFlag{Name: "backend", KeepSpace: true, Usage: "put a server behind a target by `TARGET=URL`"},
	}
}

// inForce is a value that holds, and where it comes from.
type inForce struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
	From   string   `json:"from"`
}

func (p *program) printConfig(c *cli.Context) error {
	if c.Bool("schema") {
		return report.WriteJSON(p.out, config.Schema())
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if c.Args().Len() > 1 {
		return errors.New("config tells of one file at a time")
	}
	values := slices.Concat(p.pathsInForce(), p.flagsInForce(c), p.rulesInForce(c.Args().First()))
	if asJSON {
		return report.WriteJSON(p.out, values)
	}
	return p.printInForce(values)
}

// pathsInForce gives what is checked, and what never is.
func (p *program) pathsInForce() []inForce {
	paths, exclude := inForce{Key: "paths", Values: []string{}, From: "default"}, inForce{Key: "exclude", Values: []string{}, From: "default"}
	if file := p.config.file; file != nil {
		paths.told(file.Paths, file.PathsAt)
		exclude.told(file.Exclude, file.ExcludeAt)
	}
	return []inForce{paths, exclude}
}

// told notes what the configuration says, if it does.
func (v *inForce) told(values []string, at syntax.Span) {
	if !at.IsZero() {
		v.Values, v.From = append(v.Values, values...), report.Place(at)
	}
}

// flagsInForce gives the values of the settings that are flags.
func (p *program) flagsInForce(c *cli.Context) []inForce {
	var values []inForce
	for _, key := range config.Keys() {
		value := inForce{Key: key.Name, Values: []string{}, From: "default"}
		switch setting := p.config.setting(key, c.Args().First()); {
		case slices.Contains(p.config.flags, key.Flag):
			value.From = "--" + key.Flag
		case setting != nil:
			value.Values, value.From = setting.Values, report.Place(setting.At)
		}
		if len(value.Values) == 0 {
			value.Values = flagValues(c, key)
		}
		values = append(values, value)
	}
	return values
}

// flagValues gives the values of a flag, none where it is empty.
func flagValues(c *cli.Context, key config.Key) []string {
	switch value := c.Value(key.Flag).(type) {
	case cli.StringSlice:
		return append([]string{}, value.Value()...)
	case string:
		if value == "" {
			return []string{}
		}
		return []string{value}
	default:
		return []string{fmt.Sprint(value)}
	}
}

// setting gives what the configuration says of a key: the last override about a
// file goes before the rest.
func (c *configuration) setting(key config.Key, name string) *config.Setting {
	if c.file == nil {
		return nil
	}
	lists := [][]config.Setting{c.file.Settings}
	if name != "" {
		for _, override := range c.file.For(name) {
			lists = append(lists, override.Settings)
		}
	}
	for _, list := range slices.Backward(lists) {
		for i := range list {
			if list[i].Key.Name == key.Name {
				return &list[i]
			}
		}
	}
	return nil
}

// rulesInForce gives what the configuration says about rules.
func (p *program) rulesInForce(name string) []inForce {
	var values []inForce
	for _, level := range p.config.levels(name) {
		word := "on"
		switch {
		case level.Off:
			word = "off"
		case level.Severity != 0:
			word = level.Severity.String()
		}
		values = append(values, inForce{Key: "rules." + level.Rules, Values: []string{word}, From: report.Place(level.At)})
	}
	return values
}

func (p *program) printInForce(values []inForce) error {
	var text bytes.Buffer
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, value := range values {
		shown := strings.Join(value.Values, ", ")
		if shown == "" {
			shown = "-"
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", value.Key, report.Escape(shown), value.From)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if _, err := p.out.Write(text.Bytes()); err != nil {
		return fmt.Errorf("printing the configuration: %w", err)
	}
	return nil
}
