package expect

import (
	"regexp"
	"strconv"
	"strings"
)

// log compares all lines. <ts>, <request-id> and the like stand for any text.
func (c *comparison) log(at path, want any) {
	lines, expected := strings.Split(c.result.Log, "\n"), want.([]any)
	if len(lines) != len(expected) {
		got := make([]any, len(lines))
		for i, line := range lines {
			got[i] = line
		}
		c.want(false, at, want, got)
		return
	}
	for i, line := range lines {
		c.want(fitsLine(expected[i].(string), line), at.to(strconv.Itoa(i)), expected[i], line)
	}
}

// placeholder is what stands for any text in an expected line.
const placeholder = `<[a-z][a-z0-9_:-]*>`

func fitsLine(expected, line string) bool {
	parts := regexp.MustCompile(placeholder).Split(expected, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	pattern := strings.Join(parts, ".+")
	if table, ok := tableIn(pattern); ok {
		return table.find(line) != nil
	}
	return regexp.MustCompile("^" + pattern + "$").MatchString(line)
}

// logContains wants texts and patterns in this order.
func (c *comparison) logContains(at path, want any) {
	rest := c.result.Log
	for _, one := range want.([]any) {
		found := place(one, rest)
		if found == nil {
			c.refuse(at, want, "the log lacks, or has out of order, "+Show(one))
			return
		}
		rest = rest[found[1]:]
	}
}

// place finds a text or what fits the pattern of a matcher.
func place(want any, text string) []int {
	pattern := regexp.QuoteMeta(strings.Join(textsOf(want), ""))
	if matcher, ok := want.(map[string]any); ok {
		pattern, _ = matcher[matchRegex].(string)
	}
	if table, ok := tableIn(pattern); ok {
		return table.find(text)
	}
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return compiled.FindStringIndex(text)
}

func (c *comparison) logLacks(at path, want any) {
	for _, text := range textsOf(want) {
		if strings.Contains(c.result.Log, text) {
			c.refuse(at, want, "the log has "+Show(text))
		}
	}
}
