package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema"
)

func (p *program) modelCommand() *cli.Command {
	return &cli.Command{
		Name:      "model",
		Usage:     "print what was understood of files and folders, as JSON",
		UsageText: "linkproof model [flags] PATH...",
		Description: "Prints every object and setting with its state (known, absent, unknown), the reason and the\n" +
			"place: what rules and the simulator see. For finding out why something was or was not reported.\n\n" +
			"Example:\n  linkproof model template.yaml --parameter Env=prod",
		Flags:  givenFlags(),
		Action: p.model,
	}
}

func (p *program) model(c *cli.Context) error {
	if !c.Args().Present() {
		return errors.New("model needs files or folders, such as `linkproof model template.yaml`")
	}
	options, err := p.readOptions(c)
	if err != nil {
		return err
	}
	loaded, err := schema.Load(c.Context, c.Args().Slice(), options)
	if err != nil {
		return err
	}
	for _, failure := range loaded.Failures {
		p.complain(failure)
		p.code = exitFailed
	}
	if len(loaded.Failures) == 0 {
		if err := settableIn(loaded.Results).refuse(p.config.asked); err != nil {
			return err
		}
	}
	return report.WriteModel(p.out, loaded.Results)
}
