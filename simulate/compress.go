package simulate

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// compressAnswer packs the answer of a stage in the coding that the caller names
// and prefers, if it is large enough and the backend has not packed it. Source:
// developer guide, "Enable payload compression".
func compressAnswer(_ context.Context, ex *Exchange) error {
	least := ex.API.MinimumCompression
	if ex.Stage == nil || least.Absent() {
		return nil
	}
	coding := preferredCoding(ex.headers.Values("Accept-Encoding"))
	switch {
	case ex.answer.Rest != nil || coding == "" || ex.received != nil && ex.received.Headers.Has("Content-Encoding"):
		return nil
	case least.Unknown():
		return untold("the smallest body that is compressed", least)
	}
	if smallest, _ := least.Get(); len(ex.answer.Body) < smallest {
		return nil
	}
	packed, err := pack(coding, ex.answer.Body)
	if err != nil {
		return err
	}
	ex.note("compression", fmt.Sprintf("%s makes %d bytes of %d", coding, len(packed), len(ex.answer.Body)), least.Where())
	ex.answer.Body = packed
	ex.answer.Headers = ex.answer.Headers.With("Content-Encoding", coding).With("Content-Length", decimal(len(packed)))
	return nil
}

// preferredCoding gives the coding of an answer by Accept-Encoding; empty when
// it is to stay as it is.
func preferredCoding(accepted []string) string {
	best, weight := "", 0.0
	for offer := range strings.SplitSeq(strings.Join(accepted, ","), ",") {
		coding, parameters, _ := strings.Cut(strings.ToLower(strings.TrimSpace(offer)), ";")
		quality := 1.0
		if text, ok := strings.CutPrefix(strings.TrimSpace(parameters), "q="); ok {
			quality, _ = strconv.ParseFloat(text, 64)
		}
		switch coding = strings.TrimSpace(coding); coding {
		case "gzip", "deflate", "identity":
			if quality > weight {
				best, weight = coding, quality
			}
		}
	}
	if best == "identity" {
		return ""
	}
	return best
}

func pack(coding string, body []byte) ([]byte, error) {
	var packed bytes.Buffer
	var writer io.WriteCloser = gzip.NewWriter(&packed)
	if coding == "deflate" {
		writer = zlib.NewWriter(&packed)
	}
	if _, err := writer.Write(body); err != nil {
		return nil, fmt.Errorf("packing the answer: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("packing the answer: %w", err)
	}
	return packed.Bytes(), nil
}
