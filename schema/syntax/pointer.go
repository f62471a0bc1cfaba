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
