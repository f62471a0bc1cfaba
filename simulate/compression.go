package simulate

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// decompress unpacks the body of a request to a stage before anything reads it.
// An empty body passes whatever the header says. Recorded on AWS; source of the
// rest: developer guide, "Enable payload compression".
func (ex *Exchange) decompress() error {
	coding := strings.ToLower(ex.headers.Get("Content-Encoding"))
	if ex.API.Protocol != model.REST || ex.Stage == nil || len(ex.Call.Body) == 0 || coding == "" || coding == "identity" {
		return nil
	}
	body, err := unpack(coding, ex.Call.Body)
	if err != nil {
		ex.note("compression", err.Error(), ex.API.Where())
		return &Reply{Type: UnsupportedMediaType, Line: "Unsupported Content-Encoding " + coding}
	}
	if len(body) > largestPayload {
		return &Reply{Type: RequestTooLarge, Line: lineTooLarge}
	}
	ex.Call.Body = body
	return nil
}

func unpack(coding string, packed []byte) ([]byte, error) {
	var reader io.Reader
	var err error
	switch coding {
	case "gzip":
		reader, err = gzip.NewReader(bytes.NewReader(packed))
	case "deflate":
		if reader, err = zlib.NewReader(bytes.NewReader(packed)); err != nil {
			reader, err = flate.NewReader(bytes.NewReader(packed)), nil
		}
	default:
		return nil, fmt.Errorf("the coding %s is not supported", coding)
	}
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", coding, err)
	}
	body, err := io.ReadAll(io.LimitReader(reader, largestPayload+1))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", coding, err)
	}
	return body, nil
}
