package cfn_test

import (
	"os"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// BenchmarkLoad compares the loading of a template with the parsing that must
// come first.
func BenchmarkLoad(b *testing.B) {
	src, err := os.ReadFile("testdata/shop.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			syntax.Read("shop.yaml", src, syntax.DefaultLimits())
		}
	})
	file := syntax.Read("shop.yaml", src, syntax.DefaultLimits())
	b.Run("load", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			cfn.Load(file, model.Given{}, nil)
		}
	})
	set := cfn.Load(file, model.Given{}, nil)
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			set.Without(set.Assumptions[0])
		}
	})
}
