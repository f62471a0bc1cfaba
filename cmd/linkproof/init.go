package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/baseline"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/config"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

func (p *program) initCommand() *cli.Command {
	return &cli.Command{
		Name: "init", Usage: "look at this folder and write a commented " + config.Name, UsageText: "linkproof init [--force]",
		Description: "Example:\n  linkproof init",
		Flags:       []cli.Flag{&cli.BoolFlag{Name: "force", Usage: "also where there is a configuration already", DisableDefaultText: true}},
		Action:      p.init,
	}
}

func (p *program) init(c *cli.Context) error {
	if c.Args().Present() {
		return errors.New("init takes no arguments: it looks at the folder that it runs in")
	}
	if _, err := os.Stat(config.Name); err == nil && !c.Bool("force") {
		return fmt.Errorf("%s is there already; --force writes it anew", config.Name)
	}
	found, err := survey(c.Context)
	if err != nil {
		return err
	}
	if err := os.WriteFile(config.Name, found.configuration(), 0o644); err != nil { //nolint:gosec // a configuration is for all to read
		return fmt.Errorf("writing the configuration: %w", err)
	}
	if found.files == 0 {
		p.tell(fmt.Sprintf("wrote %s: no API Gateway configuration was found here, so that its paths are yours to tell", config.Name))
		return nil
	}
	p.tell(fmt.Sprintf("wrote %s for %s; `linkproof lint` checks what it names", config.Name, report.Number(found.files, "file")))
	return nil
}

// surveyed is what a folder holds for a configuration.
type surveyed struct {
	files int
	// paths are the files and folders in it that hold ours.
	paths []string
	// parameters are those that templates leave open.
	parameters []string
}

func survey(ctx context.Context) (*surveyed, error) {
	loaded, err := schema.Each(ctx, []string{"."}, schema.Options{}, func(set *model.InputSet) *model.InputSet {
		return &model.InputSet{Files: set.Files, Open: set.Open}
	})
	if err != nil {
		return nil, err
	}
	found := &surveyed{}
	for _, set := range loaded.Results {
		for _, file := range set.Files {
			found.files++
			top, _, _ := strings.Cut(path.Clean(file.Name), "/")
			found.paths = append(found.paths, top)
		}
		found.parameters = append(found.parameters, set.Open...)
	}
	for _, names := range []*[]string{&found.paths, &found.parameters} {
		slices.Sort(*names)
		*names = slices.Compact(*names)
	}
	return found, nil
}

// configuration writes what was found, and as comments what people may want to
// say.
func (s *surveyed) configuration() []byte {
	var text bytes.Buffer
	line := func(format string, args ...any) { _, _ = fmt.Fprintf(&text, format+"\n", args...) }
	line("# yaml-language-server: $schema=%s", config.SchemaURL)
	line("# Configuration of linkproof; `linkproof config` prints what is in force.")
	line("")
	line("# What `linkproof lint` checks when no path is given.")
	if len(s.paths) == 0 {
		line("# No API Gateway configuration was found here.")
		line("# paths: [infra]")
	} else {
		line("paths:")
	}
	for _, name := range s.paths {
		line("  - %q", name)
	}
	line("\n# Where the API is deployed: more can be compared, and conditions are settled.")
	line(`# account: "111122223333"`)
	line("# region: eu-west-1")
	s.writeParameters(line)
	line("\n# AWS CLI output that tells what stands around the files.")
	line("# context: [dump]")
	line("\n# What never is checked, and the findings that were there before.")
	line("# exclude: [legacy/**]")
	line("# baseline: %s", baseline.Name)
	line("\n# The mildest finding that makes a check fail: error, warning, info or never.")
	line("# fail-on: error")
	line("\n# What answers in the simulator: a file of stubs, servers on this machine.")
	line("# stub: stubs.yaml")
	line("# backends: {Listener: \"http://127.0.0.1:8080\"}")
	line("\n# Which rules run, and how grave they are: by id, name, family or group.")
	line("# rules:")
	line("#   policy: off")
	line("#   TLS012: error")
	line("\n# What differs for some files.")
	line("# overrides:")
	line("#   - paths: [legacy/**]")
	line("#     rules: {OBS: off}")
	return text.Bytes()
}

func (s *surveyed) writeParameters(line func(format string, args ...any)) {
	if len(s.parameters) == 0 {
		return
	}
	line("\n# Conditions of the templates are open without these.")
	line("# parameters:")
	for _, name := range s.parameters {
		line("#   %s: value", name)
	}
}
