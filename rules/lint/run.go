package lint

import (
	"slices"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxLifted bounds how many assumptions are lifted one by one to see on which
// an error rests.
const maxLifted = 32

// maxFindings bounds the findings of an input set, all worlds together.
const maxFindings = 250_000

// Options choose what runs.
type Options struct {
	// Rules are the rules to run.
	Rules []*Rule
	// Known are all rules there are, to judge ignores by.
	Known []*Rule
	// Strict also reports what cannot be verified.
	Strict bool
	// Severities are those that people want of rules instead of their own.
	Severities map[*Rule]Severity
	// Silenced also gives the findings that ignores silence, marked.
	Silenced bool
	// Now tells the time, by which ignores and certificates expire; the zero time
	// lets none.
	Now time.Time
}

// runs tells whether a rule that was chosen runs.
func (o Options) runs(rule *Rule) bool { return o.Strict || !rule.Strict }

// Run applies rules to an input set and gives the findings in order.
//
// A finding in some worlds only is one step softer and says when. An error
// that goes away when an assumption is lifted rests on that assumption: it
// becomes a warning that names it.
func Run(set *model.InputSet, options Options) []Finding {
	merged := merge(set.Worlds, check(set.Worlds, options))
	soften(set, options, merged)
	ignores := collectIgnores(set)
	for _, ignore := range ignores {
		ignore.expire(options.Now)
	}
	kept := suppress(concerning(merged, set.Files), ignores, options.Silenced)
	kept = append(kept, review(set, options, ignores)...)
	Sort(kept, set.Files)
	for i := range kept {
		kept[i].regrade(options.Severities)
		kept[i].Construct = set.Worlds[0].ConstructAt(kept[i].Span)
		kept[i].keepFromAnswers(set.Worlds[0].Printed)
	}
	return kept
}

// regrade gives a finding the severity that people want of its rule, as much
// softer as it is softer than the rule's own.
func (f *Finding) regrade(wanted map[*Rule]Severity) {
	severity, ok := wanted[f.Rule]
	if !ok {
		return
	}
	for softer := f.Severity; softer < f.Rule.Severity; softer++ {
		severity = severity.softer()
	}
	f.Severity = severity
}

// concerning keeps the findings that are about the files of the set: facts that
// a context brought in are not judged by themselves, only where they meet a
// file of the set.
func concerning(findings []*Finding, files []*syntax.File) []*Finding {
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		meets := func(related Related) bool { return slices.Contains(files, related.Span.File) }
		return !f.Rule.Facts && !slices.Contains(files, f.Span.File) && !slices.ContainsFunc(f.Related, meets)
	})
}

// check gives the findings of each world.
func check(worlds []*model.Model, options Options) [][]*Finding {
	found := make([][]*Finding, len(worlds))
	pass := Pass{Rules: options.Known, Now: options.Now}
	for i, world := range worlds {
		pass.Model, pass.findings, pass.full, pass.most = world, nil, false, maxFindings/len(worlds)
		for _, rule := range options.Rules {
			if rule.Check == nil || !options.runs(rule) {
				continue
			}
			pass.rule = rule
			rule.Check(&pass)
		}
		pass.admit(options.Rules)
		found[i] = pass.findings
	}
	return found
}

// spot is what makes findings of two worlds one: the rule and the place.
type spot struct {
	rule string
	span syntax.Span
}

func (f *Finding) spot() spot { return spot{rule: f.Rule.ID, span: f.Span} }

// sighting is where a finding was made among several worlds.
type sighting struct {
	// worlds are the indexes of the worlds with the finding, in order.
	worlds []int
	// mildest and gravest are the severities it had in them.
	mildest, gravest Severity
}

func (s *sighting) add(world int, severity Severity) {
	if len(s.worlds) == 0 {
		s.mildest = severity
	}
	if !slices.Contains(s.worlds, world) {
		s.worlds = append(s.worlds, world)
	}
	s.mildest, s.gravest = min(s.mildest, severity), max(s.gravest, severity)
}

// severity is that of the finding in all worlds together: what is no error in
// some of them is softer than an error.
func (s *sighting) severity(everywhere bool) Severity {
	if everywhere {
		return max(s.mildest, s.gravest.softer())
	}
	return s.gravest.softer()
}

// merge makes one list of the findings of several worlds.
func merge(worlds []*model.Model, found [][]*Finding) []*Finding {
	if len(found) == 1 {
		return dedupe(found[0])
	}
	sightings := make(map[spot]*sighting)
	var merged []*Finding
	for i, findings := range found {
		for _, finding := range dedupe(findings) {
			seen := sightings[finding.spot()]
			if seen == nil {
				seen = &sighting{}
				sightings[finding.spot()] = seen
			}
			seen.add(i, finding.Severity)
			if seen.worlds[0] == i {
				merged = append(merged, finding)
			}
		}
	}
	for _, finding := range merged {
		seen := sightings[finding.spot()]
		everywhere := len(seen.worlds) == len(worlds)
		finding.Severity = seen.severity(everywhere)
		if !everywhere {
			finding.When = append(finding.When, commonChoices(worlds, seen.worlds)...)
		}
	}
	return merged
}

// dedupe keeps one of findings that say the same of the same place.
func dedupe(findings []*Finding) []*Finding {
	type key struct {
		spot
		message string
	}
	seen := make(map[key]bool, len(findings))
	kept := findings[:0:0]
	for _, finding := range findings {
		k := key{finding.spot(), finding.Message}
		if !seen[k] {
			seen[k] = true
			kept = append(kept, finding)
		}
	}
	return kept
}

// commonChoices gives the choices that all worlds with the finding share, as
// many as tell them from the others; if no choices do, all that the first of
// the worlds makes stand as an example.
func commonChoices(worlds []*model.Model, holds []int) []string {
	common := slices.DeleteFunc(slices.Clone(worlds[holds[0]].When), func(choice string) bool {
		return slices.ContainsFunc(holds, func(i int) bool { return !slices.Contains(worlds[i].When, choice) })
	})
	if telling := telling(common, without(worlds, holds)); len(telling) > 0 {
		return telling
	}
	return worlds[holds[0]].When
}

// without gives the worlds other than those with indexes.
func without(worlds []*model.Model, indexes []int) []*model.Model {
	var others []*model.Model
	for i, world := range worlds {
		if !slices.Contains(indexes, i) {
			others = append(others, world)
		}
	}
	return others
}

// telling picks, of choices, those that no other world makes together: one by
// one that which most of the others do not make. It is empty if there is a
// world that makes them all.
func telling(choices []string, others []*model.Model) []string {
	picked := make([]bool, len(choices))
	for len(others) > 0 {
		best, fewest := 0, others
		for i, choice := range choices {
			left := slices.DeleteFunc(slices.Clone(others), func(world *model.Model) bool { return !slices.Contains(world.When, choice) })
			if len(left) < len(fewest) {
				best, fewest = i, left
			}
		}
		if len(fewest) == len(others) {
			return nil
		}
		picked[best], others = true, fewest
	}
	var told []string
	for i, choice := range choices {
		if picked[i] {
			told = append(told, choice)
		}
	}
	return told
}

// soften lowers errors that rest on an assumption: only the rules that made
// them run again.
func soften(set *model.InputSet, options Options, findings []*Finding) {
	var errors []*Finding
	for _, finding := range findings {
		if finding.Severity == Error {
			errors = append(errors, finding)
		}
	}
	if set.Without == nil || len(errors) == 0 {
		return
	}
	options.Rules = slices.DeleteFunc(slices.Clone(options.Rules), func(rule *Rule) bool {
		return !slices.ContainsFunc(errors, func(f *Finding) bool { return f.Rule == rule })
	})
	for _, assumption := range set.Assumptions[:min(len(set.Assumptions), maxLifted)] {
		remains := make(map[spot]bool)
		for _, world := range check(set.Without(assumption), options) {
			for _, finding := range world {
				remains[finding.spot()] = true
			}
		}
		for _, finding := range errors {
			if !remains[finding.spot()] {
				finding.Severity = Warning
				finding.When = append(finding.When, assumption)
			}
		}
	}
}

func review(set *model.InputSet, options Options, ignores []*Ignore) []Finding {
	pass := Pass{Model: set.Worlds[0], Ignores: ignores, Rules: options.Known, most: maxFindings}
	pass.Ran = slices.DeleteFunc(slices.Clone(options.Rules), func(r *Rule) bool { return !options.runs(r) })
	for _, rule := range pass.Ran {
		if rule.Review != nil {
			pass.rule = rule
			rule.Review(&pass)
		}
	}
	pass.admit(options.Rules)
	found := make([]Finding, 0, len(pass.findings))
	for _, finding := range pass.findings {
		found = append(found, *finding)
	}
	return found
}
