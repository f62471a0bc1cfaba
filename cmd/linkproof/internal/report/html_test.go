package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestChromiumShowsThePage renders the page where Chromium is installed, with a
// filter in its address.
func TestChromiumShowsThePage(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil || os.Getenv("LINKPROOF_TOOLS") == "" {
		t.Skip("Chromium is not installed, or LINKPROOF_TOOLS does not ask for it")
	}
	var page bytes.Buffer
	if err := writeHTML(&page, sampleReport(t), Options{}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for fragment, want := range map[string]string{"": "3 shown", "#rule=LNK002": "1 shown", "#severity=warning&text=host": "1 shown", "#file=none": "3 shown"} {
		command := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+path+fragment)
		dom, err := command.Output()
		if err != nil {
			t.Skipf("Chromium does not run here: %v", err)
		}
		if !strings.Contains(string(dom), want) {
			t.Errorf("%s: %q is not in the page", fragment, want)
		}
		if hidden, left := strings.Count(string(dom), `hidden=""`), strings.Count(string(dom), "<article"); left-hidden != int(want[0]-'0') {
			t.Errorf("%s: %d of %d findings are hidden", fragment, hidden, left)
		}
	}
}
