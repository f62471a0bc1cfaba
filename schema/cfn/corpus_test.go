package cfn_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestCorpus loads every template below the folder that LINKPROOF_CORPUS names
// and prints which references lead nowhere, for a person to judge.
func TestCorpus(t *testing.T) {
	root := os.Getenv("LINKPROOF_CORPUS")
	if root == "" {
		t.Skip("LINKPROOF_CORPUS names no folder")
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := syntax.Read(path, src, syntax.DefaultLimits())
		if !cfn.Recognizes(file.Root) {
			return nil
		}
		set := cfn.Load(file, model.Given{}, nil)
		for _, world := range set.Worlds {
			inside(t, file, world)
		}
		for _, fault := range set.Worlds[0].Faults {
			from := fault.Span.From()
			t.Logf("%s:%d:%d: %s (aside %t)", path, from.Line, from.Column, fault.Message, fault.Aside)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
