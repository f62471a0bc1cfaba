package lint

import (
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
		if !slices.ContainsFunc(rules, func(r *Rule) bool { return r.answersTo(name) }) {
			return nil, unknownName(rules, name)
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
	return model.Nearest(name, names)
}

func (r *Rule) in(names []string) bool { return slices.ContainsFunc(names, r.answersTo) }

func (r *Rule) answersTo(name string) bool {
	switch {
	case strings.EqualFold(name, r.ID), name == r.Name:
		return true
	case strings.EqualFold(name, policyGroup):
		return r.Policy
	default:
		return strings.EqualFold(name, r.Family())
	}
}

// Family gives the letters of the rule's id: "TLS" of "TLS005".
func (r *Rule) Family() string { return strings.TrimRight(r.ID, "0123456789") }
