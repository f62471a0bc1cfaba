package config

import (
	"path/filepath"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzRead: a configuration is read or refused with a reason, and none names a
// path outside of its folder.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"paths: [infra]\nfail-on: warning\nrules: {LNK002: off}\noverrides: [{paths: ['a/**'], region: us-east-2, rules: {policy: info}}]\n",
		"paths: [../..]\nbaseline: /etc/passwd\n", "context: [a, b]\nparameters: {A: b}\nexclude: [dist/]\n", "- a\n", "", "rules: [a\n",
	} {
		f.Add([]byte(seed))
	}
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, src []byte) {
		config, err := read(syntax.Read(Name, src, syntax.DefaultLimits()), folder, func(string) error { return nil })
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a reason")
			}
			return
		}
		for _, path := range config.Paths {
			if inside := config.inside(path); !filepath.IsLocal(filepath.FromSlash(inside)) {
				t.Errorf("the path %q leads out of the folder", path)
			}
		}
		config.Excludes("a/b.yaml")
		config.For("a/b.yaml")
	})
}
