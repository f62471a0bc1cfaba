package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/config"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// configuration is what a run knows of its configuration file.
type configuration struct {
	// file is nil without one.
	file *config.Config
	// asked are the values of --parameter on the command line.
	asked []string
	// flags are the names of the flags on the command line.
	flags []string
}

// configure makes the settings of the configuration file those of the flags
// that the command line leaves out. Template parameters and backends of the
// command line are added to them.
func (p *program) configure(c *cli.Context) error {
	p.config = configuration{asked: c.StringSlice("parameter"), flags: c.LocalFlagNames()}
	if c.Bool("no-config") {
		return nil
	}
	path := c.String("config")
	if path == "" {
		var err error
		if path, err = config.Find("."); err != nil || path == "" {
			return err
		}
	}
	file, err := config.Load(path, knownRules)
	if err != nil {
		return err
	}
	p.config.file = file
	for _, setting := range file.Settings {
		if err := take(c, &setting); err != nil {
			return err
		}
	}
	return nil
}

// knownRules gives an error for a name that is about no rule.
func knownRules(name string) error { return lint.Known(rules.All(), name) }

// take gives a flag the values of a setting.
func take(c *cli.Context, setting *config.Setting) error {
	flag := setting.Key.Flag
	if !slices.ContainsFunc(c.Command.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), flag) }) {
		return nil
	}
	values := setting.Values
	if c.IsSet(flag) {
		if setting.Key.Kind != config.TextMap {
			return nil
		}
		values = append(slices.Clone(values), c.StringSlice(flag)...)
	}
	for _, value := range values {
		if err := c.Set(flag, value); err != nil {
			return err
		}
	}
	return nil
}

// overrideFor gives what people say beside a file: overrides go before the rest,
// the command line before them.
func (c *configuration) overrideFor(name string, given model.Given) model.Given {
	for _, override := range c.file.For(name) {
		for i := range override.Settings {
			c.override(&given, &override.Settings[i])
		}
	}
	return given
}

func (c *configuration) override(given *model.Given, setting *config.Setting) {
	told := map[string]*string{"account": &given.Account, "region": &given.Region, "partition": &given.Partition}
	if text := told[setting.Key.Flag]; text != nil {
		if !slices.Contains(c.flags, setting.Key.Flag) {
			*text = setting.Values[0]
		}
		return
	}
	parameters := maps.Clone(given.Parameters)
	if parameters == nil {
		parameters = make(map[string]string)
	}
	for _, value := range setting.Values {
		name, text, _ := strings.Cut(value, "=")
		if !slices.ContainsFunc(c.asked, func(asked string) bool { return strings.HasPrefix(asked, name+"=") }) {
			parameters[name] = text
		}
	}
	given.Parameters = parameters
}

// levels gives what the configuration says about rules in a file.
func (c *configuration) levels(name string) []config.Level {
	if c.file == nil {
		return nil
	}
	levels := c.file.Rules
	for _, override := range c.file.For(name) {
		levels = append(slices.Clip(levels), override.Rules...)
	}
	return levels
}

// checks gives how a file is checked: rules that are off do not run unless they
// are selected by name, and findings have the severity that people want.
func (c *configuration) checks(all lint.Options, name string, selected bool) lint.Options {
	levels := c.levels(name)
	if len(levels) == 0 {
		return all
	}
	run := all.Rules
	all.Rules, all.Severities = nil, make(map[*lint.Rule]lint.Severity)
	for _, rule := range run {
		level, ok := config.LevelOf(rule, levels)
		if ok && level.Off && !selected {
			continue
		}
		if ok && level.Severity != 0 {
			all.Severities[rule] = level.Severity
		}
		all.Rules = append(all.Rules, rule)
	}
	return all
}
