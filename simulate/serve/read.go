package serve

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// largestBody is what API Gateway takes: 10 MB. Source: developer guide,
// "Quotas".
const largestBody = 10 << 20

// smallBody is the size up to which bodies are read at once, and mostLarge how
// many larger ones are held at a time.
const (
	smallBody = 1 << 20
	mostLarge = 16
)

// errGone tells that the caller went away.
var errGone = errors.New("the caller went away")

// read reads the body of a request, of which one byte more than the largest
// tells that it is too large. Release has to be called when it is done with.
func (h *Handler) read(r *http.Request, call *simulate.Call) (release func(), err error) {
	release = func() {}
	if r.ContentLength == 0 {
		return release, nil
	}
	var body bytes.Buffer
	if r.ContentLength <= smallBody {
		body.Grow(int(max(r.ContentLength, 0)) + bytes.MinRead)
	}
	_, err = body.ReadFrom(io.LimitReader(r.Body, smallBody+1))
	if err == nil && body.Len() > smallBody {
		h.large <- struct{}{}
		release = func() { <-h.large }
		_, err = body.ReadFrom(io.LimitReader(r.Body, largestBody-smallBody))
	}
	if err != nil {
		release()
		return func() {}, unread(err)
	}
	call.Body = body.Bytes()
	return release, nil
}

// unread tells a caller that went away from one who sends what is no HTTP.
func unread(err error) error {
	if _, broken := errors.AsType[net.Error](err); broken || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errGone
	}
	return errMalformed
}

// headersOf gives the headers of a request in the order and spelling of the
// wire, where that is known. Host is that of this server and not of the API, and
// the coding of the transfer ends here.
func headersOf(r *http.Request, head string) simulate.Headers {
	headers := fields(head)
	if head == "" {
		headers = sorted(r.Header)
	}
	return slices.DeleteFunc(headers, func(header simulate.Header) bool {
		return strings.EqualFold(header.Name, "Host") || strings.EqualFold(header.Name, "Transfer-Encoding")
	})
}

func sorted(header http.Header) simulate.Headers {
	headers := make(simulate.Headers, 0, len(header))
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, value := range header[name] {
			headers = append(headers, simulate.Header{Name: name, Value: value})
		}
	}
	return headers
}
