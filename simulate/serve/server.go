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

// How long the server waits for callers. API Gateway answers within 30 seconds.
const (
	headTimeout = 10 * time.Second
	readTimeout = 60 * time.Second
	// A caller that does not read holds its answer no longer than this.
	writeTimeout = 120 * time.Second
	idleTimeout  = 120 * time.Second
	// Grace is how long requests under way may take when the server stops.
	Grace = 35 * time.Second
)

// largestHead is how large a request line with headers may be before the
// server answers by itself.
const largestHead = 64 << 10

// Serve answers requests on listeners until the context ends, and then those
// that are under way.
func Serve(ctx context.Context, handlers map[net.Listener]http.Handler) error {
	var running sync.WaitGroup
	failed := make(chan error, len(handlers))
	servers := make([]*http.Server, 0, len(handlers))
	for listener, handler := range handlers {
		server := newServer(handler)
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
		err = errors.Join(err, stop(context.WithoutCancel(ctx), server))
	}
	running.Wait()
	return err
}

func newServer(handler http.Handler) *http.Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Server{
		Handler: handler, Protocols: protocols, MaxHeaderBytes: largestHead,
		ReadHeaderTimeout: headTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ConnContext: withConnection, DisableGeneralOptionsHandler: true,
		ErrorLog: log.New(io.Discard, "", 0), // the handler reports by itself
	}
}

// stop waits for requests under way, up to a limit.
func stop(ctx context.Context, server *http.Server) error {
	limited, cancel := context.WithTimeout(ctx, Grace)
	defer cancel()
	if err := server.Shutdown(limited); err != nil {
		return errors.Join(fmt.Errorf("stopping: %w", err), server.Close())
	}
	return nil
}
