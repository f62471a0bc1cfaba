package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxRounds bounds how often fixes are made and what comes of them is linted
// again.
const maxRounds = 10

// fixFlags are the flags by which people have findings mended.
func fixFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "fix", Usage: "mend in the files what can be mended safely", DisableDefaultText: true},
		&cli.BoolFlag{Name: "unsafe-fixes", Usage: "with --fix or --diff: also make fixes that change the meaning", DisableDefaultText: true},
		&cli.BoolFlag{Name: "diff", Usage: "print what --fix would change, and change nothing", DisableDefaultText: true},
	}
}

// fixing is the making of fixes in memory.
type fixing struct {
	unsafe bool
	// names are the files that changed, in order; before and after are their
	// texts.
	names         []string
	before, after map[string][]byte
	fixes         int
}

// readFixing reads the flags about fixes; nil when none is to be made.
func readFixing(c *cli.Context) (*fixing, error) {
	fix, show, unsafe := c.Bool("fix"), c.Bool("diff"), c.Bool("unsafe-fixes")
	switch {
	case fix && show:
		return nil, errors.New("--fix and --diff are two ways: one changes files, the other shows the changes")
	case unsafe && !fix && !show:
		return nil, errors.New("--unsafe-fixes goes with --fix or --diff")
	case !fix && !show:
		return nil, nil //nolint:nilnil // no fixes are asked for
	}
	return &fixing{unsafe: unsafe, before: make(map[string][]byte), after: make(map[string][]byte)}, nil
}

// lintAndFix mends what can be mended, in the files or shown as changes, and
// reports what is left.
func (p *program) lintAndFix(c *cli.Context, l *linting, fixes *fixing, outputs []output[*report.Report], gate gate) error {
	if c.Bool("fix") && slices.Contains(l.paths, "-") {
		return errors.New("--fix cannot change standard input; --diff shows the changes")
	}
	outcome, err := fixes.run(c.Context, l)
	if err != nil {
		return err
	}
	if err := l.settable.refuse(p.config.asked); err != nil {
		return err
	}
	p.code = p.judge(outcome, l.failures, gate)
	if c.Bool("diff") {
		if len(fixes.names) > 0 {
			p.code = max(p.code, exitFound)
		}
		return fixes.show(p.out)
	}
	if err := fixes.write(); err != nil {
		return err
	}
	p.tell(fixes.told())
	return deliver(p, outcome, outputs)
}

// run lints, makes fixes and lints again until there is nothing more to mend.
// The outcome is that of the files as mended.
func (f *fixing) run(ctx context.Context, l *linting) (*report.Report, error) {
	if err := f.keepStdin(l); err != nil {
		return nil, err
	}
	for range maxRounds {
		outcome, err := l.run(ctx, f.after)
		if err != nil {
			return nil, err
		}
		if !f.mend(outcome.Findings) {
			return outcome, nil
		}
	}
	return l.run(ctx, f.after)
}

// keepStdin reads standard input, which is there once only.
func (f *fixing) keepStdin(l *linting) error {
	if !slices.Contains(l.paths, "-") {
		return nil
	}
	text, err := io.ReadAll(io.LimitReader(l.options.Stdin, int64(syntax.DefaultLimits().Bytes)+1))
	if err != nil {
		return fmt.Errorf("reading standard input: %w", err)
	}
	f.after[cmp.Or(l.options.StdinName, "-")] = text
	return nil
}

// mend makes the fixes of findings and reports whether it changed a file.
func (f *fixing) mend(findings []lint.Finding) bool {
	mended := false
	for _, edits := range lint.Fixes(findings, f.unsafe) {
		name, src := edits.File.Name, edits.File.Src
		if current, ok := f.after[name]; ok && !bytes.Equal(current, src) {
			continue
		}
		if _, ok := f.before[name]; !ok {
			f.names = append(f.names, name)
			f.before[name] = src
		}
		f.after[name] = syntax.Apply(src, edits.Edits)
		f.fixes += edits.Fixes
		mended = true
	}
	return mended
}

// write puts the texts into the files.
func (f *fixing) write() error {
	for _, name := range f.names {
		if err := os.WriteFile(filepath.FromSlash(name), f.after[name], 0o600); err != nil {
			return fmt.Errorf("writing the fixed text: %w", err)
		}
	}
	return nil
}

// show prints the changes as a unified diff.
func (f *fixing) show(out io.Writer) error {
	for _, name := range f.names {
		if _, err := out.Write(diff.Diff(name, f.before[name], name, f.after[name])); err != nil {
			return fmt.Errorf("printing the changes: %w", err)
		}
	}
	return nil
}

// told says how much was mended.
func (f *fixing) told() string {
	return fmt.Sprintf("fixed %s in %s", report.Number(f.fixes, "finding"), report.Number(len(f.names), "file"))
}
