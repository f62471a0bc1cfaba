package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mostDependencies is how many modules the program may import by itself.
const mostDependencies = 16

// TestEveryDependencyHasAReason counts the modules whose packages ours import
// for the binary, and looks for each in ARCHITECTURE.md.
func TestEveryDependencyHasAReason(t *testing.T) {
	architecture, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	direct := directModules(t)
	if len(direct) == 0 || len(direct) > mostDependencies {
		t.Errorf("%d direct dependencies, at most %d are wanted", len(direct), mostDependencies)
	}
	for module := range direct {
		named := strings.TrimPrefix(module, "github.com/")
		if !strings.Contains(string(architecture), "| "+named+" |") {
			t.Errorf("ARCHITECTURE.md gives no reason for %s", module)
		}
	}
}

// directModules gives the modules of packages that packages of ours import.
func directModules(t *testing.T) map[string]bool {
	t.Helper()
	listing, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Standard,Imports,Module", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	type listed struct {
		ImportPath string   `json:"ImportPath"`
		Imports    []string `json:"Imports"`
		Module     *struct {
			Path string `json:"Path"`
			Main bool   `json:"Main"`
		} `json:"Module"`
	}
	of, imported := make(map[string]string), make(map[string]bool)
	decoder := json.NewDecoder(bytes.NewReader(listing))
	for {
		var one listed
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if one.Module == nil {
			continue
		}
		if !one.Module.Main {
			of[one.ImportPath] = one.Module.Path
			continue
		}
		for _, path := range one.Imports {
			imported[path] = true
		}
	}
	direct := make(map[string]bool)
	for path := range imported {
		if module := of[path]; module != "" {
			direct[module] = true
		}
	}
	return direct
}

// TestBuildsAreReproducible builds the program twice, in two folders, and wants
// the same bytes. It runs where LINKPROOF_TOOLS is set, because it copies and
// builds everything.
func TestBuildsAreReproducible(t *testing.T) {
	if os.Getenv("LINKPROOF_TOOLS") == "" {
		t.Skip("LINKPROOF_TOOLS is not set")
	}
	var first []byte
	for range 2 {
		folder := t.TempDir()
		if err := os.CopyFS(filepath.Join(folder, "source"), os.DirFS("../..")); err != nil {
			t.Fatal(err)
		}
		built := filepath.Join(folder, "linkproof")
		command := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", built, "./cmd/linkproof") //nolint:gosec // a folder of the test
		command.Dir = filepath.Join(folder, "source")
		command.Env = append(os.Environ(), "CGO_ENABLED=0")
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		binary, err := os.ReadFile(built)
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && !bytes.Equal(first, binary) {
			t.Errorf("the builds differ: %d and %d bytes", len(first), len(binary))
		}
		first = binary
	}
}
