package serve

import (
	"errors"
	"net"
	"sync"
)

// errMalformed is the error of what is no HTTP/1.1, or may be read in two ways.
var errMalformed = errors.New("the request is malformed")

// sieve is a connection that lets only requests through which every reader
// takes for the same: net/http by itself takes lines that end in a bare line
// feed, folded headers, and a Content-Length beside a Transfer-Encoding, by
// which others find another end of a request. It also keeps the headers as they
// came, since net/http spells their names in its own way.
type sieve struct {
	net.Conn
	wire framing
	err  error

	mu    sync.Mutex
	heads []string
}

// Read gives what comes before the first byte that is wrong.
func (s *sieve) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.Conn.Read(p)
	fine := 0
	for fine < n && s.err == nil {
		var taken int
		taken, s.err = s.wire.take(p[fine:n])
		fine += taken
		if head := s.wire.finished(); head != "" {
			s.mu.Lock()
			s.heads = append(s.heads, head)
			s.mu.Unlock()
		}
	}
	if s.err != nil {
		return fine, s.err
	}
	return fine, err //nolint:wrapcheck // net/http looks at it
}

// head gives the head of the request that is answered next.
func (s *sieve) head() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.heads) == 0 {
		return ""
	}
	head := s.heads[0]
	s.heads = s.heads[1:]
	return head
}
