package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// Patience is how long a server waits for callers.
type Patience struct {
	// Head is for the request line and headers, Request for the whole request, and
	// Idle for the next one.
	Head, Request, Idle time.Duration
	// Answer is how long from the head of a request on its answer may take: a caller
	// that does not read holds it no longer.
	Answer time.Duration
	// Stop is how long requests under way may take when the server stops.
	Stop time.Duration
}

// Usual is the patience of a server. API Gateway answers within 30 seconds unless
// a quota was raised.
func Usual() Patience {
	return Patience{Head: 10 * time.Second, Request: 60 * time.Second, Idle: 120 * time.Second, Answer: 360 * time.Second, Stop: 35 * time.Second}
}

// largestHead is how large a request line with headers may be before the
// server answers by itself.
const largestHead = 64 << 10

// Serve answers requests on listeners until the context ends, and then those
// that are under way.
func Serve(ctx context.Context, handlers map[net.Listener]http.Handler, patience Patience) error {
	var running sync.WaitGroup
	failed := make(chan error, len(handlers))
	servers := make([]*http.Server, 0, len(handlers))
	for listener, handler := range handlers {
		server := newServer(handler, patience)
		servers = append(servers, server)
		running.Go(func() {
			if err := server.Serve(&strict{Listener: listener}); !errors.Is(err, http.ErrServerClosed) {
				failed <- fmt.Errorf("serving on %s: %w", listener.Addr(), err)
			}
		})
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	for _, server := range servers {
		err = errors.Join(err, stop(context.WithoutCancel(ctx), server, patience.Stop))
	}
	running.Wait()
	return err
}

func newServer(handler http.Handler, patience Patience) *http.Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Server{
		Handler: handler, Protocols: protocols, MaxHeaderBytes: largestHead,
		ReadHeaderTimeout: patience.Head, ReadTimeout: patience.Request, WriteTimeout: patience.Answer, IdleTimeout: patience.Idle,
		ConnContext: withConnection, DisableGeneralOptionsHandler: true,
		ErrorLog: log.New(io.Discard, "", 0), // the handler reports by itself
	}
}

// stop waits for requests under way, up to a limit.
func stop(ctx context.Context, server *http.Server, limit time.Duration) error {
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := server.Shutdown(limited); err != nil {
		return errors.Join(fmt.Errorf("stopping: %w", err), server.Close())
	}
	return nil
}
