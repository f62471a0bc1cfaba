package awsjson

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// BenchmarkLoad reads all answers as one snapshot.
func BenchmarkLoad(b *testing.B) {
	var files []*syntax.File
	for _, answer := range answers {
		files = append(files, syntax.Read("-", []byte(answer.src), syntax.DefaultLimits()))
	}
	b.ReportAllocs()
	for b.Loop() {
		Load(files, model.Given{}, nil)
	}
}

// BenchmarkRecognizes looks for answers in a document that holds none.
func BenchmarkRecognizes(b *testing.B) {
	file := syntax.Read("-", []byte(`{"a": {"b": {"c": [1, 2, {"d": {"e": [{}, {}]}}]}}, "f": [{"id": 1}, {"id": 2}]}`), syntax.DefaultLimits())
	b.ReportAllocs()
	for b.Loop() {
		Recognizes(file)
	}
}
