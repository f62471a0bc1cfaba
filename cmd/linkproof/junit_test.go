package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestJUnitParser has the reports read by junitparser, a library that CI tools
// build on: it counts the cases itself.
func TestJUnitParser(t *testing.T) {
	if os.Getenv("LINKPROOF_TOOLS") == "" {
		t.Skip("LINKPROOF_TOOLS asks for the tests that run other programs")
	}
	const count = `import sys, junitparser
report = junitparser.JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in report for case in suite]
print(report.tests, report.failures, len(cases), sum(not case.is_passed for case in cases))`
	python := "/usr/bin/python3" // Debian's, which has Debian's packages
	if exec.CommandContext(t.Context(), python, "-c", "import junitparser").Run() != nil {
		t.Skip("junitparser is not installed")
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"lint", "../../fixtures/quickstart"}, "4 4 4 4\n"},
		{[]string{"lint", "../../docs"}, "1 0 1 0\n"},
		{[]string{"test", "../../fixtures/docs/gateway.test.yaml"}, "1 0 1 0\n"},
	} {
		report := filepath.Join(t.TempDir(), "junit.xml")
		try(t, false, nil, append(test.args, "--no-config", "--format", "junit="+report)...)
		got, err := exec.CommandContext(t.Context(), python, "-c", count, report).CombinedOutput()
		if err != nil || string(got) != test.want {
			t.Errorf("%v: got %s, %v; want %s", test.args, got, err, test.want)
		}
	}
}
