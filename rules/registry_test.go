package rules_test

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

// TestTheListMatchesTheFiles compares the list with the files of the folder,
// which also shows that the list is sorted and has no id twice.
func TestTheListMatchesTheFiles(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	ruleFile := regexp.MustCompile(`^[a-z]{3}\d{3}_[a-z0-9_]+\.go$`)
	var files, listed []string
	for _, entry := range entries {
		if ruleFile.MatchString(entry.Name()) {
			files = append(files, entry.Name())
		}
	}
	for _, rule := range rules.All() {
		listed = append(listed, strings.ReplaceAll(folderOf(rule), "-", "_")+".go")
	}
	if diff := cmp.Diff(files, listed); diff != "" {
		t.Errorf("rules (-files +list):\n%s", diff)
	}
}

func TestRulesAreComplete(t *testing.T) {
	id := regexp.MustCompile(`^[A-Z]{3}\d{3}$`)
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, rule := range rules.All() {
		if !id.MatchString(rule.ID) || !name.MatchString(rule.Name) || rule.Severity == 0 {
			t.Errorf("%s %s: id, name or severity do not fit", rule.ID, rule.Name)
		}
		if (rule.Check == nil) == (rule.Review == nil) {
			t.Errorf("%s: exactly one of Check and Review is wanted", rule.ID)
		}
		doc := rule.Doc
		for field, text := range map[string]string{"Summary": doc.Summary, "Why": doc.Why, "Symptom": doc.Symptom, "Fix": doc.Fix} {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", rule.ID, field, text)
			}
		}
		if strings.HasSuffix(doc.Summary, ".") || !strings.HasSuffix(doc.Why, ".") || !strings.HasSuffix(doc.Fix, ".") {
			t.Errorf("%s: a summary ends without a stop, sentences with one", rule.ID)
		}
		if len(doc.Refs) == 0 || slices.ContainsFunc(doc.Refs, func(ref string) bool { return !strings.HasPrefix(ref, "https://") }) {
			t.Errorf("%s: references are addresses: %v", rule.ID, doc.Refs)
		}
	}
}

func TestEveryRuleHasFixturesOfBothKinds(t *testing.T) {
	const least = 2
	for _, rule := range rules.All() {
		for _, kind := range []string{"bad", "good"} {
			if got := len(entriesOf(t, rule, kind)); got < least {
				t.Errorf("%s has %d %s fixtures, want at least %d", rule.ID, got, kind, least)
			}
		}
	}
}

func TestEveryFixtureFolderBelongsToARule(t *testing.T) {
	entries, err := os.ReadDir(fixturesRoot)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.ContainsFunc(rules.All(), func(r *lint.Rule) bool { return folderOf(r) == entry.Name() }) {
			t.Errorf("no rule has the fixtures %s", entry.Name())
		}
	}
}

// TestMessagesAreOneShortSentence looks at what the bad fixtures bring out.
func TestMessagesAreOneShortSentence(t *testing.T) {
	const longest = 200
	for _, rule := range rules.All() {
		for _, entry := range entriesOf(t, rule, "bad") {
			fixture := readFixture(t, path.Join(fixturesRoot, folderOf(rule), "bad", entry))
			for _, finding := range fixture.lint(fixture.load(t)) {
				message := finding.Message
				if utf8.RuneCountInString(message) > longest || message == "" || strings.HasSuffix(message, ".") || strings.Contains(message, "\n") {
					t.Errorf("%s in %s: %q", finding.Rule.ID, fixture.path, message)
				}
			}
		}
	}
}
