package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const source = `# linkproof:ignore TOY002 -- the whole file may
title: x

# linkproof:ignore TOY001 -- agreed with operations
a: 1
b: 2 # linkproof:ignore TOY001 -- and here
c: 3
`

// line gives the span of a line of a file.
func line(file *syntax.File, number int) syntax.Span { return lineSpan(file, number) }

func read(text string) *syntax.File {
	return syntax.Read("toy.yaml", []byte(text), syntax.DefaultLimits())
}

// toy is a rule that reports lines of the first file, by severity.
func toy(id string, file *syntax.File, lines map[int]Severity) *Rule {
	return &Rule{ID: id, Name: strings.ToLower(id) + "-name", Severity: Error, Check: func(p *Pass) {
		for number := 1; number < 20; number++ {
			if severity, ok := lines[number]; ok {
				p.Report(line(file, number), "line %d", number).As(severity)
			}
		}
	}}
}

// show prints findings as lines: place, rule, severity, message, when.
func show(findings []Finding) []string {
	var lines []string
	for i := range findings {
		f := &findings[i]
		text := fmt.Sprintf("%d %s %s: %s", f.Span.From().Line, f.Rule.ID, f.Severity, f.Message)
		if f.When != nil {
			text += fmt.Sprintf(" when %v", f.When)
		}
		lines = append(lines, text)
	}
	return lines
}

func expect(t *testing.T, findings []Finding, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, show(findings)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func single(file *syntax.File) *model.InputSet {
	world := &model.Model{Files: []*syntax.File{file}}
	return &model.InputSet{Files: world.Files, Worlds: []*model.Model{world}}
}

func TestFindingsStandInOrder(t *testing.T) {
	file := read("a: 1\nb: 2\n")
	rules := []*Rule{toy("TOY002", file, map[int]Severity{2: Error, 1: Info}), toy("TOY001", file, map[int]Severity{2: Warning})}
	expect(t, Run(single(file), Options{Rules: rules}), "1 TOY002 info: line 1", "2 TOY001 warning: line 2", "2 TOY002 error: line 2")
}

func TestFactsAreJudgedWhereTheyMeetTheFilesOnly(t *testing.T) {
	file, facts := read("a: 1\n"), read("b: 1\nc: 2\n")
	rule := toy("TOY001", facts, map[int]Severity{1: Error})
	meeting := &Rule{ID: "TOY002", Name: "meeting", Severity: Error, Check: func(p *Pass) {
		p.Report(line(facts, 2), "line 2").Because(line(file, 1), "meets")
	}}
	expect(t, Run(single(file), Options{Rules: []*Rule{rule, meeting}}), "2 TOY002 error: line 2")
}

func TestFilesStandInTheOrderGivenAndFactsBehind(t *testing.T) {
	first, second, facts := read("a: 1"), read("a: 1"), read("a: 1")
	first.Name, second.Name, facts.Name = "b.yaml", "a.yaml", "0.yaml"
	finding := func(file *syntax.File) Finding { return Finding{Rule: &Rule{}, Span: syntax.Span{File: file}} }
	findings := []Finding{finding(facts), finding(second), finding(first)}
	Sort(findings, []*syntax.File{first, second})
	for i, want := range []*syntax.File{first, second, facts} {
		if findings[i].Span.File != want {
			t.Errorf("place %d holds %s, want %s", i, findings[i].Span.File.Name, want.Name)
		}
	}
}

// worlds makes one world for each list of choices; the check of its rule
// reports line 1 of each world by the severity given for its first choice.
func worlds(file *syntax.File, choices ...[]string) *model.InputSet {
	set := &model.InputSet{Files: []*syntax.File{file}}
	for _, when := range choices {
		set.Worlds = append(set.Worlds, &model.Model{Files: set.Files, When: when})
	}
	return set
}

func TestWorldsAreMerged(t *testing.T) {
	prod, test := []string{"IsProd is true", "Big is true"}, []string{"IsProd is false", "Big is true"}
	tests := map[string]struct {
		in   map[string]Severity
		want string
	}{
		"an error in all worlds":            {map[string]Severity{"IsProd is true": Error, "IsProd is false": Error}, "1 TOY001 error: found"},
		"an error in one world":             {map[string]Severity{"IsProd is true": Error}, "1 TOY001 warning: found when [IsProd is true]"},
		"a warning in one world":            {map[string]Severity{"IsProd is false": Warning}, "1 TOY001 info: found when [IsProd is false]"},
		"an error here, a warning there":    {map[string]Severity{"IsProd is true": Error, "IsProd is false": Warning}, "1 TOY001 warning: found"},
		"an error here, information there":  {map[string]Severity{"IsProd is true": Error, "IsProd is false": Info}, "1 TOY001 warning: found"},
		"information in one world stays so": {map[string]Severity{"IsProd is true": Info}, "1 TOY001 info: found when [IsProd is true]"},
	}
	for name, given := range tests {
		t.Run(name, func(t *testing.T) {
			file := read("a: 1")
			rule := &Rule{ID: "TOY001", Severity: Error, Check: func(p *Pass) {
				if severity, ok := given.in[p.Model.When[0]]; ok {
					p.Report(line(file, 1), "found").As(severity)
				}
			}}
			expect(t, Run(worlds(file, prod, test), Options{Rules: []*Rule{rule}}), given.want)
		})
	}
}

func TestChoicesSharedByTheWorldsAreNamed(t *testing.T) {
	file := read("a: 1")
	set := worlds(file, []string{"A is true", "B is true"}, []string{"A is true", "B is false"}, []string{"A is false", "B is true"})
	rule := &Rule{ID: "TOY001", Severity: Error, Check: func(p *Pass) {
		if p.Model.When[0] == "A is true" {
			p.Report(line(file, 1), "found")
		}
	}}
	expect(t, Run(set, Options{Rules: []*Rule{rule}}), "1 TOY001 warning: found when [A is true]")
}

func TestChoicesThatTellNothingAreNotNamed(t *testing.T) {
	for _, test := range []struct {
		holds, others [][]string
		want          string
	}{
		{[][]string{{"not A", "not B", "C"}}, [][]string{{"not A", "not B", "not C"}, {"A", "not B", "not C"}}, "[C]"},
		{[][]string{{"A", "B", "C"}}, [][]string{{"A", "not B", "C"}, {"not A", "B", "C"}}, "[A B]"},
		{[][]string{{"A", "B"}, {"not A", "not B"}}, [][]string{{"A", "not B"}, {"not A", "B"}}, "[A B]"},
	} {
		file := read("a: 1")
		set := worlds(file, append(test.holds, test.others...)...)
		rule := &Rule{ID: "TOY001", Severity: Error, Check: func(p *Pass) {
			if slices.Contains(set.Worlds[:len(test.holds)], p.Model) {
				p.Report(line(file, 1), "found")
			}
		}}
		expect(t, Run(set, Options{Rules: []*Rule{rule}}), "1 TOY001 warning: found when "+test.want)
	}
}

func TestTheSameFindingTwiceInOneWorldIsOne(t *testing.T) {
	file := read("a: 1")
	rule := &Rule{ID: "TOY001", Severity: Error, Check: func(p *Pass) {
		p.Report(line(file, 1), "found")
		p.Report(line(file, 1), "found")
		p.Report(line(file, 1), "found otherwise")
	}}
	expect(t, Run(single(file), Options{Rules: []*Rule{rule}}), "1 TOY001 error: found", "1 TOY001 error: found otherwise")
}

func TestErrorsOnAnAssumptionAreWarnings(t *testing.T) {
	file := read("a: 1\nb: 2\nc: 3\n")
	set := single(file)
	set.Assumptions = []string{"the default of parameter A", "the default of parameter B"}
	lifted := map[string]*model.Model{}
	for _, assumption := range set.Assumptions {
		lifted[assumption] = &model.Model{Files: set.Files, When: []string{assumption}}
	}
	set.Without = func(assumption string) []*model.Model { return []*model.Model{lifted[assumption]} }
	rule := &Rule{ID: "TOY001", Severity: Error, Check: func(p *Pass) {
		without := strings.Join(p.Model.When, "")
		if !strings.HasSuffix(without, "A") {
			p.Report(line(file, 1), "rests on A")
			p.Report(line(file, 3), "a warning that rests on A").As(Warning)
		}
		p.Report(line(file, 2), "rests on nothing")
	}}
	expect(t, Run(set, Options{Rules: []*Rule{rule}}),
		"1 TOY001 warning: rests on A when [the default of parameter A]",
		"2 TOY001 error: rests on nothing",
		"3 TOY001 warning: a warning that rests on A")
}

func TestIgnoresCoverTheirPlace(t *testing.T) {
	file := read(source)
	first := toy("TOY001", file, map[int]Severity{2: Error, 5: Error, 6: Error, 7: Error})
	second := toy("TOY002", file, map[int]Severity{2: Error, 7: Error})
	expect(t, Run(single(file), Options{Rules: []*Rule{first, second}}), "2 TOY001 error: line 2", "7 TOY001 error: line 7")
}

func TestDirectivesAreRead(t *testing.T) {
	tests := map[string]struct {
		text string
		want []string
	}{
		"ids and a reason":          {"a: 1\n# linkproof:ignore TOY001, TOY002 -- both are known\nb: 2\n", []string{"TOY001/both are known@3", "TOY002/both are known@3"}},
		"no reason":                 {"a: 1 # linkproof:ignore TOY001\n", []string{"TOY001/@1"}},
		"a reason without its sign": {"a: 1 # linkproof:ignore TOY001 because so\n", []string{"TOY001/@1"}},
		"no rule":                   {"a: 1 # linkproof:ignore -- why not\n", []string{"/why not@1"}},
		"two above one line":        {"a: 1\n# linkproof:ignore TOY001 -- x\n# linkproof:ignore TOY002 -- y\nb: 2\n", []string{"TOY001/x@4", "TOY002/y@4"}},
		"above all code":            {"---\n# linkproof:ignore TOY001 -- x\na: 1\nb: 2\n", []string{"TOY001/x@1-4"}},
		"another comment":           {"a: 1 # see linkproof:ignore for more\n", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, ignore := range collectIgnores(single(read(test.text))) {
				place := strconv.Itoa(ignore.Scope.From().Line)
				if to := ignore.Scope.To().Line; ignore.Scope.Start == 0 && to > 2 {
					place = fmt.Sprintf("1-%d", to-1)
				}
				got = append(got, ignore.Rule+"/"+ignore.Reason+"@"+place)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestIgnoresInTheDataCoverTheirObjectOnceForAllWorlds(t *testing.T) {
	file := read("a:\n  b: 1\nc: 2\n")
	set := worlds(file, []string{"A"}, []string{"B"})
	for _, world := range set.Worlds {
		world.Ignores = []model.Ignore{{Rule: "toy001-name", Reason: "known", At: line(file, 1), Scope: syntax.Span{File: file, Start: 0, End: 9}}}
	}
	rule := toy("TOY001", file, map[int]Severity{2: Error, 3: Error})
	expect(t, Run(set, Options{Rules: []*Rule{rule}}), "3 TOY001 error: line 3")
	if ignores := collectIgnores(set); len(ignores) != 1 {
		t.Errorf("%d ignores, want 1", len(ignores))
	}
}

func TestReviewSeesWhatRanAndWasUsed(t *testing.T) {
	file := read("a: 1 # linkproof:ignore TOY001 -- x\nb: 2 # linkproof:ignore TOY002 -- y\n")
	rule := toy("TOY001", file, map[int]Severity{1: Error})
	strict := &Rule{ID: "TOY002", Strict: true, Check: func(*Pass) {}}
	var used []bool
	var ran []string
	review := &Rule{ID: "TOY003", Severity: Warning, Review: func(p *Pass) {
		for _, ignore := range p.Ignores {
			used = append(used, ignore.Used)
		}
		for _, rule := range p.Ran {
			ran = append(ran, rule.ID)
		}
		p.Report(line(file, 2), "reviewed")
	}}
	all := []*Rule{rule, strict, review}
	expect(t, Run(single(file), Options{Rules: all, Known: all}), "2 TOY003 warning: reviewed")
	if !slices.Equal(used, []bool{true, false}) || !slices.Equal(ran, []string{"TOY001", "TOY003"}) {
		t.Errorf("used %v, ran %v", used, ran)
	}
}

func TestTooManyFindingsAreAnErrorThemselves(t *testing.T) {
	file := read(source)
	many := &Rule{ID: "TOY001", Severity: Info, Check: func(p *Pass) {
		for range maxFindings {
			p.Report(line(file, 1), "the same").As(Info)
		}
	}}
	late := toy("TOY002", file, map[int]Severity{2: Error})
	limits := &Rule{ID: "TOY003", Severity: Error, Limits: true, Check: func(*Pass) {}}
	set := &model.InputSet{Files: []*syntax.File{file}, Worlds: []*model.Model{{Files: []*syntax.File{file}}}}
	got := Run(set, Options{Rules: []*Rule{many, late, limits}})
	expect(t, got, "1 TOY003 error: more than 250000 findings; the others are not reported", "1 TOY001 info: the same")
}

func TestStrictRulesRunWhenAskedFor(t *testing.T) {
	file := read("a: 1")
	rule := toy("TOY001", file, map[int]Severity{1: Info})
	rule.Strict = true
	expect(t, Run(single(file), Options{Rules: []*Rule{rule}}))
	expect(t, Run(single(file), Options{Rules: []*Rule{rule}, Strict: true}), "1 TOY001 info: line 1")
}

func TestChoose(t *testing.T) {
	rules := []*Rule{{ID: "LNK001", Name: "one"}, {ID: "LNK002", Name: "two"}, {ID: "TLS001", Name: "three"}, {ID: "TLS012", Name: "four", Policy: true}}
	tests := map[string]struct {
		selected, ignored []string
		want              string
	}{
		"all":          {nil, nil, "LNK001 LNK002 TLS001 TLS012"},
		"a family":     {[]string{"tls"}, nil, "TLS001 TLS012"},
		"ids":          {[]string{"lnk002", "three"}, nil, "LNK002 TLS001"},
		"no policy":    {nil, []string{"policy"}, "LNK001 LNK002 TLS001"},
		"both":         {[]string{"LNK"}, []string{"one"}, "LNK002"},
		"policy alone": {[]string{"policy"}, nil, "TLS012"},
	}
	for name, test := range tests {
		chosen, err := Choose(rules, test.selected, test.ignored)
		var ids []string
		for _, rule := range chosen {
			ids = append(ids, rule.ID)
		}
		if got := strings.Join(ids, " "); err != nil || got != test.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, test.want)
		}
	}
}

func TestChooseSuggestsANearName(t *testing.T) {
	rules := []*Rule{{ID: "LNK002", Name: "connection-id-missing"}}
	for name, want := range map[string]string{
		"LNK02":                 "did you mean LNK002?",
		"connection-id-mising":  "did you mean connection-id-missing?",
		"polcy":                 "did you mean policy?",
		"something-else-at-all": "`linkproof rules` lists them",
	} {
		if _, err := Choose(rules, nil, []string{name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

func TestReportPointsAtDefinitionAndShortensMessages(t *testing.T) {
	file := read("a: 1\nb: 2\n")
	pass := Pass{rule: &Rule{Severity: Error, Doc: Doc{Symptom: "500"}}}
	setting := model.Literal("x", line(file, 1)).Assuming("the default of parameter X", line(file, 2))
	finding := pass.Report(setting, "%s", strings.Repeat("é", 300)).Because(syntax.Span{}, "nowhere").Shows("404")
	if len(finding.Related) != 1 || finding.Related[0].Span != line(file, 2) {
		t.Errorf("related places: %v", finding.Related)
	}
	if got := []rune(finding.Message); len(got) != maxMessage || got[maxMessage-1] != '…' {
		t.Errorf("the message has %d characters", len(got))
	}
	if finding.Symptom != "404" || finding.Span != line(file, 1) {
		t.Errorf("symptom %q at %v", finding.Symptom, finding.Span)
	}
}

func TestReplaceEditsTheOneOccurrence(t *testing.T) {
	file := read("a: \"2.0\"\nb: x x\n")
	edits := Replace(line(file, 1), "2.0", "1.0")
	if len(edits) != 1 || edits[0].Span.Text() != "2.0" || edits[0].Text != "1.0" {
		t.Errorf("edits %v", edits)
	}
	if Replace(line(file, 2), "x", "y") != nil || Replace(line(file, 2), "z", "y") != nil || Replace(line(file, 2), "", "y") != nil {
		t.Error("an edit without exactly one place")
	}
}
