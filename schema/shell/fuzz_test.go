package shell

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// seeds are the scripts and pages of the fixtures.
func seeds(tb testing.TB) [][]byte {
	tb.Helper()
	var texts [][]byte
	for _, pattern := range []string{"../../fixtures/rules/cli*/*/*.sh", "../../fixtures/rules/cli*/*/*.md", "../../fixtures/runbooks/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			tb.Fatalf("no seeds in %s: %v", pattern, err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			texts = append(texts, src)
		}
	}
	return texts
}

// FuzzLoad follows any text as a script and as a page: nothing may break, every
// span stands within the text, and a second run makes the same model.
func FuzzLoad(f *testing.F) {
	for _, src := range seeds(f) {
		f.Add(src)
	}
	f.Add([]byte("f() { f; f; }; f; aws ec2 x --tags a={b=[c,{d=e}]},'f=g' \"${X:=$(aws ecs list-services --query 'x[0')}\" <<E\n${context.x}\nE\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, name := range []string{"fuzz.sh", "fuzz.md", "fuzz.zsh"} {
			file := &syntax.File{Name: name, Src: src}
			set := Load(file, model.Given{}, nil)
			for _, problem := range file.Problems {
				within(t, problem.Span, len(src))
			}
			for _, world := range set.Worlds {
				for _, command := range world.Commands {
					checkCommand(t, command, len(src))
				}
				for _, in := range world.Integrations {
					within(t, in.Where(), len(src))
					within(t, in.URI.Where(), len(src))
					within(t, in.Link.ID.Where(), len(src))
				}
			}
			again := Load(&syntax.File{Name: name, Src: src}, model.Given{}, nil)
			if diff := cmp.Diff(summary(set.Worlds[0]), summary(again.Worlds[0])); diff != "" {
				t.Errorf("a second run differs:\n%s", diff)
			}
		}
	})
}

func checkCommand(t *testing.T, command *model.Command, size int) {
	t.Helper()
	within(t, command.Span, size)
	within(t, command.Head, size)
	within(t, command.Background, size)
	for _, word := range append(command.Words, command.Stray...) {
		within(t, word.Where(), size)
		for _, run := range word.Runs {
			within(t, run.Span, size)
		}
	}
}

func within(t *testing.T, span syntax.Span, size int) {
	t.Helper()
	if span.Start < 0 || span.Start > span.End || int(span.End) > size {
		t.Errorf("%d-%d of %d bytes", span.Start, span.End, size)
	}
}

func BenchmarkLoad(b *testing.B) {
	texts := seeds(b)
	size := 0
	for _, src := range texts {
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range texts {
			Load(&syntax.File{Name: "seed.sh", Src: src}, model.Given{}, nil)
		}
	}
}
