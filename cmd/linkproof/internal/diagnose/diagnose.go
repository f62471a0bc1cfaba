// Package diagnose leads from what people see when a request or a deployment
// fails to what may be wrong.
package diagnose

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// Diagnosis is what is known of a text.
type Diagnosis struct {
	// Seen is the part of the text that tells.
	Seen string `json:"seen"`
	// Means says what happened.
	Means  string   `json:"means"`
	Causes []Ranked `json:"causes"`
}

// Ranked is a cause with what a configuration shows of it.
type Ranked struct {
	Cause
	// Shown are the findings of the rules in a configuration.
	Shown []*lint.Finding `json:"-"`
}

// Find gives what is known of a text: an error message, an execution log, a
// line of an access log or a status. The causes that findings show come first.
// It is false when nothing is known.
func Find(text string, rules []*lint.Rule, findings []lint.Finding) (Diagnosis, bool) {
	known := bySign(text, signs)
	if known.Seen == "" {
		known = longer(bySign(text, refusals), byRefusal(rules, func(part string) bool { return holds(text, part) }))
	}
	if known.Seen == "" {
		known = bySign(text, statuses)
	}
	if known.Seen == "" {
		known = byStatus(text)
	}
	if part := strings.TrimSpace(text); known.Seen == "" && len(part) >= shortest {
		known = byRefusal(rules, func(symptom string) bool { return holds(symptom, part) })
	}
	for i := range known.Causes {
		known.Causes[i].Shown = about(known.Causes[i].Rules, findings)
	}
	slices.SortStableFunc(known.Causes, func(a, b Ranked) int { return cmp.Compare(min(len(b.Shown), 1), min(len(a.Shown), 1)) })
	return known, known.Seen != ""
}

// holds tells whether a text holds another, whatever their case.
func holds(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}

// bySign looks for a text among some signs; the first that is found tells most.
func bySign(text string, signs []sign) Diagnosis {
	for _, sign := range signs {
		for _, want := range sign.texts {
			if holds(text, want) {
				return sign.diagnosis(want)
			}
		}
	}
	return Diagnosis{}
}

// longer gives what more of a text tells, the first where both tell as much.
func longer(one, other Diagnosis) Diagnosis {
	if len(other.Seen) > len(one.Seen) {
		return other
	}
	return one
}

func (s *sign) diagnosis(seen string) Diagnosis {
	known := Diagnosis{Seen: seen, Means: s.means}
	for _, cause := range s.causes {
		known.Causes = append(known.Causes, Ranked{Cause: cause})
	}
	return known
}

// byStatus looks for a status: alone, or as lines of access logs have it.
func byStatus(text string) Diagnosis {
	for _, number := range regexp.MustCompile(`\b[1-5]\d{2}\b`).FindAllString(text, -1) {
		for _, sign := range slices.Concat(statuses, signs) {
			if strconv.Itoa(sign.status) == number {
				return sign.diagnosis(number)
			}
		}
	}
	return Diagnosis{}
}

// shortest is how many letters of an error text must agree.
const shortest = 14

// byRefusal looks for the symptoms of rules, such as what AWS says when it
// refuses a change; the longest part that agrees tells most.
func byRefusal(rules []*lint.Rule, agrees func(part string) bool) Diagnosis {
	best := Diagnosis{}
	between := regexp.MustCompile(`; |: |, | \.{3}|<[a-z]+>|'[a-z]'|\[[^\]]*\]`)
	for _, rule := range rules {
		for _, part := range parts(rule.Doc.Symptom, between) {
			if len(part) < len(best.Seen) || !agrees(part) {
				continue
			}
			if len(part) > len(best.Seen) {
				best = Diagnosis{Seen: part, Means: "This is seen when:"}
			}
			best.Causes = append(best.Causes, Ranked{Cause: Cause{What: rule.Doc.Summary, Tell: rule.Doc.Fix, Rules: []string{rule.ID}}})
		}
	}
	return best
}

// parts gives the fixed parts of a symptom that are long enough to tell, each
// once.
func parts(symptom string, between *regexp.Regexp) []string {
	fields := between.Split(symptom, -1)
	fields = append(fields, symptom)
	slices.Sort(fields)
	return slices.DeleteFunc(slices.Compact(fields), func(part string) bool { return len(strings.TrimSpace(part)) < shortest })
}

// about gives the findings of rules.
func about(ids []string, findings []lint.Finding) []*lint.Finding {
	var shown []*lint.Finding
	for i := range findings {
		if slices.Contains(ids, findings[i].Rule.ID) {
			shown = append(shown, &findings[i])
		}
	}
	return shown
}
