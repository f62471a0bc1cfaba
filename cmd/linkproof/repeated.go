package main

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// saying is what a finding says and where, by names rather than by trees: a
// file that others refer to is read and understood with each of them.
type saying struct {
	rule, file, message string
	start, end          int32
}

func sayingOf(finding *lint.Finding) saying {
	said := saying{rule: finding.Rule.ID, message: finding.Message, start: finding.Span.Start, end: finding.Span.End}
	if finding.Span.File != nil {
		said.file = finding.Span.File.Name
	}
	return said
}

// once keeps the first of the findings that several input sets repeat.
func once(results []*linted) []lint.Finding {
	var kept []lint.Finding
	seen := make(map[saying]bool)
	for _, result := range results {
		for i := range result.findings {
			if said := sayingOf(&result.findings[i]); !seen[said] {
				seen[said] = true
				kept = append(kept, result.findings[i])
			}
		}
	}
	return kept
}

// fileNames gives the names of the files of an input set.
func fileNames(set *model.InputSet) []string {
	names := make([]string, len(set.Files))
	for i, file := range set.Files {
		names[i] = file.Name
	}
	return names
}

// taken gives the names of the files beside the first that are, as a whole,
// the document of an API of the input set.
func taken(set *model.InputSet) []string {
	var names []string
	documents := set.Worlds[0].Documents
	for at := range documents {
		for i, file := range set.Files {
			if i > 0 && documents[at].Root == file.Root {
				names = append(names, file.Name)
			}
		}
	}
	return names
}

// standing leaves out the documents that a template takes: with the template
// more is known of them than alone.
func standing(results []*linted) []*linted {
	others := make(map[string]bool)
	for _, result := range results {
		for _, name := range result.taken {
			others[name] = true
		}
	}
	return slices.DeleteFunc(results, func(r *linted) bool { return len(r.files) > 0 && others[r.files[0]] })
}

// countFiles counts the files of input sets, each once.
func countFiles(results []*linted) int {
	seen := make(map[string]bool)
	for _, result := range results {
		for _, name := range result.files {
			seen[name] = true
		}
	}
	return len(seen)
}
