package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema/model"
)

// program is one run of linkproof and all that it has of the world outside.
type program struct {
	in        io.Reader
	out, errs io.Writer
	// terminal tells that people read out as it is written, width how many cells
	// it has, if that is known, and attended that they read errs.
	terminal, attended bool
	width              int
	env                func(string) string
	now                func() time.Time
	// newID makes the id of a request.
	newID func() string
	// random gives a number from 0 to n-1, by which servers choose.
	random func(n int) int
	// runsLong is told when the run does not end by itself.
	runsLong func()

	config configuration
	// look is how results look.
	look report.Options
	// code is the exit code of a command that ran.
	code int
}

// run runs the command that the arguments ask for and gives the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	p.look = report.Options{Color: p.color(), Width: p.width, Links: p.color() && knowsLinks(p.env)}
	app := p.app()
	if err := app.RunContext(ctx, order(args, app.Commands)); err != nil {
		p.complain(err)
		return exitFailed
	}
	return p.code
}

// complain tells people of an error.
func (p *program) complain(err error) {
	p.tell(err.Error())
}

// tell says on the side what was done.
func (p *program) tell(text string) {
	_, _ = fmt.Fprintf(p.errs, "linkproof: %s\n", report.EscapeLines(text))
}

// color tells whether results may be coloured.
func (p *program) color() bool {
	return p.terminal && p.env("NO_COLOR") == "" && p.env("TERM") != "dumb"
}

func (p *program) app() *cli.App {
	app := &cli.App{
		Name:      "linkproof",
		Usage:     "finds mistakes in API Gateway private integrations before they are deployed",
		UsageText: "linkproof COMMAND [flags] [arguments]",
		Reader:    p.in, Writer: p.out, ErrWriter: p.errs,
		HideVersion: true,
		Flags:       []cli.Flag{&cli.BoolFlag{Name: "version", Usage: "print the version", DisableDefaultText: true}},
		Commands: []*cli.Command{
			p.lintCommand(), p.baselineCommand(), p.invokeCommand(), p.invokeAuthorizerCommand(), p.serveCommand(), p.testCommand(),
			p.rulesCommand(), p.explainCommand(), p.graphCommand(), p.diagnoseCommand(),
			p.modelCommand(), p.assumptionsCommand(), p.configCommand(), p.initCommand(),
			p.completionCommand(), p.manCommand(), p.versionCommand(),
		},
		Action:  p.withoutCommand,
		Suggest: true,
		// A value may hold commas: --parameter Subnets=a,b.
		DisableSliceFlagSeparator: true,
		OnUsageError:              misused,
		// The library would end the process on errors with an exit code.
		ExitErrHandler: func(*cli.Context, error) {},
	}
	p.finish(app.Commands)
	return app
}

// finish gives commands what they have in common.
func (p *program) finish(commands []*cli.Command) {
	for _, command := range commands {
		command.OnUsageError = misused
		// "help" may be the name of a file.
		command.HideHelpCommand = true
		if slices.ContainsFunc(command.Flags, func(f cli.Flag) bool { return f.Names()[0] == "no-config" }) {
			command.Before = p.configure
		}
		p.finish(command.Subcommands)
	}
}

// withoutCommand is what happens when the arguments name no command there is.
func (p *program) withoutCommand(c *cli.Context) error {
	switch name := c.Args().First(); {
	case c.Bool("version"):
		return p.version(c)
	case name == "":
		p.code = exitFailed
		c.App.Writer = p.errs
		return cli.ShowAppHelp(c)
	default:
		var names []string
		for _, command := range c.App.Commands {
			names = append(names, command.Names()...)
		}
		return fmt.Errorf("there is no command %q%s", name, meant("", name, names, "; `linkproof help` lists them"))
	}
}

// misused turns an error of the flags into one that says what to do.
func misused(c *cli.Context, err error, _ bool) error {
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); ok {
		var names []string
		for _, flag := range c.Command.Flags {
			names = append(names, flag.Names()...)
		}
		return fmt.Errorf("%s has no flag %s%s", c.Command.Name, dashed(name), meant("--", name, names, "; --help lists them"))
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: -"); ok {
		return fmt.Errorf("%s needs a value", dashed(name))
	}
	return badValue(err)
}

// badValue says of which kind the value of a flag should be.
func badValue(err error) error {
	for start, kind := range map[string]string{"invalid value ": "a whole number", "invalid boolean value ": "true or false, or left out"} {
		bad, ok := strings.CutPrefix(err.Error(), start)
		value, rest, is := strings.Cut(bad, " for ")
		if ok && is {
			name, _, _ := strings.Cut(strings.TrimPrefix(rest, "flag "), ": ")
			return fmt.Errorf("%s should be %s, not %s", dashed(strings.TrimPrefix(name, "-")), kind, value)
		}
	}
	return err
}

func dashed(flag string) string {
	if len(flag) == 1 {
		return "-" + flag
	}
	return "--" + flag
}

// meant asks whether a near name was meant, or gives the advice otherwise.
func meant(sign, word string, names []string, otherwise string) string {
	if near := model.Nearest(word, names); near != "" {
		return "; did you mean " + sign + near + "?"
	}
	return otherwise
}
