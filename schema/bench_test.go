package schema_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// mixture is what a repository holds, by name of a fixture and number of
// copies.
var mixture = []struct {
	fixture string
	copies  int
}{
	{"template.yaml", 250},
	{"queue.yaml", 250},
	{"openapi.yaml", 150},
	{"get-resources.json", 100},
	{"package.json", 100},
	{"workflow.yaml", 150},
}

// folder writes a folder of 1,000 files and gives their paths and their size.
func folder(b *testing.B) (root string, paths []string, size int64) {
	b.Helper()
	root = b.TempDir()
	for _, part := range mixture {
		src, err := os.ReadFile(filepath.Join("testdata", "mixed", part.fixture))
		if err != nil {
			b.Fatal(err)
		}
		for i := range part.copies {
			path := filepath.Join(root, fmt.Sprintf("%02d", i%40), fmt.Sprintf("%d-%s", i, part.fixture))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(path, src, 0o600); err != nil {
				b.Fatal(err)
			}
			paths, size = append(paths, path), size+int64(len(src))
		}
	}
	return root, paths, size
}

// BenchmarkFolder compares loading a folder with only reading and parsing its
// files, both on one worker: ns/op of the first over the second.
func BenchmarkFolder(b *testing.B) {
	root, paths, size := folder(b)
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(size)
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
	})
	b.Run("load", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		options := schema.Options{Workers: 1}
		for b.Loop() {
			loaded, err := schema.Each(b.Context(), []string{root}, options, func(set *model.InputSet) int { return len(set.Worlds) })
			if err != nil || loaded.Files != 500 {
				b.Fatalf("loaded %d files, %v", loaded.Files, err)
			}
		}
	})
}
