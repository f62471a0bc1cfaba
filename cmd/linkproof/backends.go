package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// readStubs reads the stub file, if one is given.
func readStubs(path string) ([]simulate.Binding, *simulate.Environment, error) {
	if path == "" {
		return nil, &simulate.Environment{}, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("--stub: %w", err)
	}
	stubs, environment, err := simulate.ReadStubs(syntax.Read(filepath.ToSlash(path), src, syntax.DefaultLimits()))
	if err != nil {
		return nil, nil, fmt.Errorf("--stub: %w", err)
	}
	return stubs, environment, nil
}

// readBackends adds servers to stubs: those of --backend first, so that one
// may take the place of a stub, and those of the environment where no stub
// stands for every target.
func readBackends(c *cli.Context, stubs []simulate.Binding, environment *simulate.Environment) ([]simulate.Binding, error) {
	allowed := c.StringSlice("allow-host")
	var bindings []simulate.Binding
	for _, text := range c.StringSlice("backend") {
		binding, err := simulate.ParseBinding(text, allowed)
		if err != nil {
			return nil, fmt.Errorf("--backend: %w", err)
		}
		bindings = append(bindings, binding)
	}
	bindings = append(bindings, stubs...)
	if slices.ContainsFunc(bindings, func(b simulate.Binding) bool { return b.Target == "*" }) {
		return bindings, nil
	}
	servers, err := environment.Bindings(allowed)
	if err != nil {
		return nil, fmt.Errorf("--stub: %w", err)
	}
	return append(bindings, servers...), nil
}
