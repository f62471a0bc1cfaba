package serve

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/linkproof/linkproof/simulate"
)

// write sends the answer and gives what was sent: that of an error in place of
// one that HTTP cannot carry.
func (h *Handler) write(w http.ResponseWriter, r *http.Request, answered *simulate.Answered) *simulate.Answered {
	if why := unsendable(&answered.Response); why != "" {
		h.report(fmt.Errorf("answering %s %s: %s", r.Method, r.URL.Path, why))
		answered = answered.Instead(unfit(why))
	}
	header := w.Header()
	header["Content-Type"] = nil // nothing is guessed
	for _, each := range answered.Response.Headers {
		if strings.EqualFold(each.Name, "Content-Length") || strings.EqualFold(each.Name, "Transfer-Encoding") {
			continue
		}
		header[each.Name] = append(header[each.Name], each.Value)
	}
	if rest := answered.Response.Rest; rest != nil {
		w.WriteHeader(answered.Response.Status)
		answered.Streamed = passOn(w, rest)
		return answered
	}
	body := answered.Response.Body
	if hasBody(answered.Response.Status) {
		header["Content-Length"] = []string{strconv.Itoa(len(body))}
	} else {
		body = nil
	}
	w.WriteHeader(answered.Response.Status)
	if len(body) > 0 && r.Method != http.MethodHead {
		_, _ = w.Write(body) // a caller that went away hears nothing
	}
	return answered
}

// pieceOfStream is how much of a streamed answer is passed on at a time, and
// patienceOfPiece how long a caller may take over it.
const (
	pieceOfStream   = 32 << 10
	patienceOfPiece = time.Minute
)

// passOn sends a streamed answer as it comes, and gives how much there was. One
// that breaks off breaks off for the caller too.
func passOn(w http.ResponseWriter, rest io.ReadCloser) (sent int64) {
	defer rest.Close() //nolint:errcheck // nothing was written to it
	out, piece := http.NewResponseController(w), make([]byte, pieceOfStream)
	for {
		n, err := rest.Read(piece)
		if n > 0 {
			sent += int64(n)
			_ = out.SetWriteDeadline(time.Now().Add(patienceOfPiece)) //nolint:forbidigo // the patience of the server itself
			if _, gone := w.Write(piece[:n]); gone != nil || out.Flush() != nil {
				panic(http.ErrAbortHandler)
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return sent
		case err != nil:
			panic(http.ErrAbortHandler)
		}
	}
}

// unsendable tells why HTTP cannot carry an answer; empty when it can.
func unsendable(response *simulate.Response) string {
	if response.Status < http.StatusOK || response.Status > 999 {
		return fmt.Sprintf("%d is no status of an answer", response.Status)
	}
	for _, header := range response.Headers {
		if !simulate.IsToken(header.Name) {
			return fmt.Sprintf("%q is no name of a header", header.Name)
		}
		if !simulate.IsFieldValue(header.Value) {
			return fmt.Sprintf("%q is no value of the header %s", header.Value, header.Name)
		}
	}
	return ""
}

// hasBody tells whether an answer with a status may have a body.
func hasBody(status int) bool {
	return status != http.StatusNoContent && status != http.StatusNotModified
}
