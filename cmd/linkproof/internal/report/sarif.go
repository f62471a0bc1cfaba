package report

import (
	"io"
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// SARIF is version 2.1.0 of the Static Analysis Results Interchange Format.
// Source: OASIS Standard, 27 March 2020, and its errata.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
	project      = "https://github.com/linkproof/linkproof"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string       `json:"id"`
	Name             string       `json:"name"`
	ShortDescription sarifMessage `json:"shortDescription"`
	FullDescription  sarifMessage `json:"fullDescription"`
	Help             sarifMessage `json:"help"`
	Default          sarifDefault `json:"defaultConfiguration"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Suppressions []sarifSilence    `json:"suppressions,omitempty"`
}

// sarifSilence says why a result does not count.
type sarifSilence struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifFix struct {
	Description sarifMessage  `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion  `json:"deletedRegion"`
	Inserted sarifMessage `json:"insertedContent"`
}

func writeSARIF(w io.Writer, r *Report, _ Options) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(r.Findings)+len(r.Silenced))}
	run.Tool.Driver = sarifDriver{Name: "linkproof", InformationURI: project, Rules: []sarifRule{}}
	index := make(map[string]int)
	for _, findings := range [][]lint.Finding{r.Findings, r.Silenced} {
		for i := range findings {
			f := &findings[i]
			if _, ok := index[f.Rule.ID]; !ok {
				index[f.Rule.ID] = len(run.Tool.Driver.Rules)
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(f.Rule))
			}
			run.Results = append(run.Results, sarifResultOf(f, index[f.Rule.ID]))
		}
	}
	return WriteJSON(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// sarifLevel gives the level of a severity in SARIF.
func sarifLevel(severity lint.Severity) string {
	if severity == lint.Info {
		return "note"
	}
	return severity.String()
}

func sarifRuleOf(rule *lint.Rule) sarifRule {
	return sarifRule{
		ID: rule.ID, Name: rule.Name, ShortDescription: sarifMessage{sentence(rule.Doc.Summary, rule.Name)},
		FullDescription: sarifMessage{sentence(rule.Doc.Why, rule.Name)}, Help: sarifMessage{sentence(rule.Doc.Fix, rule.Name)},
		Default: sarifDefault{sarifLevel(rule.Severity)},
	}
}

// sentence gives a text, or another where it is empty: SARIF wants one.
func sentence(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func sarifResultOf(f *lint.Finding, rule int) sarifResult {
	result := sarifResult{
		RuleID: f.Rule.ID, RuleIndex: rule, Level: sarifLevel(f.Severity), Message: sarifMessage{describe(f)},
		Fingerprints: map[string]string{"linkproof/v1": f.Fingerprint},
	}
	if f.Span.File != nil {
		result.Locations = []sarifLocation{{Physical: sarifPlace(f.Span)}}
	}
	for i, related := range f.Related {
		result.Related = append(result.Related, sarifLocation{ID: i + 1, Physical: sarifPlace(related.Span), Message: &sarifMessage{related.Message}})
	}
	if f.Fix != nil && len(f.Fix.Edits) > 0 {
		result.Fixes = []sarifFix{sarifFixOf(f.Fix)}
	}
	if f.Silenced != nil {
		result.Suppressions = []sarifSilence{sarifSilenceOf(f.Silenced)}
	}
	return result
}

func sarifSilenceOf(silence *lint.Silence) sarifSilence {
	kind := "inSource"
	if silence.Listed {
		kind = "external"
	}
	return sarifSilence{Kind: kind, Justification: silence.Reason}
}

func sarifFixOf(fix *lint.Fix) sarifFix {
	made := sarifFix{Description: sarifMessage{fix.Title}}
	for _, edit := range fix.Edits {
		artifact := sarifArtifact{sarifURI(edit.Span)}
		at := slices.IndexFunc(made.Changes, func(c sarifChange) bool { return c.Artifact == artifact })
		if at < 0 {
			at = len(made.Changes)
			made.Changes = append(made.Changes, sarifChange{Artifact: artifact})
		}
		replacement := sarifReplacement{Deleted: sarifPlace(edit.Span).Region, Inserted: sarifMessage{edit.Text}}
		made.Changes[at].Replacements = append(made.Changes[at].Replacements, replacement)
	}
	return made
}

func sarifPlace(span syntax.Span) sarifPhysical {
	from, to := span.From(), span.To()
	return sarifPhysical{
		Artifact: sarifArtifact{sarifURI(span)},
		Region:   sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column},
	}
}
