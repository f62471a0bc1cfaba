package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeTeamCity writes service messages, which TeamCity shows as inspections of
// a build: each rule where it is first found, then the finding. Source: TeamCity
// documentation, "Service Messages".
func writeTeamCity(w io.Writer, r *Report, _ Options) error {
	out := bufio.NewWriter(w)
	known := make(map[string]bool)
	for i := range r.Findings {
		f := &r.Findings[i]
		if !known[f.Rule.ID] {
			known[f.Rule.ID] = true
			_, _ = fmt.Fprintf(out, "##teamcity[inspectionType id='%s' name='%s' category='linkproof' description='%s']\n",
				teamCityValue(f.Rule.ID), teamCityValue(f.Rule.Name), teamCityValue(f.Rule.Doc.Why))
		}
		_, _ = fmt.Fprintf(out, "##teamcity[inspection typeId='%s' message='%s' file='%s' line='%d' SEVERITY='%s']\n",
			teamCityValue(f.Rule.ID), teamCityValue(describe(f)), teamCityValue(fileName(f.Span)), f.Span.From().Line, strings.ToUpper(f.Severity.String()))
	}
	return flush(out)
}

// teamCityValue escapes the value of an attribute of a service message, so that
// no value of an input can end it.
func teamCityValue(text string) string {
	return strings.NewReplacer("|", "||", "'", "|'", "[", "|[", "]", "|]", "\n", "|n").Replace(EscapeLines(text)) // what EscapeLines shows by its number needs no bar
}
