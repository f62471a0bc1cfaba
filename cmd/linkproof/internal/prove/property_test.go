package prove

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

// unseen are the rules whose symptom a request alone does not show.
var unseen = []string{"OBS001", "OBS002", "OBS003", "NET010", "LNK011", "MAP011", "MAP014", "STG007", "STG009"}

// TestRulesAndSimulatorAgree holds rules and simulator against each other: a
// stage of what lints clean answers, and one with an error that callers see
// does not. The templates are the same each time, unless -rapid.seed says
// otherwise.
func TestRulesAndSimulatorAgree(t *testing.T) {
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == seed.DefValue {
		if err := seed.Value.Set("1"); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := drawTemplate(t)
		text := d.text()
		set := load(t, text)
		findings := slices.DeleteFunc(lint.Run(set, lint.Options{Rules: rules.All(), Known: rules.All()}), func(f lint.Finding) bool {
			return f.Severity == lint.Info || f.Rule.Policy || slices.Contains(unseen, f.Rule.ID)
		})
		p := New(set.Worlds, func() time.Time { return time.Date(2026, time.January, 2, 3, 4, 5, 0, time.UTC) }, func() string { return "request" })
		agree(t, p, findings, text)
	})
}

// load reads a template, which is known as a whole.
func load(t interface {
	Fatal(args ...any)
	Context() context.Context
}, text string,
) *model.InputSet {
	options := schema.Options{
		Given: model.Given{Account: "111122223333", Region: "eu-west-1"},
		Stdin: strings.NewReader(text), StdinName: "template.yaml", Workers: 1,
	}
	loaded, err := schema.Load(t.Context(), []string{"-"}, options)
	if err != nil || len(loaded.Results) != 1 {
		t.Fatal(err, loaded, text)
	}
	return loaded.Results[0]
}

func agree(t *rapid.T, p *Prover, findings []lint.Finding, text string) {
	claims := false
	for i := range findings {
		f := &findings[i]
		claims = claims || f.Severity == lint.Error || f.Rule.ShowsAtRunTime()
		if f.Severity != lint.Error || !f.Rule.ShowsAtRunTime() {
			continue
		}
		if proof := p.Prove(t.Context(), f); proof.Status < http.StatusMultipleChoices {
			t.Errorf("%s, but the answer is %+v\n%s", shown(findings), *proof, text)
		}
	}
	if claims {
		return
	}
	for _, w := range p.ways {
		if proof := p.send(t.Context(), w); !proof.Echoed {
			t.Errorf("%s, but the answer is %+v\n%s", shown(findings), *proof, text)
		}
	}
}

// shown lists findings for a message.
func shown(findings []lint.Finding) string {
	lines := []string{fmt.Sprintf("%d findings", len(findings))}
	for i := range findings {
		f := &findings[i]
		lines = append(lines, fmt.Sprintf("%s[%s] %d: %s", f.Severity, f.Rule.ID, f.Span.From().Line, f.Message))
	}
	return strings.Join(lines, "\n")
}
