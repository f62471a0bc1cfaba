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
	switch n.Kind {
	case Map:
		for i := 0; i+1 < len(n.Children); i += 2 {
			key, value := &n.Children[i], &n.Children[i+1]
			if key.Span.Contains(at) || value.Span.Contains(at) {
				return key.Text, value
			}
		}
	case List:
		for i := range n.Children {
			if n.Children[i].Span.Contains(at) {
				return strconv.Itoa(i), &n.Children[i]
			}
		}
	default:
	}
	return "", nil
}
