package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// policyGroup names the rules that judge good practice rather than faults.
const policyGroup = "policy"

// Choose gives the rules that selections name, less those that exclusions
// name. A name is an id, a rule's name, a family such as "TLS", or "policy";
// without selections all rules are selected. An unknown name is an error that
// suggests a near one.
func Choose(rules []*Rule, selections, exclusions []string) ([]*Rule, error) {
	for _, name := range slices.Concat(selections, exclusions) {
		if err := Known(rules, name); err != nil {
			return nil, err
		}
	}
	var chosen []*Rule
	for _, rule := range rules {
		if (len(selections) == 0 || rule.in(selections)) && !rule.in(exclusions) {
			chosen = append(chosen, rule)
		}
	}
	return chosen, nil
}

// Known gives an error for a name that is about none of the rules; it suggests
// a near one.
func Known(rules []*Rule, name string) error {
	if slices.ContainsFunc(rules, func(r *Rule) bool { return r.answersTo(name) }) {
		return nil
	}
	return unknownName(rules, name)
}

func unknownName(rules []*Rule, name string) error {
	if meant := Nearest(rules, name); meant != "" {
		return fmt.Errorf("there is no rule or family %q; did you mean %s?", name, meant)
	}
	return fmt.Errorf("there is no rule or family %q; `linkproof rules` lists them", name)
}

// Nearest gives the id, name or family that was probably meant by a name that
// no rule has; empty where none is near.
func Nearest(rules []*Rule, name string) string {
	names := []string{policyGroup}
	for _, rule := range rules {
		names = append(names, rule.ID, rule.Name, rule.Family())
	}
	return cmp.Or(model.Nearest(name, names), model.Nearest(strings.ToUpper(name), names))
}

func (r *Rule) in(names []string) bool { return slices.ContainsFunc(names, r.answersTo) }

func (r *Rule) answersTo(name string) bool { return r.Named(name) > 0 }

// Named tells how narrowly a name is about the rule: 3 for its id or name, 2
// for its family, 1 for its group, 0 when it is about others.
func (r *Rule) Named(name string) int {
	switch {
	case strings.EqualFold(name, r.ID), name == r.Name:
		return 3
	case strings.EqualFold(name, r.Family()):
		return 2
	case strings.EqualFold(name, policyGroup) && r.Policy:
		return 1
	default:
		return 0
	}
}

// Family gives the letters of the rule's id: "TLS" of "TLS005".
func (r *Rule) Family() string { return strings.TrimRight(r.ID, "0123456789") }
