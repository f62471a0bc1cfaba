package simulate

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"strings"
	"time"
)

// Fault is what a backend does wrong.
type Fault string

// The faults that a stub can have.
const (
	// Reset ends the connection instead of an answer, and ResetInBody amid one.
	Reset       Fault = "reset"
	ResetInBody Fault = "reset-in-body"
	// TruncatedBody announces more than it sends, WrongLength less.
	TruncatedBody Fault = "truncated-body"
	WrongLength   Fault = "wrong-length"
	// HugeHeaders sends more headers than anybody takes.
	HugeHeaders Fault = "huge-headers"
	// InvalidStatusLine answers what is no HTTP.
	InvalidStatusLine Fault = "invalid-status-line"
	// SlowDrip sends the body byte by byte with pauses, and NoAnswer nothing.
	SlowDrip Fault = "slow-drip"
	NoAnswer Fault = "no-answer"
)

// faults are all of them, as messages list them.
var faults = []string{
	string(Reset), string(ResetInBody), string(TruncatedBody), string(WrongLength),
	string(HugeHeaders), string(InvalidStatusLine), string(SlowDrip), string(NoAnswer),
}

// newFaulty makes the backend with a fault; pause is what a slow drip waits
// before each byte. Those that only take time do not wait, as Slow.
func newFaulty(fault Fault, answer Response, pause time.Duration) Backend {
	switch fault {
	case NoAnswer:
		return Slow{Delay: math.MaxInt64, Backend: Refusing{}}
	case SlowDrip:
		pieces := int64(max(len(answer.Body), 1))
		return Slow{Delay: time.Duration(min(int64(pause), math.MaxInt64/pieces) * pieces), Backend: Static{answer}}
	default:
		return faulty{fault, answer}
	}
}

// faulty is a server on loopback that answers one request wrong.
type faulty struct {
	fault  Fault
	answer Response
}

// RoundTrip sends the request to the server as to any other.
func (f faulty) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	var response *Response
	var answered error
	failed := onLoopback(ctx, f.serve, func(address string) {
		server, err := NewServer("http://"+address, Allowed{})
		if err != nil {
			answered = err
			return
		}
		response, answered = server.RoundTrip(ctx, request)
	})
	if err := errors.Join(failed, answered); err != nil {
		return nil, err
	}
	return response, nil
}

// serve reads a request and does what is wrong. Nothing that happens to the
// connection meanwhile changes the fault.
func (f faulty) serve(connection net.Conn) {
	if request, err := http.ReadRequest(bufio.NewReader(connection)); err == nil {
		_, _ = io.Copy(io.Discard, request.Body)
		_, _ = connection.Write(f.wire())
	}
	if tcp, ok := connection.(*net.TCPConn); ok && (f.fault == Reset || f.fault == ResetInBody) {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}

// wire gives the bytes of the answer.
func (f faulty) wire() []byte {
	body, announced := f.answer.Body, len(f.answer.Body)
	var more string
	switch f.fault {
	case Reset:
		return nil
	case InvalidStatusLine:
		return []byte("HTTP/1.1 fine\r\n\r\n")
	case HugeHeaders:
		more = "X-Huge: " + strings.Repeat("x", largestAnswerHead) + "\r\n"
	case ResetInBody, TruncatedBody:
		body = body[:len(body)/2]
	case WrongLength:
		announced /= 2
	default:
	}
	var wire bytes.Buffer
	fmt.Fprintf(&wire, "HTTP/1.1 %d %s\r\nContent-Length: %d\r\n%s", f.answer.Status, http.StatusText(f.answer.Status), announced, more)
	for _, header := range f.answer.Headers.Without("Content-Length") {
		fmt.Fprintf(&wire, "%s: %s\r\n", header.Name, header.Value)
	}
	wire.WriteString("\r\n")
	wire.Write(body)
	return wire.Bytes()
}
