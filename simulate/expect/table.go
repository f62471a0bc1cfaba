package expect

import (
	"regexp"
	"slices"
	"strings"
)

// table is a line of the log that lists headers: {name=value, name=value}. AWS
// promises no order of them.
type table struct {
	// before is the pattern of what stands before the brace, and entries are
	// those of names with their values.
	before  string
	entries []string
}

// What stands around the list of headers, and between its entries.
const (
	tableOpens  = `headers: \{`
	tableCloses = `\}`
	tableComma  = ", "
	// tableGap is what stands for any entries before a name.
	tableGap = `\.\*([A-Za-z][A-Za-z0-9-]*=)`
)

// tableIn reads a pattern that stands for a line with a list of headers.
func tableIn(pattern string) (*table, bool) {
	before, listed, opened := strings.Cut(strings.TrimSuffix(pattern, "$"), tableOpens)
	inner, closed := strings.CutSuffix(listed, tableCloses)
	if !opened || !closed {
		return nil, false
	}
	inner = regexp.MustCompile(tableGap).ReplaceAllString(inner, ".*"+tableComma+"$1")
	return &table{before: before, entries: strings.Split(inner, tableComma)}, true
}

// find gives the place of the first line of a text that lists these headers.
func (t *table) find(text string) []int {
	line, err := regexp.Compile("(?m)" + t.before + tableOpens + "(.*)" + tableCloses + "$")
	if err != nil {
		return nil
	}
	for _, at := range line.FindAllStringSubmatchIndex(text, -1) {
		if t.lists(text[at[2]:at[3]]) {
			return at[:2]
		}
	}
	return nil
}

// lists tells whether each entry is there, and no other, unless an entry stands
// for more than itself.
func (t *table) lists(inner string) bool {
	rest := entriesIn(inner)
	open := false
	for _, entry := range t.entries {
		open = open || strings.HasSuffix(entry, ".*")
		if entry == ".*" {
			continue
		}
		one, err := regexp.Compile("^(?:" + entry + ")$")
		if err != nil {
			return false
		}
		at := slices.IndexFunc(rest, one.MatchString)
		if at < 0 {
			return false
		}
		rest = slices.Delete(rest, at, at+1)
	}
	return open || len(rest) == 0
}

// entriesIn gives the entries of a line. What has no equal sign is a part of
// the value before it, such as a date.
func entriesIn(inner string) []string {
	var entries []string
	for part := range strings.SplitSeq(inner, tableComma) {
		if last := len(entries) - 1; last >= 0 && !strings.Contains(part, "=") {
			entries[last] += tableComma + part
			continue
		}
		entries = append(entries, part)
	}
	return entries
}
