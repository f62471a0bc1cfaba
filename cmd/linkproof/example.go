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
// finds wrong, with a mark before the faulty lines. Where the mistake takes
// several files, it is the shortest of those with a faulty line.
func exampleOf(rule *lint.Rule) string {
	folder := path.Join("rules", strings.ToLower(rule.ID)+"-"+rule.Name, "bad")
	alone, _ := fs.Glob(fixtures.Rules, path.Join(folder, "*.*"))
	if example := shortest(alone, rule.ID); example != "" {
		return example
	}
	together, _ := fs.Glob(fixtures.Rules, path.Join(folder, "*", "*.*"))
	return shortest(together, rule.ID)
}

// shortest gives the shortest of the fixtures with a faulty line.
func shortest(names []string, rule string) string {
	best := ""
	for _, name := range names {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		text := readExample(name, rule)
		if strings.Contains("\n"+text, "\n> ") && (best == "" || len(text) < len(best)) {
			best = text
		}
	}
	return best
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
