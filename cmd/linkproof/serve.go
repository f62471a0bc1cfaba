package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/serve"
)

func (p *program) serveCommand() *cli.Command {
	return &cli.Command{
		Name:      "serve",
		Usage:     "run the stages of an API as a local HTTP server",
		UsageText: "linkproof serve [flags] CONFIG",
		Description: "Answers at /STAGE/... as the API would at AWS, and at / by the stage $default of an HTTP API,\n" +
			"until it is told to stop by Ctrl-C or SIGTERM. Prints the addresses of the stages, and the access\n" +
			"log on standard error, in the format of the stage. Without --backend and --stub the backend\n" +
			"echoes requests. Only loopback addresses are dialled, unless --allow-host names others, and only\n" +
			"loopback listens, unless --listen names another address.\n\n" +
			"Answers 501 with the reason where the files do not tell the answer.\n\n" +
			"Examples:\n" +
			"  linkproof serve template.yaml --backend '*=http://127.0.0.1:8080' --watch\n" +
			"  linkproof serve openapi.yaml --stage prod --listen 127.0.0.1:9000 --admin 127.0.0.1:9001",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "listen", Value: "127.0.0.1:0", Usage: "listen on the `ADDRESS`; port 0 is one that is free"},
			&cli.StringFlag{Name: "admin", Usage: "answer /healthz and /metrics on the `ADDRESS`"},
			&cli.StringSliceFlag{Name: "host", Usage: "answer requests for the host `NAME` too"},
			&cli.StringFlag{Name: "access-log", TakesFile: true, Usage: "add the access log to the `FILE`"},
			&cli.BoolFlag{Name: "watch", Usage: "load the files again when they change", DisableDefaultText: true},
			&cli.IntFlag{Name: "concurrency", Value: serve.DefaultConcurrency, Usage: "answer 429 to more than `N` requests at once"},
			&cli.StringFlag{Name: "rest-api-id", Usage: "the `API`, by id, logical name or title"},
			&cli.StringFlag{Name: "stage", Usage: "serve the stage `NAME` only"},
			&cli.BoolFlag{Name: "canary", Usage: "send all requests the way of the canary of the stage", DisableDefaultText: true},
			&cli.StringSliceFlag{Name: "backend", KeepSpace: true, Usage: "an HTTP server stands behind a target, as `TARGET=URL`; * is any target"},
			&cli.StringFlag{Name: "stub", Usage: "take the answers of backends from the YAML `FILE`"},
			&cli.StringFlag{Name: "jwks", TakesFile: true, Usage: "verify tokens by the keys in the JWKS `FILE`"},
			&cli.StringSliceFlag{Name: "allow-host", Usage: "dial the `HOST` although it is not loopback"},
			&cli.StringSliceFlag{Name: "ca-file", TakesFile: true, Usage: "trust the authorities in the PEM `FILE` beside those of the system"},
			&cli.StringSliceFlag{Name: "assume", KeepSpace: true, Usage: "take what AWS does not document by `NAME=VALUE`; the command assumptions lists them"},
		}, givenFlags()),
		Action: p.serve,
	}
}

func (p *program) serve(c *cli.Context) (err error) {
	if c.Args().Len() != 1 {
		return errors.New("serve needs one file or folder, such as `linkproof serve template.yaml`")
	}
	if c.Int("concurrency") < 1 {
		return errors.New("--concurrency: it is at least 1")
	}
	p.runsLong()
	ctx, stop := signal.NotifyContext(c.Context, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	seen := states(watched(c))
	site, err := p.site(c)
	if err != nil {
		return err
	}
	log, closeLog, err := p.accessLog(c.String("access-log"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeLog()) }()
	handler := serve.NewHandler(site, serve.Options{
		Hosts: hostsOf(c), Concurrency: c.Int("concurrency"), AccessLog: log, Report: p.complain,
	})
	defer handler.Close()
	listeners, err := p.listen(c, handler, site)
	if err != nil {
		return err
	}
	reloaded := make(chan struct{})
	go func() {
		defer close(reloaded)
		if c.Bool("watch") {
			p.reload(ctx, c, handler, seen)
		}
	}()
	err = serve.Serve(ctx, listeners, serve.Usual())
	stop()
	<-reloaded
	return err
}

// site loads the configuration as it is now.
func (p *program) site(c *cli.Context) (*serve.Site, error) {
	setup, sets, around, err := p.surround(c)
	if err != nil {
		return nil, err
	}
	setup.Random = p.random
	setup.Model, setup.API, _, err = choose(sets, named{api: c.String("rest-api-id"), byPath: true})
	if err != nil {
		return nil, err
	}
	if setup.Canary = c.Bool("canary"); setup.Canary && c.String("stage") == "" {
		return nil, errors.New("--canary: pass --stage too")
	}
	if err := enterStage(c, &setup); err != nil {
		return nil, err
	}
	bindings, err := around.backends(c, p.now)
	if err != nil {
		return nil, err
	}
	setup.Backends = simulate.Waiting(bindings, sleep)
	return serve.NewSite(setup, func() { simulate.CloseIdle(bindings) })
}

// sleep waits for a delay or for the end of the context.
func sleep(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// watched are the paths that a change of is seen.
func watched(c *cli.Context) []string {
	paths := slices.Concat(c.Args().Slice(), c.StringSlice("context"), c.StringSlice("parameter-file"))
	for _, name := range []string{"stub", "jwks"} {
		if path := c.String(name); path != "" {
			paths = append(paths, path)
		}
	}
	return paths
}

// reload puts the configuration in place whenever it changes; one that does not
// load changes nothing.
func (p *program) reload(ctx context.Context, c *cli.Context, handler *serve.Handler, before map[string]fileState) {
	for {
		waitForChange(ctx, watched(c), before)
		if ctx.Err() != nil {
			return
		}
		before = states(watched(c))
		site, err := p.site(c)
		if err != nil {
			p.complain(fmt.Errorf("the changed configuration is not served: %w", err))
			continue
		}
		handler.Change(site)
		p.tell("the changed configuration is served")
	}
}

// accessLog opens the file of the access log, or gives the stream of people.
func (p *program) accessLog(path string) (to io.Writer, closeLog func() error, err error) {
	if path == "" {
		return p.errs, func() error { return nil }, nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("--access-log: %w", err)
	}
	return file, file.Close, nil
}

// hostsOf are the names that requests may ask for beside those of loopback.
func hostsOf(c *cli.Context) serve.Hosts {
	hosts := slices.Clone(c.StringSlice("host"))
	for _, flag := range []string{"listen", "admin"} {
		if host, _, err := net.SplitHostPort(c.String(flag)); err == nil && !isUnspecified(host) {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// isUnspecified tells whether a host stands for every address of this machine.
func isUnspecified(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "" || err == nil && address.IsUnspecified()
}

// listen opens the ports and tells people of them.
func (p *program) listen(c *cli.Context, handler *serve.Handler, site *serve.Site) (listeners map[net.Listener]http.Handler, err error) {
	listeners = make(map[net.Listener]http.Handler)
	defer func() {
		if err != nil {
			for listener := range listeners {
				_ = listener.Close()
			}
		}
	}()
	listener, err := open(c.Context, "listen", c.String("listen"))
	if err != nil {
		return nil, err
	}
	listeners[listener] = handler
	for _, path := range site.Paths() {
		if _, err := fmt.Fprintf(p.out, "http://%s%s\n", listener.Addr(), path); err != nil {
			return listeners, fmt.Errorf("printing the address: %w", err)
		}
	}
	if c.String("admin") == "" {
		return listeners, nil
	}
	admin, err := open(c.Context, "admin", c.String("admin"))
	if err != nil {
		return listeners, err
	}
	listeners[admin] = handler.Admin()
	p.tell("health and metrics at http://" + admin.Addr().String() + "/metrics")
	return listeners, nil
}

// open listens on an address; a port alone is one of loopback.
func open(ctx context.Context, flag, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil && !strings.Contains(address, ":") {
		host, port, err = "", address, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--%s: %q is no address such as 127.0.0.1:8080", flag, address)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", net.JoinHostPort(cmp.Or(host, "127.0.0.1"), port))
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", flag, err)
	}
	return listener, nil
}
