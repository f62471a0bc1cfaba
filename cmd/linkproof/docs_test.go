package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

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
		line += ` & server=$!; sleep 1; kill -INT $server; wait $server`
	}
	command := exec.CommandContext(t.Context(), "sh", "-c", line)
	command.Dir = folder
	command.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "LINKPROOF_PATHS=infra")
	output, err := command.CombinedOutput()
	if code := command.ProcessState.ExitCode(); code != exitClean && code != exitFound || bytes.Contains(output, []byte("panic")) {
		t.Errorf("%s\nexits with %d (%v):\n%s", line, code, err, output)
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
