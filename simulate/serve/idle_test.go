package serve_test

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/simulate/serve"
)

// TestDrippingCallersAreHungUpOn: a byte now and then buys no time, in the head
// or in the body.
func TestDrippingCallersAreHungUpOn(t *testing.T) {
	patience := impatient()
	patience.Request = 2 * patience.Head
	server := runFor(t, siteOf(t, rest, "", echo()), serve.Options{}, patience)
	for name, begun := range map[string]string{
		"head": "GET /prod/dripping HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
		"body": "POST /prod/dripping HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n",
		"size": "POST /prod/dripping HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			connection := server.dial(t)
			ended := make(chan string, 1)
			go func() {
				answer, _ := io.ReadAll(connection)
				ended <- string(answer)
			}()
			if _, err := io.WriteString(connection, begun); err != nil {
				t.Fatal(err)
			}
			drip := time.NewTicker(20 * time.Millisecond)
			defer drip.Stop()
			for range 500 * 60 {
				select {
				case answer := <-ended:
					if strings.HasPrefix(answer, "HTTP/1.1 200") {
						t.Errorf("the answer is %q", answer)
					}
					return
				case <-drip.C:
					_, _ = io.WriteString(connection, "0")
				}
			}
			t.Error("the server is still listening")
		})
	}
	if log := server.log.String(); strings.Contains(log, "dripping 200") {
		t.Errorf("a request was passed on:\n%s", log)
	}
}

// TestIdleConnectionsHoldNobodyUp: 2,000 connections that say nothing, or stop in
// the middle of a head, stand open while others are answered.
func TestIdleConnectionsHoldNobodyUp(t *testing.T) {
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{})
	for i := range 2000 {
		connection, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.address)
		if err != nil {
			t.Skipf("this machine has %d connections only: %v", i, err)
		}
		t.Cleanup(func() { _ = connection.Close() })
		if i%2 == 0 {
			continue
		}
		if _, err := io.WriteString(connection, "GET /prod/a HTTP/1.1\r\nHost: local"); err != nil {
			t.Fatal(err)
		}
	}
	by := client(t)
	for range 100 {
		if got, err := server.ask(t, by, "GET", "/prod/a", "", nil); err != nil || got.status != 200 {
			t.Fatalf("%+v, %v", got, err)
		}
	}
}
