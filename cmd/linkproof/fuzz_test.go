package main

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/syntax"
)

// seeds adds texts of the quickstart and what formats give a meaning.
func seeds(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("../../fixtures/quickstart/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("Resources:\n  \"a\\\"<b>&'|]::]]>\\u2028\\u001b[0m%0A\":\n    Type: AWS::ApiGateway::Method\n    Properties: {HttpMethod: \"<\\\"\\n::error::\"}\n"))
}

// piped runs the program with a text as standard input.
func piped(src []byte, args ...string) trial {
	var out, errs bytes.Buffer
	p := &program{
		in: bytes.NewReader(src), out: &out, errs: &errs,
		env: func(string) string { return "" }, now: func() time.Time { return time.Unix(0, 0).UTC() },
		newID: func() string { return "id" }, runsLong: func() {},
	}
	code := p.run(context.Background(), append([]string{"linkproof"}, args...))
	return trial{code: code, out: out.String(), errs: errs.String()}
}

// FuzzReports: whatever is linted, each format can be read by a reader of that
// format.
func FuzzReports(f *testing.F) {
	seeds(f)
	readers := map[string]func(string) error{
		"json": readsJSON, "sarif": readsJSON, "gitlab": readsJSON, "rdjson": readsJSON, "jsonl": readsLines,
		"junit": readsXML, "checkstyle": readsXML, "github": readsCommands, "teamcity": readsMessages, "html": readsAnything, "text": readsAnything,
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for format, read := range readers {
			got := piped(src, "lint", "--no-config", "--strict", "--format", format, "-")
			if err := read(got.out); err != nil && got.code != exitFailed {
				t.Errorf("%s: %v", format, err)
			}
		}
		for format, read := range map[string]func(string) error{"svg": readsXML, "dot": readsQuotes, "mermaid": readsAnything} {
			got := piped(src, "graph", "--no-config", "--format", format, "-")
			if err := read(got.out); err != nil && got.code != exitFailed {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}

func readsAnything(string) error { return nil }

func readsJSON(text string) error {
	var value any
	return json.Unmarshal([]byte(text), &value)
}

func readsLines(text string) error {
	for line := range strings.Lines(text) {
		if err := readsJSON(line); err != nil {
			return err
		}
	}
	return nil
}

func readsXML(text string) error {
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// readsCommands wants a workflow command in each line.
func readsCommands(text string) error {
	for line := range strings.Lines(text) {
		command, _, _ := strings.Cut(strings.TrimPrefix(line, "::"), " ")
		if !strings.HasPrefix(line, "::") || !slices.Contains([]string{"error", "warning", "notice"}, command) {
			return fmt.Errorf("%q is no command", line)
		}
	}
	return nil
}

// readsMessages wants a service message in each line.
func readsMessages(text string) error {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "##teamcity[") || !strings.HasSuffix(line, "]\n") {
			return fmt.Errorf("%q is no service message", line)
		}
	}
	return nil
}

// readsQuotes wants every quote of DOT closed in its line.
func readsQuotes(text string) error {
	for line := range strings.Lines(text) {
		open := false
		for i := 0; i < len(line); i++ {
			switch {
			case line[i] == '\\' && open:
				i++
			case line[i] == '"':
				open = !open
			}
		}
		if open {
			return fmt.Errorf("an open quote in %q", line)
		}
	}
	return nil
}

// FuzzFix: a file that could be read can be read after its fixes, unsafe ones
// among them.
func FuzzFix(f *testing.F) {
	seeds(f)
	fixtures, err := filepath.Glob("../../fixtures/rules/*/bad/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range fixtures {
		if src, err := os.ReadFile(name); err == nil {
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		path := filepath.Join(t.TempDir(), "a.yaml")
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		piped(nil, "lint", "--no-config", "--fix", "--unsafe-fixes", path)
		mended, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if before, after := unreadable(src), unreadable(mended); before == "" && after != "" {
			t.Errorf("%s, in\n%s", after, mended)
		}
	})
}

// unreadable tells why a text cannot be read.
func unreadable(src []byte) string {
	for _, problem := range syntax.Read("a.yaml", src, syntax.DefaultLimits()).Problems {
		if problem.Kind != syntax.DuplicateKey {
			return problem.Message
		}
	}
	return ""
}
