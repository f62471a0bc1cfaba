package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestSuites runs the suites of fixtures/suites: examples that have to hold.
func TestSuites(t *testing.T) {
	t.Chdir("../..")
	paths, err := filepath.Glob("fixtures/suites/*.test.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no suites: %v", err)
	}
	got := try(t, false, nil, append([]string{"test"}, paths...)...)
	if got.code != exitClean || !strings.Contains(got.out, " 0 failed") {
		t.Errorf("exit code %d, errors %q\n%s", got.code, got.errs, got.out)
	}
	if again := try(t, false, nil, append([]string{"test"}, paths...)...); again.out != got.out {
		t.Errorf("another run says\n%s", again.out)
	}
}

// TestSuitesOfAFolder names what to give in place of a folder.
func TestSuitesOfAFolder(t *testing.T) {
	got := try(t, false, nil, "test", t.TempDir())
	if got.code != exitFailed || !strings.Contains(got.out, "is a folder; name the suites in it") {
		t.Errorf("exit code %d\n%s", got.code, got.out)
	}
}
