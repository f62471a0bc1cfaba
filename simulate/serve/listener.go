package serve

import (
	"context"
	"net"
	"sync"
	"sync/atomic"
)

// mostConnections is how many connections may be open; further ones are closed
// at once.
const mostConnections = 8192

// strict is a listener whose connections are sieves.
type strict struct {
	net.Listener
	open atomic.Int64
}

// Accept gives the next connection.
func (s *strict) Accept() (net.Conn, error) {
	for {
		connection, err := s.Listener.Accept()
		if err != nil {
			return nil, err //nolint:wrapcheck // net/http looks at it
		}
		if s.open.Add(1) <= mostConnections {
			return &counted{sieve: sieve{Conn: connection}, open: &s.open}, nil
		}
		s.open.Add(-1)
		_ = connection.Close()
	}
}

// counted is a connection that counts as open until it is closed.
type counted struct {
	sieve
	open *atomic.Int64
	once sync.Once
}

// Close closes the connection.
func (c *counted) Close() error {
	c.once.Do(func() { c.open.Add(-1) })
	return c.sieve.Close() //nolint:wrapcheck // net/http looks at it
}

// connectionKey is the key of the connection of a request in its context.
type connectionKey struct{}

func withConnection(ctx context.Context, connection net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, connection)
}

// headIn gives the head of the request whose context it is; empty on
// connections that are no sieves.
func headIn(ctx context.Context) string {
	if connection, ok := ctx.Value(connectionKey{}).(*counted); ok {
		return connection.head()
	}
	return ""
}
