package main

import (
	"net/http"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/simulate/suite"
)

// unproven are the rules whose symptom is an answer to a request and which have
// no proof. TestProofs wants one of all others.
var unproven = map[string]string{
	"LNK011": "only while an Availability Zone fails",
	"LNK014": "that no VPC link has the id is known of complete files and listings only",
	"MAP011": "only while a task stops",
	"MAP014": "whether instances of Service Connect bring address and port is not documented",
	"NET008": "the examples are the load balancer alone, without an API in front of it",
	"NET010": "only while an Availability Zone fails",
	"NET012": "whether a server takes the PROXY header is its own matter",
	"OBS001": "it hides why other mistakes show",
	"OBS002": "it hides why other mistakes show",
	"OBS003": "only under load",
	"OWN001": "whether AWS refuses the integration or its requests is not documented",
	"OWN003": "whether AWS refuses the integration or its requests is not documented",
	"RTE002": "what a server answers to a path without a slash is its own matter",
	"STG007": "a simulated stage serves what the files hold, not an older deployment",
	"TLS007": "what AWS checks without a name is not documented",
}

// fewestProofs is how many rules have to have a proof.
const fewestProofs = 40

// TestProofs sends the requests of proof.test.yaml in the folders of the rules:
// through bad configurations, whose callers see the symptom, and through good
// ones, where the backend answers.
func TestProofs(t *testing.T) {
	t.Chdir("../../fixtures/rules")
	proofs := 0
	for _, rule := range rules.All() {
		name := path.Join(strings.ToLower(rule.ID)+"-"+rule.Name, "proof.test.yaml")
		src, err := os.ReadFile(name)
		reason, excused := unproven[rule.ID]
		switch {
		case err == nil && excused:
			t.Errorf("%s has a proof; why it has none need not be told: %s", rule.ID, reason)
		case err == nil:
			proofs++
			t.Run(rule.ID, func(t *testing.T) { proveRule(t, name, src) })
		case rule.ShowsAtRunTime() && !excused:
			t.Errorf("%s shows at run time: %q. It needs %s, or a reason why it cannot have one", rule.ID, rule.Doc.Symptom, name)
		}
	}
	if proofs < fewestProofs {
		t.Errorf("%d rules carry a proof", proofs)
	}
	for id := range unproven {
		if _, err := lint.Choose(rules.All(), []string{id}, nil); err != nil {
			t.Error(err)
		}
	}
}

func proveRule(t *testing.T, name string, src []byte) {
	t.Helper()
	outcomes, err := (&testRun{}).run(t.Context(), name, src)
	if err != nil {
		t.Fatal(err)
	}
	reached := false
	seen := make(map[string]bool)
	for i := range outcomes {
		o := &outcomes[i]
		kind, _, _ := strings.Cut(o.Case.Config.Path, "/")
		seen[kind] = true
		reached = reached || kind == "good" && o.Result != nil && o.Result.Trace.BackendRequest != nil
		switch {
		case !o.Passed():
			t.Errorf("%s: %v %+v", o.Case.Config.Path, o.Err, o.Differences)
		case kind == "good" && o.Result.Status >= http.StatusMultipleChoices:
			t.Errorf("%s answers %d", o.Case.Config.Path, o.Result.Status)
		case kind == "bad" && !showsSymptom(o):
			t.Errorf("%s answers %d, and nothing else is wanted", o.Case.Config.Path, o.Result.Status)
		}
	}
	if !seen["bad"] || !reached || len(seen) > 2 {
		t.Error("a proof has requests to files of bad and of good, one of which the backend answers")
	}
}

// showsSymptom tells whether an answer is an error, or else what the backend
// got is looked at.
func showsSymptom(o *suite.Outcome) bool {
	return o.Result.Status >= http.StatusMultipleChoices || strings.Contains(o.Case.Where().Text(), "backend_request")
}
