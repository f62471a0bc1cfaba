package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var update = flag.Bool("update", false, "write the golden files anew")

const sample = "Link:\n" +
	"\tName: 京都 link # two cells for a character\n" +
	"Integration:\n" +
	"  ConnectionType: VPC_LINK\n" +
	"  Uri: http://a.internal/<b>&c\n"

func read(name, text string) *syntax.File {
	return &syntax.File{Name: name, Src: []byte(text)}
}

func at(t *testing.T, file *syntax.File, text string) syntax.Span {
	t.Helper()
	start := bytes.Index(file.Src, []byte(text))
	if start < 0 {
		t.Fatalf("%q is not in %s", text, file.Name)
	}
	return syntax.Span{File: file, Start: int32(start), End: int32(start + len(text))}
}

func sampleReport(t *testing.T) *Report {
	t.Helper()
	file := read("infra/shop.yaml", sample)
	missing := &lint.Rule{ID: "LNK002", Name: "connection-id-missing", Severity: lint.Error, Doc: lint.Doc{Fix: "Set the connection id."}}
	odd := &lint.Rule{ID: "XYZ001", Name: "odd-name", Severity: lint.Warning}
	r := &Report{
		Findings: []lint.Finding{
			{Rule: odd, Severity: lint.Info, Message: "the name is odd", Span: at(t, file, "link #")},
			{
				Rule: missing, Severity: lint.Error, Message: "VPC_LINK without a connection id",
				Span:    at(t, file, "VPC_LINK\n  Uri"),
				Related: []lint.Related{{Span: at(t, file, "京都"), Message: "the link stands here"}},
				Symptom: "ConnectionId must be set to vpcLinkId",
			},
			{
				Rule: odd, Severity: lint.Warning, Message: "odd host", Span: at(t, file, "a.internal"),
				When:      []string{"IsProd is true", "the default of parameter Host"},
				Construct: "Shop/Api/Integration/Resource",
				Fix: &lint.Fix{
					Title: "write b.internal", Safe: true,
					Edits: []syntax.Edit{{Span: at(t, file, "a.internal"), Text: "b.internal"}},
				},
			},
		},
		Skipped: []Skipped{{File: "big.json", Reason: "it has 200 MB"}},
		Objects: Objects{APIs: 1, Integrations: 2},
		Files:   2,
		Silenced: []lint.Finding{
			{Rule: odd, Severity: lint.Warning, Message: "odd name", Span: at(t, file, "Link"), Silenced: &lint.Silence{Reason: "the name is old"}},
			{Rule: odd, Severity: lint.Warning, Message: "odd name", Span: at(t, file, "Integration"), Silenced: &lint.Silence{Listed: true, Reason: "listed in the baseline"}},
		},
	}
	Identify(r.Findings, strings.Clone)
	Identify(r.Silenced, strings.Clone)
	return r
}

func TestGolden(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text.golden":  func(b *bytes.Buffer) error { return writeText(b, sampleReport(t), Options{}) },
		"color.golden": func(b *bytes.Buffer) error { return writeText(b, sampleReport(t), Options{Color: true}) },
		"narrow.golden": func(b *bytes.Buffer) error {
			return writeText(b, sampleReport(t), Options{Width: 50, Links: true, Statistics: true})
		},
		"json.golden": func(b *bytes.Buffer) error { return writeJSON(b, sampleReport(t), Options{}) },

		"jsonl.golden":      func(b *bytes.Buffer) error { return writeJSONL(b, sampleReport(t), Options{}) },
		"sarif.golden":      func(b *bytes.Buffer) error { return writeSARIF(b, sampleReport(t), Options{}) },
		"junit.golden":      func(b *bytes.Buffer) error { return writeJUnit(b, sampleReport(t), Options{}) },
		"github.golden":     func(b *bytes.Buffer) error { return writeGitHub(b, sampleReport(t), Options{}) },
		"gitlab.golden":     func(b *bytes.Buffer) error { return writeGitLab(b, sampleReport(t), Options{}) },
		"checkstyle.golden": func(b *bytes.Buffer) error { return writeCheckstyle(b, sampleReport(t), Options{}) },
		"html.golden":       func(b *bytes.Buffer) error { return writeHTML(b, sampleReport(t), Options{}) },
		"teamcity.golden":   func(b *bytes.Buffer) error { return writeTeamCity(b, sampleReport(t), Options{}) },
		"rdjson.golden":     func(b *bytes.Buffer) error { return writeRDJSON(b, sampleReport(t), Options{}) },
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		compareGolden(t, name, got.Bytes())
	}
}

// compareGolden compares a text with a golden file.
func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestColorsAreTheOnlyDifference(t *testing.T) {
	var plain, colored bytes.Buffer
	if err := writeText(&plain, sampleReport(t), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := writeText(&colored, sampleReport(t), Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("a report without colours holds escape sequences")
	}
	if !strings.Contains(colored.String(), "\x1b[") {
		t.Error("a report with colours holds none")
	}
}

func TestTextOfNothing(t *testing.T) {
	for want, r := range map[string]*Report{
		"nothing to check: no API Gateway configuration was found\n": {},
		"no findings in 1 file\n":                                    {Files: 1},
		"no findings in 2 files (1 API, 2 integrations, 1 VPC link)\n": {
			Files: 2, Objects: Objects{APIs: 1, Integrations: 2, VPCLinks: 1, Routes: 9},
		},
	} {
		var got strings.Builder
		if err := writeText(&got, r, Options{}); err != nil {
			t.Fatal(err)
		}
		if got.String() != want {
			t.Errorf("got %q, want %q", got.String(), want)
		}
	}
}

func TestJSONOfNothing(t *testing.T) {
	var got strings.Builder
	if err := writeJSON(&got, &Report{}, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(got.String(), "{\n  \"version\": 1,\n  \"findings\": [],\n  \"skipped\": [],\n  \"objects\": {\n    \"apis\": 0,") {
		t.Errorf("got %s", got.String())
	}
}

// hostile holds a title sequence, a colour, C1 and bidirectional controls, a
// line separator, a tag character beyond the first plane, a bad byte, and
// commands of CI servers.
const hostile = "::error::x ##[error]y ##vso[task]z ##teamcity[a] a\x1b]0;gone\x07b\x1b[31mc\u009bd\u202Ee\u2066f\u2028g\U000E0041h\x7fi\x00j\xffk"

func TestInputNeverCommandsTheTerminal(t *testing.T) {
	file := read("na\x1b[2Jme\u202E.yaml", "key: "+hostile+"\n")
	rule := &lint.Rule{ID: "XYZ001", Name: "x"}
	finding := lint.Finding{
		Rule: rule, Severity: lint.Error, Message: "bad " + hostile, Span: at(t, file, hostile), Symptom: hostile,
		When: []string{hostile}, Related: []lint.Related{{Span: at(t, file, "key"), Message: hostile}},
		Fix: &lint.Fix{Title: hostile, Edits: []syntax.Edit{{Span: at(t, file, "key"), Text: hostile}}},
	}
	r := &Report{Findings: []lint.Finding{finding}, Skipped: []Skipped{{File: hostile, Reason: hostile}}}
	for _, format := range Formats() {
		var got bytes.Buffer
		if err := format.Write(&got, r, Options{}); err != nil {
			t.Fatal(err)
		}
		for _, r := range got.String() {
			if r != '\n' && commands(r) {
				t.Errorf("%s lets %U through", format.Name, r)
			}
		}
		for line := range strings.SplitSeq(got.String(), "\n") {
			line = strings.TrimPrefix(line, map[string]string{"github": "::", "teamcity": "##teamcity["}[format.Name])
			if strings.HasPrefix(strings.TrimLeft(line, " "), "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") || strings.Contains(line, "##teamcity[") {
				t.Errorf("%s lets a command through: %s", format.Name, line)
			}
		}
		if shown := strings.ReplaceAll(got.String(), `\ufffd`, "\uFFFD"); !strings.Contains(shown, "\uFFFD") {
			t.Errorf("%s does not show the bad byte", format.Name)
		}
	}
}

func TestTamedJSONSaysTheSame(t *testing.T) {
	var got bytes.Buffer
	if err := WriteJSON(&got, strings.ToValidUTF8(hostile, "")); err != nil {
		t.Fatal(err)
	}
	var back string
	if err := json.Unmarshal(got.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if back != strings.ToValidUTF8(hostile, "") {
		t.Errorf("%q came back as %q", hostile, back)
	}
}

func TestObjectsCountTheLargestWorldWithoutFactsOfOthers(t *testing.T) {
	file, other := read("a", "a"), read("b", "b")
	api := func(f *syntax.File) *model.API {
		return &model.API{Object: model.Object{Span: syntax.Span{File: f}}}
	}
	link := &model.VPCLink{Object: model.Object{Span: syntax.Span{File: other}}}
	set := &model.InputSet{
		Files: []*syntax.File{file},
		Worlds: []*model.Model{
			{APIs: []*model.API{api(file), api(file)}, Links: []*model.VPCLink{link}},
			{APIs: []*model.API{api(file)}, Stages: []*model.Stage{{}}},
		},
	}
	sum := Objects{APIs: 1}
	sum.Add(CountOf(set))
	if want := (Objects{APIs: 3, Stages: 1}); sum != want {
		t.Errorf("got %+v, want %+v", sum, want)
	}
}

func TestNamed(t *testing.T) {
	if _, err := Named(Formats(), "xml"); err == nil || !strings.Contains(err.Error(), "text, json, jsonl") {
		t.Errorf("got %v, want an error that names the formats", err)
	}
}
