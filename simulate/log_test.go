package simulate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestLinesAreCut(t *testing.T) {
	cut := func(write func(*executionLog)) string {
		log := executionLog{prefix: "(id) "}
		write(&log)
		return strings.TrimPrefix(strings.TrimSuffix(string(log.text), "\n"), "(id) ")
	}
	tests := map[string]struct {
		write func(*executionLog)
		want  string
	}{
		"a body that just fits": {
			func(l *executionLog) { l.body("Body: ", []byte(strings.Repeat("a", 1018))) }, "Body: " + strings.Repeat("a", 1018),
		},
		"a body that is too long": {
			func(l *executionLog) { l.body("Body: ", []byte(strings.Repeat("a", 5000))) }, "Body: " + strings.Repeat("a", 1018) + truncated,
		},
		"a character on the edge": {
			func(l *executionLog) { l.body("Bodies: ", []byte(strings.Repeat("a", 1015)+"é")) }, "Bodies: " + strings.Repeat("a", 1015) + truncated,
		},
		"headers": {
			func(l *executionLog) { l.table("H: ", []parameter{{"a", []string{strings.Repeat("b", 2000)}}}) },
			"H: {a=" + strings.Repeat("b", 1018) + truncated,
		},
		"an address": {
			func(l *executionLog) { l.value("To ", strings.Repeat("c", 1022)) }, "To " + strings.Repeat("c", 1021) + truncated,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, cut(test.write)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSecretsAreMasked(t *testing.T) {
	tests := map[string]string{"authorization": "****456789", "X-Api-Key": "****456789", "X-Other": "0123456789"}
	for name, want := range tests {
		if got := masked(name, "0123456789"); got != want {
			t.Errorf("%s shows as %q, want %q", name, got, want)
		}
	}
	if got := masked("Authorization", "short"); got != "short" {
		t.Errorf("a short secret shows as %q", got)
	}
}

func TestLinesKnowTheirSettings(t *testing.T) {
	file := &syntax.File{Name: "api.yaml", Src: []byte("a: 1\n")}
	log := executionLog{prefix: "(id) "}
	log.line("first")
	log.body("Body: ", []byte("x\ny"))
	log.by(syntax.Span{File: file, Start: 3, End: 4})
	log.line("last")
	place := &Place{File: "api.yaml", Line: 1, Column: 4}
	want := []LogLine{{Number: 1, Text: "(id) first"}, {Number: 2, Text: "(id) Body: x\ny", Place: place}, {Number: 4, Text: "(id) last"}}
	text := string(log.text)
	if diff := cmp.Diff(want, log.linked(nil, text, new(places))); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if want := "(id) first\n(id) Body: x\ny\n(id) last\n"; text != want {
		t.Errorf("the log is %q", text)
	}
}
