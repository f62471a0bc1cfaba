package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// readBackends reads what stands behind the targets: servers first, so that
// one may take the place of a stub.
func readBackends(c *cli.Context) ([]simulate.Binding, *simulate.Environment, error) {
	var bindings []simulate.Binding
	for _, text := range c.StringSlice("backend") {
		binding, err := simulate.ParseBinding(text, c.StringSlice("allow-host"))
		if err != nil {
			return nil, nil, fmt.Errorf("--backend: %w", err)
		}
		bindings = append(bindings, binding)
	}
	path := c.String("stub")
	if path == "" {
		return bindings, nil, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("--stub: %w", err)
	}
	file := syntax.Read(filepath.ToSlash(path), src, syntax.DefaultLimits())
	stubs, environment, err := simulate.ReadStubs(file)
	if err != nil {
		return nil, nil, fmt.Errorf("--stub: %w", err)
	}
	return append(bindings, stubs...), environment, nil
}
