package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expectations of the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"linkproof": main, "frozen": frozen, "jailed": jailed})
}

// frozen is linkproof with a clock that stands still and one request id, so that
// scripts can compare all that it prints.
func frozen() {
	p := ofProcess()
	p.now = func() time.Time { return time.Date(2026, time.February, 4, 0, 28, 36, 0, time.UTC) }
	p.newID = func() string { return "3506c42c-c403-403c-a3f1-9bfbc57b5f1e" }
	os.Exit(p.run(context.Background(), os.Args)) //nolint:forbidigo // it stands for main
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../fixtures/cli",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a program and demands an exit code: exits CODE PROGRAM ARGUMENT...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGUMENT...")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%s exits with %d, want %s", args[1], code, args[0])
	}
}
