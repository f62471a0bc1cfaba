package diagnose

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
)

// FuzzFind: whatever the text, what is known of it was seen in it.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"Execution failed due to configuration error: Invalid permissions on Lambda function", "504", "{\"message\": \"Internal server error\"}", "HTTP/1.1 403 Forbidden",
		"(abc) Method completed with status: 500", strings.Repeat("a ", 2000), "\x00\xff",
	} {
		f.Add(seed)
	}
	all := rules.All()
	f.Fuzz(func(t *testing.T, text string) {
		diagnosis, known := Find(text, all, nil)
		if known != (diagnosis.Seen != "") || known && len(diagnosis.Causes) == 0 && diagnosis.Means == "" {
			t.Errorf("known %v, %+v", known, diagnosis)
		}
	})
}
