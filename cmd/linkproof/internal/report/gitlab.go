package report

import (
	"io"

	"github.com/linkproof/linkproof/rules/lint"
)

// gitlabIssue is an issue of GitLab's Code Quality report. Source: GitLab
// documentation, "Code Quality report format".
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(w io.Writer, r *Report, _ Options) error {
	issues := make([]gitlabIssue, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		issues[i] = gitlabIssue{
			Description: describe(f), CheckName: f.Rule.ID, Fingerprint: f.Fingerprint, Severity: gitlabSeverity(f.Severity),
			Location: gitlabLocation{Path: fileName(f.Span), Lines: gitlabLines{Begin: f.Span.From().Line, End: f.Span.To().Line}},
		}
	}
	return WriteJSON(w, issues)
}

func gitlabSeverity(severity lint.Severity) string {
	switch severity {
	case lint.Error:
		return "major"
	case lint.Warning:
		return "minor"
	default:
		return "info"
	}
}
