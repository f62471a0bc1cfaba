package main

import (
	"testing"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestFilesOfSeveralSetsCountOnce(t *testing.T) {
	rule := &lint.Rule{ID: "A001"}
	finding := func(file, message string, start int32) lint.Finding {
		return lint.Finding{Rule: rule, Message: message, Span: syntax.Span{File: &syntax.File{Name: file}, Start: start, End: start + 1}}
	}
	results := []*linted{
		{files: []string{"a", "shared"}, findings: []lint.Finding{finding("shared", "x", 1), finding("shared", "x", 2), {Rule: rule}}},
		{files: []string{"b", "shared"}, findings: []lint.Finding{finding("shared", "x", 1), finding("b", "x", 1), finding("shared", "y", 1)}},
	}
	if kept := once(results); len(kept) != 5 {
		t.Errorf("%d findings, want 5", len(kept))
	}
	if files := countFiles(results); files != 3 {
		t.Errorf("%d files, want 3", files)
	}
}

func TestDocumentsOfTemplatesDoNotStandAlone(t *testing.T) {
	results := standing([]*linted{
		{files: []string{"api.yaml"}},
		{files: []string{"template.yaml", "api.yaml", "parts.yaml"}, taken: []string{"api.yaml"}},
		{files: []string{"parts.yaml"}},
	})
	if len(results) != 2 || results[0].files[0] != "template.yaml" || results[1].files[0] != "parts.yaml" {
		t.Errorf("got %+v, want the template and the file that it takes only in part", results)
	}
}
