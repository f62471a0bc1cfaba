package schema

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls do for the numbers from zero below count on several workers;
// zero workers means one for each processor. It gives up when ctx is done and
// returns when all workers have.
func parallel(ctx context.Context, workers, count int, do func(int)) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	work := func() {
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= count {
				return
			}
			do(i)
		}
	}
	for range min(workers, count) - 1 {
		group.Go(work)
	}
	work() // the caller is a worker too
	group.Wait()
	return ctx.Err()
}
