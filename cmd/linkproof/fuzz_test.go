package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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
		"junit": readsXML, "checkstyle": readsXML, "github": readsCommands, "teamcity": readsMessages, "html": readsHTML, "text": readsText,
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for format, read := range readers {
			got := piped(src, "lint", "--no-config", "--strict", "--format", format, "-")
			if err := read(got.out); err != nil && got.code != exitFailed {
				t.Errorf("%s: %v", format, err)
			}
		}
		for format, read := range map[string]func(string) error{"svg": readsXML, "dot": readsQuotes, "mermaid": readsMermaid} {
			got := piped(src, "graph", "--no-config", "--format", format, "-")
			if err := read(got.out); err != nil && got.code != exitFailed {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
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
