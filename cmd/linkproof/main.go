// Command linkproof finds mistakes in API Gateway private integrations and
// tries requests on them, without an AWS account.
package main

import (
	"context"
	"os"
	"runtime/debug"
	"time"

	"github.com/mattn/go-isatty"
)

// memoryLimit is how much memory may be in use before the garbage collector
// starts, in bytes. A run is short and most end far below it.
const memoryLimit = 1 << 30

func main() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryLimit)
	p := &program{
		in: os.Stdin, out: os.Stdout, errs: os.Stderr,
		terminal: isatty.IsTerminal(os.Stdout.Fd()), env: os.Getenv, now: time.Now, //nolint:forbidigo // here is where the clock comes from
	}
	os.Exit(p.run(context.Background(), os.Args)) //nolint:forbidigo // this is main
}
