package syntax

import "sort"

// manyChildren is the number of children from which a map or list is searched
// by an index or by halves, so that files of very many keys take no time that
// grows with the square of their number.
const manyChildren = 128

// entryIndex tells where the keys of a map stand among its children.
type entryIndex struct {
	children int
	at       map[string]int
}

// indexed is Entry for large maps.
func (n *Node) indexed(key string) (written, value *Node) {
	known, _ := n.Span.File.entries.Load(n)
	index, _ := known.(*entryIndex)
	if index == nil || index.children != len(n.Children) {
		index = &entryIndex{children: len(n.Children), at: make(map[string]int, len(n.Children)/2)}
		for i := 0; i+1 < len(n.Children); i += 2 {
			index.at[n.Children[i].Text] = i
		}
		n.Span.File.entries.Store(n, index)
	}
	if i, ok := index.at[key]; ok {
		return &n.Children[i], &n.Children[i+1]
	}
	return nil, nil
}

// near gives the index of the child of a large list or map that would hold a
// span if the children stood in the order of the source, of which aliases and
// merges know nothing; every is the number of children of an entry.
func (n *Node) near(at Span, every int) int {
	entries := len(n.Children) / every
	after := sort.Search(entries, func(i int) bool { return n.Children[i*every].Span.Start > at.Start })
	return max(after-1, 0) * every
}
