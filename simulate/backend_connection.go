package simulate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"time"
)

// errLargeHead is the error of an answer with too many headers.
var errLargeHead = errors.New("the status line and headers are too large")

// connection sends one request after the other to a server.
type connection struct {
	// plain is the connection itself, and wire what is read and written: TLS over
	// it, where that is spoken.
	plain, wire net.Conn
	r           *bufio.Reader
	w           *bufio.Writer
	// left is how much of the answer may still be read, and heard whether anything
	// of it was.
	left  int64
	heard bool
	// served counts the requests that were answered, the last of them at since.
	served int
	since  time.Time
	// stop tells whether the end of the context has not touched the connection.
	stop func() bool
}

func newConnection(plain, wire net.Conn) *connection {
	c := &connection{plain: plain, wire: wire, w: bufio.NewWriter(wire)}
	c.r = bufio.NewReader(c)
	return c
}

// Read reads from the wire, up to the limit.
func (c *connection) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errLargeHead
	}
	n, err := c.wire.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	c.heard = c.heard || n > 0
	return n, err //nolint:wrapcheck // net/http looks at it
}

// silent tells that nothing of an answer was read.
func (c *connection) silent() bool { return !c.heard }

// send sends a request and reads the head of the answer. Where the server does
// not take the request, it may have answered all the same.
func (c *connection) send(ctx context.Context, request *http.Request) (*incoming, error) {
	c.left, c.heard = largestAnswerHead, false
	c.stop = context.AfterFunc(ctx, func() { _ = c.plain.SetDeadline(time.Unix(1, 0)) })
	err := request.Write(c.w)
	if err == nil {
		err = c.w.Flush()
	}
	response, unread := c.head(request) //nolint:bodyclose // read reads it whole or hangs up
	if unread != nil {
		c.stop()
		return nil, errors.Join(err, unread)
	}
	response.Close = response.Close || err != nil
	c.left = math.MaxInt64
	return &incoming{Response: response, over: c}, nil
}

// head reads the head of the answer, after those that only inform.
func (c *connection) head(request *http.Request) (*http.Response, error) {
	const mostInforming = 5
	for range mostInforming {
		response, err := http.ReadResponse(c.r, request)
		if err != nil {
			return nil, fmt.Errorf("reading the answer: %w", err)
		}
		switch {
		case response.StatusCode >= http.StatusOK:
			return response, nil
		case response.StatusCode == http.StatusSwitchingProtocols:
			return nil, errSwitches
		}
	}
	return nil, errors.New("too many answers that only inform")
}

func (c *connection) hangUp() { _ = c.wire.Close() }

// incoming is an answer whose body is still to be read from its connection.
type incoming struct {
	*http.Response
	over *connection
	// to is where the connection goes when the body was read.
	of greeting
	to *connections
}

// finish keeps the connection for further requests where nothing is left on it.
// The body has to be read to its end, if whole says so.
func (a *incoming) finish(whole bool) {
	untouched := a.over.stop()
	if !whole || !untouched || a.Close || a.over.r.Buffered() > 0 {
		a.over.hangUp()
		return
	}
	a.over.served++
	a.to.put(a.of, a.over)
}

// read reads the body up to a limit, which it exceeds by a byte where there is
// more.
func (a *incoming) read(limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(a.Body, limit+1))
	a.finish(err == nil && int64(len(body)) <= limit)
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	return body, nil
}
