package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
)

// lookFlags are the flags that say how much people see.
func lookFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print one line for each finding, and nothing else", DisableDefaultText: true},
		&cli.BoolFlag{Name: "verbose", Usage: "also tell which files were checked or passed over, and which checks could not be made", DisableDefaultText: true},
		&cli.BoolFlag{Name: "watch", Usage: "check again whenever a file changes", DisableDefaultText: true},
		&cli.BoolFlag{Name: "statistics", Usage: "also print how often each rule was found", DisableDefaultText: true},
	}
}

// linkingTerminals are the programs, by TERM_PROGRAM, that know the escape
// sequence OSC 8 for links. Source: the list of its specification.
var linkingTerminals = []string{"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"}

// knowsLinks tells whether the terminal shows links.
func knowsLinks(env func(string) string) bool {
	for _, name := range linkingTerminals {
		if env("TERM_PROGRAM") == name {
			return true
		}
	}
	return env("VTE_VERSION") != "" || env("KITTY_WINDOW_ID") != "" || env("WT_SESSION") != "" || strings.Contains(env("TERM"), "kitty")
}

// The times of progress: a run that is shorter shows none.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// progress shows on a terminal how far a long run is.
type progress struct {
	done, all atomic.Int64
	stop      chan struct{}
	stopped   chan struct{}
}

// startProgress starts to show progress where people see it; the result is nil
// where they do not.
func (p *program) startProgress() *progress {
	if !p.attended || p.env("TERM") == "dumb" {
		return nil
	}
	shown := &progress{stop: make(chan struct{}), stopped: make(chan struct{})}
	go shown.run(p)
	return shown
}

func (s *progress) run(p *program) {
	defer close(s.stopped)
	wait := time.NewTimer(progressAfter)
	defer wait.Stop()
	select {
	case <-s.stop:
		return
	case <-wait.C:
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		_, _ = fmt.Fprintf(p.errs, "\rlinkproof: %d of %s ", s.done.Load(), report.Number(int(s.all.Load()), "file"))
		select {
		case <-s.stop:
			_, _ = fmt.Fprint(p.errs, "\r\x1b[K")
			return
		case <-tick.C:
		}
	}
}

// step notes that one of several files is done.
func (s *progress) step(all int) {
	s.all.Store(int64(all))
	s.done.Add(1)
}

// end takes the line away.
func (s *progress) end() {
	if s != nil {
		close(s.stop)
		<-s.stopped
	}
}
