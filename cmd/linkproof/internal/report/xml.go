package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/linkproof/linkproof/rules/lint"
)

// writeXML writes a document with its declaration.
func writeXML(w io.Writer, document any) error {
	text, err := xml.MarshalIndent(document, "", "  ")
	if err != nil {
		return fmt.Errorf("writing XML: %w", err)
	}
	if _, err := fmt.Fprintf(w, "%s%s\n", xml.Header, text); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// checkstyle is the report of Checkstyle, version 4.3, which many tools read.
type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckstyle(w io.Writer, r *Report, _ Options) error {
	out := checkstyle{Version: "4.3"}
	for _, file := range byFile(r.Findings) {
		group := checkstyleFile{Name: Escape(file.name)}
		for _, f := range file.findings {
			from := f.Span.From()
			group.Errors = append(group.Errors, checkstyleError{
				Line: from.Line, Column: from.Column, Severity: f.Severity.String(), Message: describe(f), Source: "linkproof." + f.Rule.ID,
			})
		}
		out.Files = append(out.Files, group)
	}
	return writeXML(w, out)
}

// junit is a report of tests in the form that CI servers read: a file is a
// suite, a finding a failed test. Attributes are those of the schema of Jenkins'
// xUnit plugin, junit-10.xsd.
type junit struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr,omitempty"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitFailure `xml:"failure"`
	Error   *junitFailure `xml:"error"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a passed test where there is no finding, because CI servers
// take a report without tests for a failure.
func writeJUnit(w io.Writer, r *Report, _ Options) error {
	out := junit{Name: "linkproof", Tests: len(r.Findings), Failures: len(r.Findings)}
	for _, file := range byFile(r.Findings) {
		suite := junitSuite{Name: Escape(file.name), File: Escape(file.name), Tests: len(file.findings), Failures: len(file.findings)}
		for _, f := range file.findings {
			suite.Cases = append(suite.Cases, junitCaseOf(f))
		}
		out.Suites = append(out.Suites, suite)
	}
	if len(out.Suites) == 0 {
		out.Tests = 1
		out.Suites = []junitSuite{{Name: "linkproof", Tests: 1, Cases: []junitCase{{Name: "no findings", Class: "linkproof"}}}}
	}
	return writeXML(w, out)
}

func junitCaseOf(f *lint.Finding) junitCase {
	from := f.Span.From()
	return junitCase{
		Name: fmt.Sprintf("%s %s (%d:%d)", f.Rule.ID, f.Rule.Name, from.Line, from.Column), Class: Escape(fileName(f.Span)),
		Failure: &junitFailure{
			Type: f.Severity.String(), Message: Escape(f.Message),
			Text: Escape(fmt.Sprintf("%s:%d:%d: ", fileName(f.Span), from.Line, from.Column)) + describe(f),
		},
	}
}

// fileFindings are the findings of one file.
type fileFindings struct {
	name     string
	findings []*lint.Finding
}

// byFile groups findings by file, in their order.
func byFile(findings []lint.Finding) []*fileFindings {
	var files []*fileFindings
	at := make(map[string]*fileFindings)
	for i := range findings {
		name := fileName(findings[i].Span)
		if at[name] == nil {
			at[name] = &fileFindings{name: name}
			files = append(files, at[name])
		}
		at[name].findings = append(at[name].findings, &findings[i])
	}
	return files
}
