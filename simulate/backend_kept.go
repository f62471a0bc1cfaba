package simulate

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// mostIdle is how many connections to a server wait for further requests, and
// idleTimeout is how long.
const (
	mostIdle    = 1024
	idleTimeout = 60 * time.Second
)

// largestAtOnce is the size of the bodies that are sent before an answer is
// looked at. For larger ones net/http sends and reads at the same time.
const largestAtOnce = 64 << 10

// connections are those to one server, each of which serves one request after
// the other. Unlike those of net/http they need no goroutine, and one that has
// more to say than was asked serves no longer: its words would be taken for the
// answer to the next request.
type connections struct {
	address string
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	now     func() time.Time

	mu     sync.Mutex
	idle   map[greeting][]*connection
	closed bool
}

// greeting is what connections have in common that one handshake opens; the
// zero one is that of plain HTTP.
type greeting struct {
	secure, anyIssuer, commonName bool
	name, certificate             string
}

func greetingOf(with *Handshake) greeting {
	if with == nil {
		return greeting{}
	}
	return greeting{true, with.AnyIssuer, with.CommonName, with.Name, with.ClientCertificate}
}

func newConnections(address string, dialer *net.Dialer, now func() time.Time) *connections {
	return &connections{address: address, dial: dialer.DialContext, now: now, idle: make(map[greeting][]*connection)}
}

// send sends a request over a connection that waits or over a new one. One that
// has ended meanwhile is no failure where a request may be sent twice.
func (c *connections) send(ctx context.Context, way *progress, request *http.Request, of greeting, config *tls.Config) (*incoming, error) {
	way.asked = true
	for {
		used, err := c.take(ctx, of, config)
		if err != nil {
			return nil, err
		}
		way.connected = true
		answer, err := used.send(ctx, request)
		if err == nil {
			answer.of, answer.to = of, c
			return answer, nil
		}
		again := used.served > 0 && used.silent() && request.ContentLength == 0 && isReplayable(request.Method) && ctx.Err() == nil
		used.hangUp()
		if !again {
			return nil, err
		}
	}
}

// isReplayable tells whether a request may be sent twice. Source: RFC 9110,
// section 9.2.1.
func isReplayable(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace:
		return true
	default:
		return false
	}
}

// take gives the connection that waits for the shortest time, or a new one.
func (c *connections) take(ctx context.Context, of greeting, config *tls.Config) (*connection, error) {
	for {
		waiting := c.pop(of)
		if waiting == nil {
			return c.open(ctx, config)
		}
		if c.now().Sub(waiting.since) < idleTimeout && isQuiet(waiting.plain) {
			return waiting, nil
		}
		waiting.hangUp()
	}
}

func (c *connections) pop(of greeting) *connection {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.idle[of]
	if len(list) == 0 {
		return nil
	}
	last := list[len(list)-1]
	list[len(list)-1] = nil
	c.idle[of] = list[:len(list)-1]
	return last
}

// put has a connection wait for further requests. Those that have waited for too
// long end.
func (c *connections) put(of greeting, done *connection) {
	done.since = c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.idle[of]
	for len(list) > 0 && (len(list) >= mostIdle || done.since.Sub(list[0].since) > idleTimeout) {
		list[0].hangUp()
		list[0], list = nil, list[1:]
	}
	if c.closed {
		done.hangUp()
		return
	}
	c.idle[of] = append(list, done)
}

// open dials, and shakes hands where TLS is spoken.
func (c *connections) open(ctx context.Context, config *tls.Config) (*connection, error) {
	plain, err := c.dial(ctx, "tcp", c.address)
	if err != nil {
		return nil, fmt.Errorf("dialling: %w", err)
	}
	if config == nil {
		return newConnection(plain, plain), nil
	}
	secured := tls.Client(plain, config)
	if err := secured.HandshakeContext(ctx); err != nil {
		_ = plain.Close()
		return nil, fmt.Errorf("shaking hands: %w", err)
	}
	return newConnection(plain, secured), nil
}

// close ends the connections that wait, and all others after their request.
func (c *connections) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for _, list := range c.idle {
		for _, waiting := range list {
			waiting.hangUp()
		}
	}
	clear(c.idle)
}
