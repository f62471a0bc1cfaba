// Command load is what the load tests of serve need beside the load: a backend,
// a reverse proxy to compare with, and connections that do nothing.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1) //nolint:forbidigo // this is main
	}
}

func run(ctx context.Context, args []string) error {
	const usage = "usage: load backend ADDRESS | load proxy ADDRESS URL | load idle ADDRESS NUMBER"
	switch {
	case len(args) == 2 && args[0] == "backend":
		return serve(ctx, args[1], http.HandlerFunc(answer))
	case len(args) == 3 && args[0] == "proxy":
		target, err := url.Parse(args[2])
		if err != nil {
			return fmt.Errorf("reading the URL: %w", err)
		}
		return serve(ctx, args[1], proxyTo(target))
	case len(args) == 3 && args[0] == "idle":
		number, err := strconv.Atoi(args[2])
		if err != nil {
			return fmt.Errorf("reading the number: %w", err)
		}
		return idle(ctx, args[1], number)
	default:
		return errors.New(usage)
	}
}

// answer is what the backend answers to everything.
func answer(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, `{"orders":[{"id":1,"name":"first"},{"id":2,"name":"second"}]}`)
}

// proxyTo is a bare reverse proxy, which keeps as many connections as serve.
func proxyTo(target *url.URL) http.Handler {
	const idle = 1024
	return &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(target) },
		Transport: &http.Transport{MaxIdleConnsPerHost: idle, DisableCompression: true},
	}
}

func serve(ctx context.Context, address string, handler http.Handler) error {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	server := &http.Server{Handler: handler}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving: %w", err)
	}
	return nil
}

// idle opens connections and holds them until it is told to stop.
func idle(ctx context.Context, address string, number int) error {
	connections := make([]net.Conn, 0, number)
	defer func() {
		for _, connection := range connections {
			_ = connection.Close()
		}
	}()
	var dialer net.Dialer
	for range number {
		connection, err := dialer.DialContext(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("opening connection %d: %w", len(connections)+1, err)
		}
		connections = append(connections, connection)
	}
	<-ctx.Done()
	return nil
}
