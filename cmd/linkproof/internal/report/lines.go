package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// writeJSONL writes each finding as JSON in a line of its own, with the keys
// of the JSON report.
func writeJSONL(w io.Writer, r *Report, _ Options) error {
	out := bufio.NewWriter(w)
	for i := range r.Findings {
		if err := writeLine(out, asJSON(&r.Findings[i])); err != nil {
			return err
		}
	}
	return flush(out)
}

// writeLine writes a value as JSON without line breaks.
func writeLine(w io.Writer, value any) error {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	_, err := w.Write(tamed(buffer.Bytes()))
	return err
}

func flush(out *bufio.Writer) error {
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// writeGitHub writes workflow commands, which GitHub Actions turns into
// annotations of lines. Source: GitHub documentation, "Workflow commands".
func writeGitHub(w io.Writer, r *Report, _ Options) error {
	out := bufio.NewWriter(w)
	for i := range r.Findings {
		f := &r.Findings[i]
		from, to := f.Span.From(), f.Span.To()
		_, _ = fmt.Fprintf(out, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", githubCommand(f.Severity),
			githubProperty(fileName(f.Span)), from.Line, to.Line, from.Column, to.Column, githubProperty(f.Rule.ID+" "+f.Rule.Name), githubText(describe(f)))
	}
	return flush(out)
}

func githubCommand(severity lint.Severity) string {
	if severity == lint.Info {
		return "notice"
	}
	return severity.String()
}

// githubText escapes the text of a workflow command, so that no value of an
// input can start one.
func githubText(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

func githubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubText(Escape(text)))
}
