package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const registry = "package rules\n\nfunc All() []*lint.Rule {\n\treturn []*lint.Rule{\n\t\t&lnk001,\n\t\t&map001,\n\t}\n}\n"

func TestCreate(t *testing.T) {
	for id, list := range map[string]string{
		"INT001": "\t\t&int001,\n\t\t&lnk001,\n\t\t&map001,\n\t}",
		"LNK099": "\t\t&lnk001,\n\t\t&lnk099,\n\t\t&map001,\n\t}",
		"TLS001": "\t\t&lnk001,\n\t\t&map001,\n\t\t&tls001,\n\t}",
	} {
		root := repository(t)
		if err := create(root, id, "some-mistake"); err != nil {
			t.Fatal(err)
		}
		lower := strings.ToLower(id)
		for name, part := range map[string]string{
			"rules/registry.go":                                            list,
			"rules/" + lower + "_some_mistake.go":                          `ID: "` + id + `", Name: "some-mistake"`,
			"fixtures/rules/" + lower + "-some-mistake/bad/template.yaml":  "# want " + id + " ",
			"fixtures/rules/" + lower + "-some-mistake/good/template.yaml": "Name: shop",
		} {
			if src, err := os.ReadFile(filepath.Join(root, name)); err != nil || !strings.Contains(string(src), part) {
				t.Errorf("%s: %v, without %q:\n%s", name, err, part, src)
			}
		}
		if err := create(root, id, "some-mistake"); err == nil {
			t.Errorf("%s was made twice", id)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	for id, name := range map[string]string{"lnk099": "some-mistake", "LNK99": "some-mistake", "LNK099": "some mistake", "": ""} {
		if err := create(repository(t), id, name); err == nil {
			t.Errorf("ID=%s NAME=%s was taken", id, name)
		}
	}
}

// repository makes a folder with a registry in it.
func repository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "rules"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "rules", "registry.go"), []byte(registry), 0o600); err != nil {
		t.Fatal(err)
	}
	return root
}
