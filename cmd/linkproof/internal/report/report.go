package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/graph"
	"github.com/linkproof/linkproof/rules/lint"
)

// Report is the outcome of one run of lint.
type Report struct {
	// Findings are in the total order of lint.Sort, set after set.
	Findings []lint.Finding
	// Silenced are findings that do not count, each with the reason.
	Silenced []lint.Finding
	// Elsewhere is how many findings touch no file that changed, and are left out
	// for that.
	Elsewhere int
	// Skipped are the files that were named but not checked.
	Skipped []Skipped
	// Objects counts what was understood.
	Objects Objects
	// Files is the number of files that were checked.
	Files int
	// Pictures are the ways of requests, for the formats that draw them.
	Pictures []*graph.Graph
}

// Skipped is a file that was not checked, with the reason for people.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Options choose how a report looks.
type Options struct {
	// Color allows the writer colours.
	Color bool
	// Width is that of the terminal in cells, to which long texts are wrapped;
	// zero leaves them in one line.
	Width int
	// Links makes the ids of rules links, for terminals that know such.
	Links bool
	// Quiet leaves out all but one line for each finding.
	Quiet bool
	// Statistics adds how often each rule was found.
	Statistics bool
}

// Format is a way to write what came of a command.
type Format[T any] struct {
	Name  string
	Write func(w io.Writer, of T, o Options) error
	// Draws tells that the format shows pictures.
	Draws bool
}

// Formats gives the formats of reports of lint; the first is the usual one.
func Formats() []Format[*Report] {
	return []Format[*Report]{
		{Name: "text", Write: writeText},
		{Name: "json", Write: writeJSON},
		{Name: "jsonl", Write: writeJSONL},
		{Name: "sarif", Write: writeSARIF},
		{Name: "junit", Write: writeJUnit},
		{Name: "github", Write: writeGitHub},
		{Name: "gitlab", Write: writeGitLab},
		{Name: "checkstyle", Write: writeCheckstyle},
		{Name: "rdjson", Write: writeRDJSON},
		{Name: "teamcity", Write: writeTeamCity},
		{Name: "html", Write: writeHTML, Draws: true},
	}
}

// Named gives the format with a name.
func Named[T any](formats []Format[T], name string) (Format[T], error) {
	names := make([]string, len(formats))
	for i, format := range formats {
		if format.Name == name {
			return format, nil
		}
		names[i] = format.Name
	}
	return Format[T]{}, fmt.Errorf("there is no format %q: it is %s", name, strings.Join(names[:len(names)-1], ", ")+" or "+names[len(names)-1])
}

// Count gives the number of findings of at least one severity.
func (r *Report) Count(least lint.Severity) int {
	count := 0
	for i := range r.Findings {
		if r.Findings[i].Severity >= least {
			count++
		}
	}
	return count
}

// listed gives the number of findings that a baseline silences.
func (r *Report) listed() int {
	count := 0
	for i := range r.Silenced {
		if r.Silenced[i].Silenced.Listed {
			count++
		}
	}
	return count
}
