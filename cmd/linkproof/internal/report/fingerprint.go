package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// fingerprintLength is the number of bytes of a fingerprint that are kept.
const fingerprintLength = 16

// mostOfLine is how many bytes of a line tell it from others. There may be many
// findings in a long one.
const mostOfLine = 1024

// Identify gives each finding what it is known by from run to run: rule, file,
// logical path and text, never the line. Findings that agree in all of it are
// counted. What file a name means is told by known.
func Identify(findings []lint.Finding, known func(name string) string) {
	seen := make(map[string]int)
	for i := range findings {
		base := identity(&findings[i], known)
		seen[base]++
		sum := sha256.Sum256([]byte(base + "\x00" + strconv.Itoa(seen[base])))
		findings[i].Fingerprint = hex.EncodeToString(sum[:fingerprintLength])
	}
}

// identity is what makes two findings one. In a text without a tree, such as a
// script, the line as written stands for the path.
func identity(f *lint.Finding, known func(name string) string) string {
	parts := []string{f.Rule.ID, ""}
	if file := f.Span.File; file != nil {
		parts[1] = known(file.Name)
		parts = append(parts, f.Path...)
		if len(f.Path) == 0 {
			start := int(file.Offset(f.Span.From().Line))
			line, _, _ := bytes.Cut(file.Src[start:min(start+mostOfLine, len(file.Src))], []byte("\n"))
			parts = append(parts, string(bytes.TrimSpace(line)))
		}
	}
	return strings.Join(append(parts, f.Span.Text()), "\x00")
}
