//go:build unix

package rules_test

import (
	"cmp"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

// corpus is what the benchmarks below read: the folder that LINKPROOF_CORPUS
// names, else the fixtures.
func corpus() string { return cmp.Or(os.Getenv("LINKPROOF_CORPUS"), fixturesRoot) }

// BenchmarkLoading only loads the corpus: what the families below are
// compared with.
func BenchmarkLoading(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loadCorpus(b)
	}
}

func loadCorpus(b *testing.B) []*model.InputSet {
	b.Helper()
	loaded, err := schema.Load(b.Context(), []string{corpus()}, schema.Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	return loaded.Results
}

// BenchmarkFamilies runs all rules, and then those of each family by
// themselves, over the corpus. %load is the processor time that this costs over
// that of loading in the same run; take off that of none, which is once for all
// rules, such as reading the ignores. Each run has models of its own: schemas
// are checked when a rule first asks.
func BenchmarkFamilies(b *testing.B) {
	families := map[string][]*lint.Rule{"all": rules.All(), "none": nil}
	names := []string{"all", "none"}
	for _, rule := range rules.All() {
		if families[rule.Family()] == nil {
			names = append(names, rule.Family())
		}
		families[rule.Family()] = append(families[rule.Family()], rule)
	}
	for _, name := range slices.Compact(names) {
		b.Run(name, func(b *testing.B) {
			options := lint.Options{Rules: families[name], Known: rules.All()}
			var loading, running time.Duration
			for range b.N {
				b.StopTimer()
				begin := processorTime(b)
				sets := loadCorpus(b)
				loaded := processorTime(b)
				b.StartTimer()
				for _, set := range sets {
					lint.Run(set, options)
				}
				loading, running = loading+loaded-begin, running+processorTime(b)-loaded
			}
			b.ReportMetric(100*float64(running)/float64(loading), "%load")
		})
	}
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
