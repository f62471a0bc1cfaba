package rules_test

import (
	"path"
	"testing"
)

// runbooksRoot holds pages as people write them for each other, each with a
// list of the findings that it wants.
const runbooksRoot = "../fixtures/runbooks"

func TestRunbooks(t *testing.T) {
	for _, name := range []string{"parcels-http-api.md", "ledger-rest-api.md"} {
		t.Run(name, func(t *testing.T) {
			fixture := readFixture(t, path.Join(runbooksRoot, name))
			set := fixture.load(t)
			if understood(set.Worlds[0]) == 0 {
				t.Fatal("nothing of the page was understood")
			}
			compare(t, fixture.wants, fixture.lint(set))
		})
	}
}
