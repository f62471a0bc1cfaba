package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestDocs runs every command of linkproof on the pages, in order and page by
// page, in a folder with what they speak of. None of them may be misused.
func TestDocs(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("there are no pages: %v", err)
	}
	for _, page := range append(pages, "../../README.md") {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			folder := docsFolder(t)
			for _, line := range commandsIn(string(text)) {
				runLine(t, folder, line)
			}
		})
	}
}

// commandsIn gives the commands of linkproof in the blocks of a page, with the
// lines that continue them.
func commandsIn(page string) []string {
	var lines []string
	block := false
	page = strings.ReplaceAll(page, "\\\n", " ")
	for line := range strings.Lines(page) {
		trimmed := strings.TrimSpace(line)
		indented := strings.HasPrefix(line, "    ")
		if strings.HasPrefix(trimmed, "```") {
			block = !block
			continue
		}
		for _, sign := range []string{"$ ", "- "} {
			trimmed = strings.TrimPrefix(trimmed, sign)
		}
		if quoted, ok := strings.CutPrefix(trimmed, "sh '"); ok {
			trimmed = strings.TrimSuffix(quoted, "'")
		}
		if (block || indented) && strings.HasPrefix(trimmed, "linkproof ") {
			lines = append(lines, trimmed)
		}
	}
	return lines
}

// docsFolder makes a folder with the files that the pages speak of.
func docsFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for from, to := range map[string]string{
		"../../fixtures/quickstart": "infra", "../../fixtures/docs": ".", "../../fixtures/docs/cdk": "cdk.out",
	} {
		if err := os.CopyFS(filepath.Join(folder, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(folder, "fixtures", "quickstart"), os.DirFS("../../fixtures/quickstart")); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first"}} {
		git := exec.CommandContext(t.Context(), "git", command...)
		git.Dir = folder
		if output, err := git.CombinedOutput(); err != nil {
			t.Skipf("git does not run here: %v: %s", err, output)
		}
	}
	return folder
}

// runLine runs a line by a shell that finds this program as linkproof.
func runLine(t *testing.T, folder, line string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(folder, ".bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink(program, filepath.Join(bin, "linkproof")) // by the line before
	line, _, _ = strings.Cut(line, " #")
	line = strings.ReplaceAll(line, "| dot -Tpng -o way.png", ">way.dot")
	if strings.HasPrefix(line, "linkproof serve ") {
		line += ` >address & server=$!; until [ -s address ] || ! kill -0 $server; do sleep 0.1; done; kill -INT $server; wait $server`
	}
	command := exec.CommandContext(t.Context(), "sh", "-c", line)
	command.Dir = folder
	command.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "LINKPROOF_PATHS=infra")
	output, err := command.CombinedOutput()
	if code := command.ProcessState.ExitCode(); code != exitClean && code != exitFound || bytes.Contains(output, []byte("panic")) {
		t.Errorf("%s\nexits with %d (%v):\n%s", line, code, err, output)
	}
}

// TestPagesOfRulesAreUpToDate compares the pages in the repository with the
// rules.
func TestPagesOfRulesAreUpToDate(t *testing.T) {
	kept := make(map[string]bool)
	entries, err := os.ReadDir("../../docs/rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		kept[entry.Name()] = true
	}
	for _, rule := range rules.All() {
		name := rule.ID + ".md"
		page, err := os.ReadFile("../../docs/rules/" + name)
		if err != nil || !bytes.Equal(page, rulePage(rule)) {
			t.Errorf("docs/rules/%s is stale (%v): run make docs", name, err)
		}
		delete(kept, name)
	}
	if len(kept) > 0 {
		t.Errorf("pages of rules that there are not: %v", slices.Sorted(maps.Keys(kept)))
	}
}

// TestFilesForPipelinesAreYAML reads the files that other programs take.
func TestFilesForPipelinesAreYAML(t *testing.T) {
	for name, key := range map[string]string{"action.yml": "runs", "docs/gitlab-ci.yml": "linkproof", ".pre-commit-hooks.yaml": "", ".goreleaser.yaml": "builds"} {
		text, err := fs.ReadFile(os.DirFS("../.."), name)
		if err != nil {
			t.Error(err)
			continue
		}
		file := syntax.Read(name, text, syntax.DefaultLimits())
		if len(file.Problems) > 0 || key != "" && file.Root.Get(key) == nil {
			t.Errorf("%s: %v", name, file.Problems)
		}
	}
}

// evidences are the kinds of evidence in the words of the page.
var evidences = []struct{ name, word string }{
	{"aws-recorded", "recorded"}, {"aws-docs", "documented"}, {"aws-transcript-3p", "reported"}, {"emulator-unit-test", "emulated"},
}

// TestFidelityTableIsUpToDate counts the pairs of the cases; -update writes the
// table.
func TestFidelityTableIsUpToDate(t *testing.T) {
	const path, begin, end = "../../docs/simulator.md", "<!-- fidelity -->\n", "<!-- /fidelity -->"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(page), begin)
	kept, after, found := strings.Cut(rest, end)
	table := fidelityTable(t)
	switch {
	case !found:
		t.Errorf("%s has no place for the table", path)
	case *update:
		if err := os.WriteFile(path, []byte(before+begin+table+end+after), 0o600); err != nil {
			t.Fatal(err)
		}
	case kept != table:
		t.Errorf("the table in docs/simulator.md is stale: run go test ./cmd/linkproof -run Fidelity -update")
	}
}

func fidelityTable(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob("../../fixtures/conformance/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no cases: %v", err)
	}
	counts := make(map[string]map[string]int)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var one struct {
			API      string `json:"api"`
			Kind     string `json:"kind"`
			Evidence string `json:"evidence"`
			Steps    []struct {
				Evidence string `json:"evidence"`
			} `json:"steps"`
		}
		if err := json.Unmarshal(text, &one); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		key := one.API + " | " + one.Kind
		if counts[key] == nil {
			counts[key] = make(map[string]int)
		}
		if len(one.Steps) == 0 {
			counts[key][one.Evidence]++
		}
		for _, step := range one.Steps {
			counts[key][cmp.Or(step.Evidence, one.Evidence)]++
		}
	}
	var table strings.Builder
	table.WriteString("| API | kind |")
	for _, evidence := range evidences {
		table.WriteString(" " + evidence.word + " |")
	}
	table.WriteString("\n| --- | --- | --- | --- | --- | --- |\n")
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		table.WriteString("| " + key + " |")
		for _, evidence := range evidences {
			_, _ = fmt.Fprintf(&table, " %d |", counts[key][evidence.name])
		}
		table.WriteByte('\n')
	}
	return table.String()
}
