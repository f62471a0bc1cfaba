//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// template is one template of 10 kB with an HTTP and a REST API, two worlds
// and parameters with defaults.
var template = filepath.Join("..", "..", "schema", "cfn", "testdata", "shop.yaml")

// BenchmarkTemplate compares the whole lint of one template with only reading
// and parsing it: ns/op of the first over the second.
func BenchmarkTemplate(b *testing.B) {
	b.Run("parse", func(b *testing.B) { parseAll(b, []string{template}) })
	b.Run("lint", func(b *testing.B) { lintAll(b, []string{template}) })
}

// BenchmarkCorpus compares the lint of a folder with only reading and parsing
// the files in it that a walk looks at, both on one worker. LINKPROOF_CORPUS
// names the folder.
func BenchmarkCorpus(b *testing.B) {
	root := os.Getenv("LINKPROOF_CORPUS")
	if root == "" {
		b.Skip("LINKPROOF_CORPUS names no folder")
	}
	b.Run("parse", func(b *testing.B) { parseAll(b, files(b, root)) })
	b.Run("lint", func(b *testing.B) { lintAll(b, []string{root}) })
}

// BenchmarkOthers compares the lint of a folder's templates and OpenAPI
// documents with that of other linters, where they are installed: one process
// for all files each, ours on one worker. LINKPROOF_CORPUS names the folder;
// without it, it is the fixtures.
func BenchmarkOthers(b *testing.B) {
	root := os.Getenv("LINKPROOF_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "fixtures")
	}
	ruleset := filepath.Join(b.TempDir(), "spectral.yaml")
	if err := os.WriteFile(ruleset, []byte("extends: spectral:oas\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	templates, documents := marked(b, root, "AWSTemplateFormatVersion"), marked(b, root, "openapi: 3", "\"openapi\": \"3")
	for _, kind := range []struct {
		name  string
		files []string
		other []string
	}{
		{"templates", templates, []string{"cfn-lint", "--regions", "us-east-1", "--"}},
		{"documents", documents, []string{"spectral", "lint", "--quiet", "--ruleset", ruleset}},
		{"documents", documents, []string{"vacuum", "lint", "--no-banner"}},
	} {
		program, err := exec.LookPath(kind.other[0])
		if err != nil {
			continue
		}
		b.Run(kind.name+"/linkproof", func(b *testing.B) {
			lintAll(b, kind.files)
			reportFiles(b, len(kind.files))
		})
		b.Run(kind.name+"/"+kind.other[0], func(b *testing.B) {
			for b.Loop() {
				// The others exit with what they found, which does not matter here.
				_ = exec.CommandContext(b.Context(), program, slices.Concat(kind.other[1:], kind.files)...).Run()
			}
			reportFiles(b, len(kind.files))
		})
	}
}

func reportFiles(b *testing.B, count int) {
	b.Helper()
	b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "files/s")
}

// marked gives the first hundred files of a folder that hold one of the texts.
func marked(b *testing.B, root string, texts ...string) []string {
	b.Helper()
	found := slices.DeleteFunc(files(b, root), func(path string) bool {
		src, err := os.ReadFile(path)
		return err != nil || !slices.ContainsFunc(texts, func(text string) bool { return bytes.Contains(src, []byte(text)) })
	})
	return found[:min(len(found), 100)]
}

// processorTime is what this process has used of the processors, which other
// work on the machine disturbs less than the time on the clock.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func reportProcessorTime(b *testing.B, begin time.Duration) {
	b.Helper()
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
}

func parseAll(b *testing.B, paths []string) {
	b.Helper()
	b.ReportAllocs()
	defer reportProcessorTime(b, processorTime(b))
	for b.Loop() {
		for _, path := range paths {
			src, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			syntax.Read(path, src, syntax.DefaultLimits())
		}
	}
}

func lintAll(b *testing.B, paths []string) {
	b.Helper()
	b.ReportAllocs()
	defer reportProcessorTime(b, processorTime(b))
	all := lint.Options{Rules: rules.All(), Known: rules.All()}
	for b.Loop() {
		_, err := schema.Each(b.Context(), paths, schema.Options{Workers: 1}, func(set *model.InputSet) int { return len(lint.Run(set, all)) })
		if err != nil {
			b.Fatal(err)
		}
	}
}

// files lists what a walk looks at.
func files(b *testing.B, root string) []string {
	b.Helper()
	var paths []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.Contains([]string{".yaml", ".yml", ".json", ".jsonc", ".template"}, filepath.Ext(path)) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return paths
}
