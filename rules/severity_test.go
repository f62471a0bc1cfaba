package rules_test

import (
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestADocumentThatTheImportRefusesIsAnError stands here because no fault that
// the validator finds is known to be refused.
func TestADocumentThatTheImportRefusesIsAnError(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("openapi: 3.0.1\n"), syntax.DefaultLimits())
	for refused, want := range map[bool]lint.Severity{true: lint.Error, false: lint.Warning} {
		faults := func() []model.DocumentFault {
			return []model.DocumentFault{{Message: "wrong", Refused: refused, At: file.Root.Span}}
		}
		world := &model.Model{Files: []*syntax.File{file}, Documents: []model.Document{{Root: file.Root, Faults: faults}}}
		set := &model.InputSet{Files: world.Files, Worlds: []*model.Model{world}}
		findings := lint.Run(set, lint.Options{Rules: rules.All(), Known: rules.All()})
		if len(findings) != 1 || findings[0].Rule.ID != "OAS007" || findings[0].Severity != want {
			t.Errorf("refused %v: %v", refused, findings)
		}
	}
}
