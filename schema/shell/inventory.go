package shell

import "github.com/linkproof/linkproof/schema/syntax"

// name is what finds an object among those of a script: the operation that makes
// it, and what names it there, or what its answer is known by.
type name struct{ operation, key, resource string }

// add takes an object in.
func (s *script) add(made *object) {
	s.objects = append(s.objects, made)
	if made.operation == "" {
		return
	}
	s.latest[name{operation: made.operation, key: made.key}] = made
	s.latest[name{operation: made.operation, resource: made.resource}] = made
}

// find gives the last object of an operation with a key, one that the branch
// or block in hand may change: a copy where another made it.
func (s *script) find(operation, key string) *object {
	return s.own(s.changing(name{operation: operation, key: key}))
}

// answered gives the object whose answer holds a text, as find does.
func (s *script) answered(operation, text string) *object { return s.own(s.answering(operation, text)) }

// answering gives the object whose answer holds a text, whoever made it.
func (s *script) answering(operation, text string) *object {
	hole := s.onlyHole(text)
	if hole == nil || hole.Resource == "" {
		return nil
	}
	return s.changing(name{operation: operation, resource: hole.Resource})
}

// changing gives the last object of a name to who changes it, which copies
// it: large ones count as more than a step.
func (s *script) changing(of name) *object {
	found := s.latest[of]
	if found != nil {
		s.steps += nodes(found.state) / nodesPerStep
	}
	return found
}

// nodes counts the values in one, itself included.
func nodes(node *syntax.Node) int {
	count := 1
	for i := range node.Children {
		count += nodes(&node.Children[i])
	}
	return count
}

func (s *script) own(found *object) *object {
	if found == nil || found.scope == s.scope {
		return found
	}
	alternative := *found
	alternative.state, alternative.scope = clone(found.state), s.scope
	s.add(&alternative)
	return &alternative
}

// opened notes that a call may be about any object of a maker; those of earlier
// such calls are open.
func (s *script) opened(maker, why string) {
	for _, made := range s.objects[s.openedTo[maker]:] {
		if made.operation == maker {
			made.open = why
		}
	}
	s.openedTo[maker] = len(s.objects)
}
