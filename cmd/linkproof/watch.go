package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
)

// watchEvery is how often --watch looks for changes.
const watchEvery = 300 * time.Millisecond

// fileState tells two states of a file apart.
type fileState struct {
	size     int64
	modified time.Time
}

// watch lints again whenever a file changes, until people stop it.
func (p *program) watch(c *cli.Context, l *linting, outputs []output[*report.Report], gate gate) error {
	ctx, stop := signal.NotifyContext(c.Context, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	for ctx.Err() == nil {
		before := states(l.paths)
		if p.terminal {
			_, _ = fmt.Fprint(p.out, "\x1b[2J\x1b[H")
		}
		outcome, err := p.lintOnce(ctx, l)
		if err != nil {
			p.complain(err)
		} else {
			p.code = p.judge(outcome, l.failures, gate)
			if err := deliver(p, outcome, outputs); err != nil {
				return err
			}
		}
		p.tell("watching; press Ctrl-C to stop")
		waitForChange(ctx, l.paths, before)
	}
	return nil
}

// waitForChange returns when a file is not as it was before, or when ctx is
// done.
func waitForChange(ctx context.Context, paths []string, before map[string]fileState) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if !maps.Equal(before, states(paths)) {
				return
			}
		}
	}
}

// states gives the states of the files in paths, but for those in hidden
// folders. What cannot be read has none.
func states(paths []string) map[string]fileState {
	found := make(map[string]fileState)
	for _, path := range paths {
		_ = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil //nolint:nilerr // another look will tell
			case entry.IsDir() && name != path && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules"):
				return fs.SkipDir
			case entry.IsDir():
				return nil
			}
			if info, err := entry.Info(); err == nil {
				found[name] = fileState{size: info.Size(), modified: info.ModTime()}
			}
			return nil
		})
	}
	return found
}
