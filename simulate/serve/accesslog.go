package serve

import (
	"io"
	"sync"

	"github.com/linkproof/linkproof/simulate"
)

// accessLog writes a line for each request.
type accessLog struct {
	mu   sync.Mutex
	to   io.Writer
	line []byte
}

func (l *accessLog) write(format accessFormat, answered *simulate.Answered) {
	if l.to == nil || format == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.line = format.appendTo(l.line[:0], answered)
	_, _ = l.to.Write(l.line) // a log that is full holds nobody up
}
