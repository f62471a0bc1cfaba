package schema

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkSniff(b *testing.B) {
	for _, name := range []string{"template.yaml", "queue.yaml", "openapi.yaml", "get-resources.json", "package.json", "workflow.yaml"} {
		src, err := os.ReadFile(filepath.Join("testdata", "mixed", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				sniff("file", src)
			}
		})
	}
}
