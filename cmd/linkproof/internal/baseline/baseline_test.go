package baseline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/rules/lint"
)

func finding(rule, known, message string) lint.Finding {
	return lint.Finding{Rule: &lint.Rule{ID: rule}, Fingerprint: known, Message: message}
}

func TestABaselineIsReadAsItWasWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	made := Of([]lint.Finding{finding("TLS001", "b", "no TLS"), finding("LNK002", "a", "no \"link\"\n")}, strings.Clone)
	if err := made.Write(path); err != nil {
		t.Fatal(err)
	}
	read, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(made, read); diff != "" {
		t.Error(diff)
	}
	if read.Entries[0].Rule != "LNK002" {
		t.Errorf("%v is not in order", read.Entries)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(text), "\n"); lines != 7 {
		t.Errorf("%d lines for two findings, want 7:\n%s", lines, text)
	}
}

func TestOnlyListedFindingsAreSilenced(t *testing.T) {
	list := Of([]lint.Finding{finding("TLS001", "a", "x"), finding("TLS001", "gone", "y")}, strings.Clone)
	now := []lint.Finding{finding("TLS001", "a", "x, as other words"), finding("TLS001", "b", "x")}
	list.Silence(now)
	if now[0].Silenced == nil || !now[0].Silenced.Listed || now[1].Silenced != nil {
		t.Errorf("silenced: %v, %v", now[0].Silenced, now[1].Silenced)
	}
	current := Of(now, strings.Clone)
	if added := current.Without(list); len(added) != 1 || added[0].Fingerprint != "b" {
		t.Errorf("added: %v", added)
	}
	if gone := list.Without(current); len(gone) != 1 || gone[0].Fingerprint != "gone" {
		t.Errorf("gone: %v", gone)
	}
}

func TestWhatIsNoBaselineIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"version": 2, "findings": []}`: "version 2",
		`{"findings": [], "rows": 1}`:    "rows",
		`[]`:                             "is no baseline",
		``:                               "is no baseline",
	} {
		path := filepath.Join(t.TempDir(), Name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gave %v, want %q", text, err, want)
		}
	}
}
