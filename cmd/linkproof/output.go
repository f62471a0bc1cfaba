package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
)

// output is where one report goes and how it looks.
type output[T any] struct {
	format report.Format[T]
	// path is the file; empty for standard output.
	path string
}

// readOutputs reads the values of --format: a format, or FORMAT=FILE. One of
// them may go to standard output.
func readOutputs[T any](formats []report.Format[T], values []string) ([]output[T], error) {
	var outputs []output[T]
	printed := false
	for _, value := range values {
		name, path, toFile := strings.Cut(value, "=")
		format, err := report.Named(formats, name)
		switch {
		case err != nil:
			return nil, fmt.Errorf("--format: %w", err)
		case toFile && path == "":
			return nil, fmt.Errorf("--format %s: the name of a file should follow the =", value)
		case !toFile && printed:
			return nil, errors.New("--format: only one report can be printed; the others need a file: --format junit=report.xml")
		}
		printed = printed || !toFile
		outputs = append(outputs, output[T]{format: format, path: path})
	}
	return outputs, nil
}

// deliver writes a report wherever it was asked for.
func deliver[T any](p *program, of T, outputs []output[T]) error {
	for _, out := range outputs {
		if out.path == "" {
			if err := out.format.Write(p.out, of, p.look); err != nil {
				return err
			}
			continue
		}
		var text bytes.Buffer
		if err := out.format.Write(&text, of, report.Options{}); err != nil {
			return err
		}
		if err := os.WriteFile(out.path, text.Bytes(), 0o644); err != nil { //nolint:gosec // a report is for all to read
			return fmt.Errorf("writing the %s report: %w", out.format.Name, err)
		}
	}
	return nil
}
