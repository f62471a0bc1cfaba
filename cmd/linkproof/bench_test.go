package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

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

func parseAll(b *testing.B, paths []string) {
	b.Helper()
	b.ReportAllocs()
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
