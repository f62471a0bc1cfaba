package main

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/fixtures"
	"github.com/linkproof/linkproof/rules/lint"
)

// exampleOf gives the shortest configuration among the fixtures that a rule
// finds wrong, with a mark before the faulty lines; empty without fixtures in
// one file.
func exampleOf(rule *lint.Rule) string {
	folder := path.Join("rules", strings.ToLower(rule.ID)+"-"+rule.Name, "bad")
	entries, err := fs.ReadDir(fixtures.Rules, folder)
	if err != nil {
		return ""
	}
	shortest := ""
	for _, entry := range entries {
		if entry.IsDir() || strings.HasSuffix(entry.Name(), ".want") {
			continue
		}
		text := readExample(path.Join(folder, entry.Name()), rule.ID)
		if text != "" && (shortest == "" || len(text) < len(shortest)) {
			shortest = text
		}
	}
	return shortest
}

// readExample gives a fixture with marks in place of what is expected of it.
func readExample(name, rule string) string {
	src, err := fs.ReadFile(fixtures.Rules, name)
	if err != nil {
		return ""
	}
	faulty := sidecarLines(name, rule)
	var out strings.Builder
	number := 0
	for line := range strings.Lines(string(src)) {
		number++
		text, want, _ := strings.Cut(strings.TrimRight(line, "\n"), "# want ")
		mark := " "
		if strings.Contains(want, rule+" ") || slices.Contains(faulty, number) {
			mark = ">"
		}
		if !strings.HasPrefix(text, "# given ") {
			out.WriteString(strings.TrimRight(fmt.Sprintf("%s %s", mark, text), " ") + "\n")
		}
	}
	return out.String()
}

// sidecarLines gives the faulty lines that the file beside a fixture names.
func sidecarLines(name, rule string) []int {
	src, err := fs.ReadFile(fixtures.Rules, name+".want")
	if err != nil {
		return nil
	}
	var numbers []int
	for line := range strings.Lines(string(src)) {
		place, what, _ := strings.Cut(line, " ")
		if number, err := strconv.Atoi(place); err == nil && strings.Contains(what, rule+" ") {
			numbers = append(numbers, number)
		}
	}
	return numbers
}
