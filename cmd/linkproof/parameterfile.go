package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/syntax"
)

// readParameterFiles reads files of template parameters; a later file goes
// before an earlier one.
func readParameterFiles(paths []string) (map[string]string, error) {
	parameters := make(map[string]string)
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("--parameter-file: reading %s: %w", filepath.ToSlash(path), withoutName(err))
		}
		read, err := cfn.ReadParameters(syntax.Read(filepath.ToSlash(path), src, syntax.DefaultLimits()))
		if err != nil {
			return nil, fmt.Errorf("--parameter-file: %w", err)
		}
		maps.Copy(parameters, read)
	}
	return parameters, nil
}

// withoutName gives the cause of an error that repeats the name of a file.
func withoutName(err error) error {
	if of, ok := errors.AsType[*fs.PathError](err); ok {
		return of.Err
	}
	return err
}
