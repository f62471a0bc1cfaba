package main

import (
	"os"
	"strings"
	"testing"
)

func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	got := try(t, false, nil, "lint", "fixtures/quickstart")
	if !strings.Contains(string(readme), "```text\n"+got.out+"```\n") {
		t.Errorf("README.md does not hold what is printed:\n%s", got.out)
	}
}
