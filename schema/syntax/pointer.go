package syntax

import "strconv"

// Pointer follows keys of maps and decimal indexes of lists, as the segments
// of a JSON pointer do; nil where one is missing.
func (n *Node) Pointer(path ...string) *Node {
	for _, segment := range path {
		if n == nil || n.Kind != List {
			n = n.Get(segment)
			continue
		}
		index, err := strconv.Atoi(segment)
		if err != nil || index < 0 || index >= len(n.Children) || strconv.Itoa(index) != segment {
			return nil
		}
		n = &n.Children[index]
	}
	return n
}

// PathTo gives the way from a node to the innermost one that holds a span, as
// the segments of a JSON pointer. A key stands for its value.
func (n *Node) PathTo(at Span) []string {
	var path []string
	for n != nil {
		segment, next := n.towards(at)
		if next == nil {
			return path
		}
		path = append(path, segment)
		n = next
	}
	return path
}

// towards gives the child that holds a span, and what leads to it.
func (n *Node) towards(at Span) (segment string, child *Node) {
	every := 1
	switch n.Kind {
	case List:
	case Map:
		every = 2
	default:
		return "", nil
	}
	if len(n.Children) >= manyChildren {
		if near := n.near(at, every); n.holds(near, every, at) {
			return n.leads(near)
		}
	}
	for i := 0; i+every <= len(n.Children); i += every {
		if n.holds(i, every, at) {
			return n.leads(i)
		}
	}
	return "", nil
}

// holds tells whether an item, or the key or value of an entry, holds a span.
func (n *Node) holds(i, every int, at Span) bool {
	return n.Children[i].Span.Contains(at) || n.Children[i+every-1].Span.Contains(at)
}

// leads gives the item or the value of the entry at an index.
func (n *Node) leads(i int) (segment string, child *Node) {
	if n.Kind == Map {
		return n.Children[i].Text, &n.Children[i+1]
	}
	return strconv.Itoa(i), &n.Children[i]
}
