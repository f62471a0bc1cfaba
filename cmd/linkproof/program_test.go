package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// trial is a run of the program within a test.
type trial struct {
	code      int
	out, errs string
}

// try runs the program with arguments; environment holds NAME=VALUE.
func try(t *testing.T, terminal bool, environment []string, args ...string) trial {
	t.Helper()
	var out, errs bytes.Buffer
	p := &program{
		in: strings.NewReader(""), out: &out, errs: &errs, terminal: terminal,
		env: func(name string) string {
			for _, variable := range environment {
				if value, ok := strings.CutPrefix(variable, name+"="); ok {
					return value
				}
			}
			return ""
		},
		now:      func() time.Time { return time.Date(2026, time.February, 4, 0, 28, 36, 0, time.UTC) },
		newID:    func() string { return "3506c42c-c403-403c-a3f1-9bfbc57b5f1e" },
		runsLong: func() {},
	}
	code := p.run(context.Background(), append([]string{"linkproof"}, args...))
	return trial{code: code, out: out.String(), errs: errs.String()}
}

const quickstart = "../../fixtures/quickstart"

func TestQuickstartHasItsFourMistakes(t *testing.T) {
	got := try(t, false, nil, "lint", quickstart)
	if got.code != exitFound || got.errs != "" {
		t.Errorf("exit code %d, errors %q", got.code, got.errs)
	}
	for _, rule := range []string{"RTE003", "STG001", "MAP001", "TLS001"} {
		if count := strings.Count(got.out, "error["+rule+"]"); count != 1 {
			t.Errorf("%s is reported %d times", rule, count)
		}
	}
	if want := "4 findings (4 errors) in 2 files\n1 finding can be fixed safely: --fix does it, --diff shows it\n"; !strings.HasSuffix(got.out, want) {
		t.Errorf("the report does not end with %q:\n%s", want, got.out)
	}
}

func TestColorsAreForTerminalsOnly(t *testing.T) {
	tests := []struct {
		name        string
		terminal    bool
		environment []string
		want        bool
	}{
		{"terminal", true, []string{"TERM=xterm"}, true},
		{"file", false, []string{"TERM=xterm"}, false},
		{"NO_COLOR", true, []string{"NO_COLOR=1"}, false},
		{"empty NO_COLOR", true, []string{"NO_COLOR="}, true},
		{"dumb", true, []string{"TERM=dumb"}, false},
	}
	for _, test := range tests {
		got := try(t, test.terminal, test.environment, "lint", quickstart)
		if colored := strings.Contains(got.out, "\x1b["); colored != test.want {
			t.Errorf("%s: coloured %t, want %t", test.name, colored, test.want)
		}
	}
}

func TestReportsDoNotDependOnWorkers(t *testing.T) {
	paths := []string{quickstart, "../../fixtures/rules", "program.go", quickstart + "/missing.yaml"}
	for _, format := range []string{"text", "json"} {
		args := append([]string{"lint", "--format", format}, paths...)
		want := try(t, false, nil, append(args, "--workers", "1")...)
		for range 2 {
			if got := try(t, false, nil, append(args, "--workers", "8")...); got != want {
				t.Fatalf("%s: 8 workers report otherwise than one:\n%s\n%s", format, got.out, got.errs)
			}
		}
	}
}

func TestErrorsNeverCommandTheTerminal(t *testing.T) {
	got := try(t, true, nil, "lint", "no\x1b[2Jfile\u202E")
	if strings.ContainsAny(got.errs, "\x1b\u202E") || !strings.Contains(got.errs, "no<U+001B>[2Jfile<U+202E>") {
		t.Errorf("got %q", got.errs)
	}
}

func BenchmarkLintQuickstart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		p := &program{in: strings.NewReader(""), out: &out, errs: &out, env: func(string) string { return "" }}
		if code := p.run(context.Background(), []string{"linkproof", "lint", quickstart}); code != exitFound {
			b.Fatal(out.String())
		}
	}
}
