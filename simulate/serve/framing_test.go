package serve

import (
	"strings"
	"testing"
)

// follow takes a text in pieces of a size and gives the heads in it.
func follow(text string, size int) (heads []string) {
	var f framing
	for right := 0; right < len(text); {
		piece := text[right:min(right+size, len(text))]
		n, err := f.take([]byte(piece))
		right += n
		if head := f.finished(); head != "" {
			heads = append(heads, head)
		}
		if err != nil {
			break
		}
	}
	return heads
}

// FuzzFraming wants requests to be cut the same way however they arrive.
func FuzzFraming(f *testing.F) {
	for _, seed := range []string{
		"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: 1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole := follow(text, len(text)+1)
		single := follow(text, 1)
		if strings.Join(whole, "|") != strings.Join(single, "|") {
			t.Errorf("%q in one piece, %q byte by byte", whole, single)
		}
	})
}
