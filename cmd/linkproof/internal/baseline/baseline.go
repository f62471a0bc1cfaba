// Package baseline keeps a list of findings that were there before, so that a
// check of old files fails by new mistakes only.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
)

// Name is that of the file where nothing else is said.
const Name = ".linkproof-baseline.json"

// version is that of the form of the file.
const version = 1

// Entry is a finding that was there before. Only its fingerprint counts; the
// rest is for people.
type Entry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Message     string `json:"message"`
}

// Baseline is a list of findings that were there before, in the order of the
// file: by file, rule and message.
type Baseline struct {
	Entries []Entry
}

type document struct {
	Version  int     `json:"version"`
	Findings []Entry `json:"findings"`
}

// Read reads a baseline. The error says what to do when there is none, or when
// the file is something else.
func Read(path string) (*Baseline, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %s: `linkproof baseline create --file %s PATH...` makes one", path, path)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", err)
	}
	var read document
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&read); err != nil {
		return nil, fmt.Errorf("%s is no baseline: %w", path, err)
	}
	if read.Version != version {
		return nil, fmt.Errorf("%s is a baseline of version %d; this linkproof reads version %d: make it anew with `linkproof baseline create --force`", path, read.Version, version)
	}
	return &Baseline{Entries: read.Findings}, nil
}

// Of gives the baseline of findings, each with its fingerprint. What file a name
// means is told by known.
func Of(findings []lint.Finding, known func(name string) string) *Baseline {
	made := &Baseline{Entries: make([]Entry, 0, len(findings))}
	for i := range findings {
		f := &findings[i]
		entry := Entry{Fingerprint: f.Fingerprint, Rule: f.Rule.ID, Message: f.Message}
		if f.Span.File != nil {
			entry.File = known(f.Span.File.Name)
		}
		made.Entries = append(made.Entries, entry)
	}
	slices.SortStableFunc(made.Entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return made
}

// Write writes the baseline with one finding in a line, so that changes of it
// merge well.
func (b *Baseline) Write(path string) error {
	var text bytes.Buffer
	fmt.Fprintf(&text, "{\n\"version\": %d,\n\"findings\": [", version)
	for i, entry := range b.Entries {
		if i > 0 {
			text.WriteByte(',')
		}
		line, err := json.Marshal(entry)
		if err != nil {
			return fmt.Errorf("writing the baseline: %w", err)
		}
		text.WriteByte('\n')
		text.Write(line)
	}
	text.WriteString("\n]\n}\n")
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil { //nolint:gosec // a baseline is for all to read
		return fmt.Errorf("writing the baseline: %w", err)
	}
	return nil
}

// Without gives the entries that another baseline does not have.
func (b *Baseline) Without(other *Baseline) []Entry {
	known := other.prints()
	return slices.DeleteFunc(slices.Clone(b.Entries), func(e Entry) bool { return known[e.Fingerprint] })
}

// Silence marks the findings that were there before.
func (b *Baseline) Silence(findings []lint.Finding) {
	known := b.prints()
	for i := range findings {
		if findings[i].Silenced == nil && known[findings[i].Fingerprint] {
			findings[i].Silenced = &lint.Silence{Listed: true, Reason: "listed in the baseline"}
		}
	}
}

func (b *Baseline) prints() map[string]bool {
	known := make(map[string]bool, len(b.Entries))
	for _, entry := range b.Entries {
		known[entry.Fingerprint] = true
	}
	return known
}
