package main

import (
	"crypto/x509"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// surroundings are what a stub file tells.
type surroundings struct {
	stubs       []simulate.Binding
	environment *simulate.Environment
}

// readStubs reads the stub file, if one is given.
func readStubs(path string) (surroundings, error) {
	if path == "" {
		return surroundings{environment: &simulate.Environment{}}, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return surroundings{}, fmt.Errorf("--stub: %w", err)
	}
	stubs, environment, err := simulate.ReadStubs(syntax.Read(filepath.ToSlash(path), src, syntax.DefaultLimits()))
	if err != nil {
		return surroundings{}, fmt.Errorf("--stub: %w", err)
	}
	return surroundings{stubs, environment}, nil
}

// readKeys reads a file of public keys.
func readKeys(path string) ([]simulate.PublicKey, error) {
	if path == "" {
		return nil, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("--jwks: %w", err)
	}
	keys, err := simulate.ReadKeys(syntax.Read(filepath.ToSlash(path), src, syntax.DefaultLimits()))
	if err != nil {
		return nil, fmt.Errorf("--jwks: %w", err)
	}
	return keys, nil
}

// backends adds servers to stubs: those of --backend first, so that one may take
// the place of a stub, and those of the environment where no stub stands for
// every target. With a clock, connections serve more than one request.
func (s surroundings) backends(c *cli.Context, clock func() time.Time) ([]simulate.Binding, error) {
	allowed := simulate.Allowed{Hosts: c.StringSlice("allow-host"), Clock: clock}
	var err error
	if allowed.Roots, err = readRoots(c.StringSlice("ca-file")); err != nil {
		return nil, err
	}
	var bindings []simulate.Binding
	for _, text := range c.StringSlice("backend") {
		binding, err := simulate.ParseBinding(text, allowed)
		if err != nil {
			return nil, fmt.Errorf("--backend: %w", err)
		}
		bindings = append(bindings, binding)
	}
	bindings = append(bindings, s.stubs...)
	bindings, err = s.environment.Surround(bindings, allowed)
	if err != nil {
		return nil, fmt.Errorf("--stub: %w", err)
	}
	return bindings, nil
}

// readRoots adds the certificates of PEM files to those that the system trusts;
// nil stands for these alone.
func readRoots(paths []string) (*x509.CertPool, error) {
	if len(paths) == 0 {
		return nil, nil //nolint:nilnil // the system's are no error
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("reading the certificates of the system: %w", err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("--ca-file: %w", err)
		}
		if !roots.AppendCertsFromPEM(src) {
			return nil, fmt.Errorf("--ca-file: %s holds no certificate in PEM", path)
		}
	}
	return roots, nil
}
