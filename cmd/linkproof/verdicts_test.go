package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestCorpusVerdicts compares the errors on the corpus that LINKPROOF_CORPUS
// names with what a person found of each: fixtures/corpus-verdicts.tsv holds
// file, line, rule, right or wrong, and why.
func TestCorpusVerdicts(t *testing.T) {
	corpus := os.Getenv("LINKPROOF_CORPUS")
	if corpus == "" {
		t.Skip("LINKPROOF_CORPUS names no corpus")
	}
	judged := make(map[string]bool)
	for _, row := range rows(t, "corpus-verdicts.tsv", 5) {
		if row[3] != "right" {
			t.Errorf("%s:%s: %s is judged %s: mend the rule", row[0], row[1], row[2], row[3])
		}
		judged[strings.Join(row[:3], "\t")] = true
	}
	for _, f := range findings(t, corpus) {
		if f.Severity != "error" {
			continue
		}
		key := strings.Join([]string{f.File, strconv.Itoa(f.Start.Line), f.Rule}, "\t")
		if !judged[key] {
			t.Errorf("nobody has looked at this: %s\t%s", key, f.Message)
		}
	}
}

// TestBenchWarnings compares the warnings on the valid configurations of the
// bench that LINKPROOF_BENCH names with fixtures/bench-warnings.tsv: base, rule
// and why it is right to warn there.
func TestBenchWarnings(t *testing.T) {
	bench := os.Getenv("LINKPROOF_BENCH")
	if bench == "" {
		t.Skip("LINKPROOF_BENCH names no bench")
	}
	justified := make(map[string]bool)
	for _, row := range rows(t, "bench-warnings.tsv", 3) {
		justified[row[0]+"\t"+row[1]] = true
	}
	for _, f := range findings(t, filepath.Join(bench, "valid")) {
		if key := f.File + "\t" + f.Rule; f.Severity != "info" && !justified[key] {
			t.Errorf("nothing justifies this: %s\t%s", key, f.Message)
		}
	}
}

// rows reads a table of the fixtures without its head.
func rows(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "fixtures", name))
	if err != nil {
		t.Fatal(err)
	}
	var table [][]string
	for i, line := range strings.Split(strings.TrimSpace(string(src)), "\n") {
		row := strings.Split(line, "\t")
		if len(row) != columns || row[columns-1] == "" {
			t.Fatalf("%s:%d: %d columns, want %d", name, i+1, len(row), columns)
		}
		if i > 0 {
			table = append(table, row)
		}
	}
	return table
}

// found is a finding as programs read it.
type found struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	File     string `json:"file"`
	Start    struct {
		Line int `json:"line"`
	} `json:"start"`
}

// findings lints a folder; the names of files start within it.
func findings(t *testing.T, folder string) []found {
	t.Helper()
	var report struct {
		Findings []found `json:"findings"`
	}
	if err := json.Unmarshal([]byte(try(t, false, nil, "lint", folder, "--format", "json").out), &report); err != nil {
		t.Fatal(err)
	}
	for i := range report.Findings {
		name, err := filepath.Rel(folder, filepath.FromSlash(report.Findings[i].File))
		if err != nil {
			t.Fatal(err)
		}
		report.Findings[i].File = filepath.ToSlash(name)
	}
	return report.Findings
}
