package cfn

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// visit is how far a search for circles has come with a resource.
type visit uint8

const (
	unseen visit = iota
	underway
	done
)

// circles reports resources that refer to each other in a circle, which
// CloudFormation refuses to create. References within Fn::If may exclude each
// other, and SAM moves those of its own resources: neither counts.
func (s *survey) circles() {
	seen := make([]visit, len(s.resources))
	for i := range s.resources {
		if seen[i] == unseen {
			s.search(i, seen, nil)
		}
	}
}

func (s *survey) search(at int, seen []visit, path []int) {
	seen[at] = underway
	path = append(path, at)
	for _, need := range s.needs[at] {
		switch seen[need.resource] {
		case unseen:
			s.search(need.resource, seen, path)
		case underway:
			s.reportCircle(path, need)
		case done:
		}
	}
	seen[at] = done
}

func (s *survey) reportCircle(path []int, closing need) {
	start := len(path) - 1
	for path[start] != closing.resource {
		start--
	}
	var names strings.Builder
	s.aside = true
	for _, at := range path[start:] {
		r := &s.resources[at]
		if r.condition != nil || strings.HasPrefix(r.kind, "AWS::Serverless::") {
			return
		}
		s.aside = s.aside && !r.onWay()
		names.WriteString(r.name() + " -> ")
	}
	names.WriteString(s.resources[closing.resource].name())
	s.report(closing.at, "circular dependency: %s", names.String())
}

// conditionCircles reports conditions that lead back to themselves.
func (s *survey) conditionCircles() {
	seen := make(map[string]visit)
	for key, body := range s.conditions.Entries() {
		if seen[key.Text] == unseen {
			s.searchCondition(key.Text, body, seen)
		}
	}
}

func (s *survey) searchCondition(name string, body *syntax.Node, seen map[string]visit) {
	seen[name] = underway
	for reference := range conditionsIn(body) {
		next := s.conditions.Get(reference.Text)
		switch seen[reference.Text] {
		case unseen:
			if next != nil {
				s.searchCondition(reference.Text, next, seen)
			}
		case underway:
			s.report(reference.Span, "condition %s leads back to itself", reference.Text)
		case done:
		}
	}
	seen[name] = done
}

// reached gives the conditions that decide about the gateway's resources, also
// by way of others.
func (s *survey) reached() map[string]bool {
	reached := make(map[string]bool)
	next := slices.Clone(s.usedConditions)
	for len(next) > 0 {
		name := next[len(next)-1]
		next = next[:len(next)-1]
		if reached[name] {
			continue
		}
		reached[name] = true
		for reference := range conditionsIn(s.conditions.Get(name)) {
			next = append(next, reference.Text)
		}
	}
	return reached
}

// conditionsIn yields the names of the conditions that a condition uses.
func conditionsIn(node *syntax.Node) func(yield func(*syntax.Node) bool) {
	return func(yield func(*syntax.Node) bool) { eachCondition(node, yield) }
}

func eachCondition(node *syntax.Node, yield func(*syntax.Node) bool) bool {
	if name, ok := conditionNamed(node); ok {
		return yield(name)
	}
	f, ok := callOf(node)
	if !ok || f.name == "Equals" {
		return true
	}
	args := f.args()
	for i := range args {
		if !eachCondition(&args[i], yield) {
			return false
		}
	}
	return true
}
