// Command linkproof finds mistakes in API Gateway private integrations and
// tries requests on them, without an AWS account.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"math"
	random "math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"
)

// memoryLimit is how much memory may be in use before the garbage collector
// starts, in bytes, unless GOGC says otherwise. A run is short and most end far
// below it.
const memoryLimit = 512 << 20

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(memoryLimit)
		collectWhenFull()
	}
	os.Exit(ofProcess().run(context.Background(), os.Args)) //nolint:forbidigo // this is main
}

// ofProcess is the program in the world of the process.
func ofProcess() *program {
	p := &program{
		in: os.Stdin, out: os.Stdout, errs: os.Stderr,
		terminal: isatty.IsTerminal(os.Stdout.Fd()), attended: isatty.IsTerminal(os.Stderr.Fd()), env: os.Getenv, now: time.Now, newID: newID, random: random.IntN, runsLong: collectRarely, //nolint:forbidigo // here is where the clock comes from
	}
	if p.terminal {
		p.width, _, _ = term.GetSize(int(os.Stdout.Fd())) // zero where nobody knows
	}
	return p
}

// collectRarely has the garbage collector run when five times as much is in use
// as is needed, unless GOGC says otherwise: what a server needs is little.
func collectRarely() {
	const rarely = 400
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(rarely)
	}
}

// collectWhenFull looks after each collection how much memory is left in use.
// Where that is more than half of the limit, the collector runs as usual from
// then on, because one held to a limit that cannot be kept does nothing else.
func collectWhenFull() {
	runtime.AddCleanup(new([16]byte), func(struct{}) {
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		if memory.HeapAlloc > memoryLimit/2 {
			const usual = 100
			debug.SetMemoryLimit(math.MaxInt64)
			debug.SetGCPercent(usual)
			return
		}
		collectWhenFull()
	}, struct{}{})
}

// newID makes a random UUID, as the ids of requests at AWS are.
func newID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
