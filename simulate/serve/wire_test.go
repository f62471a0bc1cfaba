package serve_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/simulate/serve"
)

// dial opens a connection to a server, which ends with the test.
func (s *running) dial(t *testing.T) net.Conn {
	t.Helper()
	connection, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	return connection
}

// statuses sends bytes and gives the statuses of all answers until the server
// hangs up, or until as many as are wanted came.
func (s *running) statuses(t *testing.T, wanted int, text string) []int {
	t.Helper()
	connection := s.dial(t)
	if _, err := io.WriteString(connection, text); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(connection)
	var statuses []int
	for len(statuses) < wanted {
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			break
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		statuses = append(statuses, response.StatusCode)
	}
	return statuses
}

func TestAmbiguousRequestsAreRefused(t *testing.T) {
	const host = "Host: localhost\r\n"
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{})
	for name, head := range map[string]string{
		"length and chunks":         "POST /prod/a HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
		"chunks and length":         "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
		"two lengths":               "POST /prod/a HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
		"length twice":              "POST /prod/a HTTP/1.1\r\n" + host + "Content-Length: 3, 3\r\n\r\nabc",
		"length with sign":          "POST /prod/a HTTP/1.1\r\n" + host + "Content-Length: +3\r\n\r\nabc",
		"length too large":          "POST /prod/a HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\nabc",
		"two codings":               "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
		"unknown coding":            "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
		"coding of HTTP/1.0":        "POST /prod/a HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"bare line feed":            "GET /prod/a HTTP/1.1\r\nX-A: 1\n" + host + "\r\n",
		"bare line feeds":           "GET /prod/a HTTP/1.1\nHost: localhost\n\n",
		"bare carriage return":      "GET /prod/a HTTP/1.1\r\nX-A: 1\rX-B: 2\r\n" + host + "\r\n",
		"folded header":             "GET /prod/a HTTP/1.1\r\n" + host + "X-A: 1\r\n 2\r\n\r\n",
		"folded header, tab":        "GET /prod/a HTTP/1.1\r\n" + host + "X-A: 1\r\n\t2\r\n\r\n",
		"folded first header":       "GET /prod/a HTTP/1.1\r\n " + host + "\r\n",
		"blank before the colon":    "GET /prod/a HTTP/1.1\r\n" + host + "Content-Length : 3\r\n\r\nabc",
		"no name":                   "GET /prod/a HTTP/1.1\r\n" + host + ": 3\r\n\r\n",
		"no colon":                  "GET /prod/a HTTP/1.1\r\n" + host + "header\r\n\r\n",
		"null":                      "GET /prod/a HTTP/1.1\r\n" + host + "X-A: a\x00b\r\n\r\n",
		"no host":                   "GET /prod/a HTTP/1.1\r\n\r\n",
		"two hosts":                 "GET /prod/a HTTP/1.1\r\n" + host + "Host: evil.test\r\n\r\n",
		"version 2":                 "GET /prod/a HTTP/2.0\r\n" + host + "\r\n",
		"preface of version 2":      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"no version":                "GET /prod/a\r\n" + host + "\r\n",
		"blank in the target":       "GET /prod/a b HTTP/1.1\r\n" + host + "\r\n",
		"two blanks":                "GET  /prod/a HTTP/1.1\r\n" + host + "\r\n",
		"no method":                 " /prod/a HTTP/1.1\r\n" + host + "\r\n",
		"no token for a method":     "G(T /prod/a HTTP/1.1\r\n" + host + "\r\n",
		"chunk without a size":      "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nx\r\nabc\r\n0\r\n\r\n",
		"chunk with a sign":         "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
		"chunk with 0x":             "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
		"chunk too large":           "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nabc\r\n0\r\n\r\n",
		"chunk with a line feed":    "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
		"chunk longer than it says": "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
		"long chunk extension":      "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3;" + strings.Repeat("x", 5000) + "\r\nabc\r\n0\r\n\r\n",
		"trailer is no header":      "POST /prod/a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n folded\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			// What follows would be a request of its own to a reader that is taken in.
			got := server.statuses(t, 3, head+"GET /prod/smuggled HTTP/1.1\r\n"+host+"\r\n")
			if len(got) != 1 || got[0] != http.StatusBadRequest {
				t.Errorf("the answers are %v", got)
			}
		})
	}
	if log := server.log.String(); strings.Contains(log, "smuggled") {
		t.Errorf("a request was smuggled in:\n%s", log)
	}
}

func TestRequestsFollowEachOther(t *testing.T) {
	const host = "Host: localhost\r\n"
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{})
	got := server.statuses(t, 7, "GET http://localhost:1/prod/0?x HTTP/1.1\r\n"+host+"\r\n"+
		"OPTIONS * HTTP/1.1\r\n"+host+"\r\n"+
		"GET /prod/1 HTTP/1.1\r\n"+host+"\r\n"+
		"POST /prod/2 HTTP/1.1\r\n"+host+"Content-Length: 5\r\n\r\nab\ncd"+
		"POST /prod/3 HTTP/1.1\r\n"+host+"Transfer-Encoding: CHUNKED\r\n\r\n3;ext=1\r\na\nb\r\n2\r\ncd\r\n0\r\nX-Sum: 1\r\n\r\n"+
		"GET /prod HTTP/1.1\r\n"+host+"\r\n"+
		"GET /prod/5 HTTP/1.0\r\n\r\n")
	if fmt.Sprint(got) != "[200 403 200 200 200 403 403]" { // HTTP/1.0 names no host
		t.Errorf("the answers are %v", got)
	}
	const want = "GET /prod/0 200 - (-)\n203.0.113.1 - - [04/Feb/2026:00:28:36 +0000]\"OPTIONS - HTTP/1.1\" 403 23 id\nGET /prod/1 200 - (-)\nPOST /prod/2 200 - (-)\nPOST /prod/3 200 - (-)\nGET /prod/ 403 MISSING_AUTHENTICATION_TOKEN (-)\n"
	if log := server.log.String(); !strings.HasPrefix(log, want) {
		t.Errorf("the log is\n%s", log)
	}
}

func TestSlowCallersAreHungUpOn(t *testing.T) {
	server := runFor(t, siteOf(t, rest, "", echo()), serve.Options{}, impatient())
	for name, begun := range map[string]string{
		"nothing":         "",
		"part of a head":  "GET /prod/a HTTP/1.1\r\nHost: local",
		"no end of heads": "GET /prod/a HTTP/1.1\r\nHost: localhost\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			connection := server.dial(t)
			if _, err := io.WriteString(connection, begun); err != nil {
				t.Fatal(err)
			}
			if err := connection.SetReadDeadline(time.Now().Add(time.Minute)); err != nil { //nolint:forbidigo // far beyond the patience of the server
				t.Fatal(err)
			}
			if n, err := connection.Read(make([]byte, 1)); n != 0 || err != io.EOF { //nolint:errorlint // the very one
				t.Errorf("%d bytes, %v", n, err)
			}
		})
	}
}

func TestSlowSecondRequestIsHungUpOn(t *testing.T) {
	server := runFor(t, siteOf(t, rest, "", echo()), serve.Options{}, impatient())
	got := server.statuses(t, 2, "GET /prod/1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /prod/2 HTTP/1.1\r\nHost: local")
	if fmt.Sprint(got) != "[200]" {
		t.Errorf("the answers are %v", got)
	}
}
