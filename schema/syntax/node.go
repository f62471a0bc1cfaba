package syntax

// Kind is the kind of a Node.
type Kind uint8

// The kinds of nodes.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Map
)

// Node is one value of the tree. Aliases and merge keys are resolved: a node
// may be reachable on several ways, so nobody may change it.
type Node struct {
	Kind Kind
	// Tag is the YAML short-form tag as written, such as "!Sub"; empty without.
	Tag string
	// Text is the decoded text of a scalar: numbers and booleans as written.
	Text string
	// Children holds the items of a list, or key, value, key, value of a map.
	Children []Node
	// Span covers the value in the source, quotes and brackets included, the
	// tag excluded.
	Span Span
}

// Where gives the node's span.
func (n *Node) Where() Span {
	if n == nil {
		return Span{}
	}
	return n.Span
}

// IsScalar reports whether the node is neither a list nor a map.
func (n *Node) IsScalar() bool { return n != nil && n.Kind < List }

// Get gives the value of a key of a map: the last one where the key is
// repeated, nil where it is missing or the node is no map.
func (n *Node) Get(key string) *Node {
	_, value := n.Entry(key)
	return value
}

// Entry gives the key and the value nodes of a key of a map, as Get.
func (n *Node) Entry(key string) (written, value *Node) {
	if n == nil || n.Kind != Map {
		return nil, nil
	}
	if len(n.Children) >= manyChildren && n.Span.File != nil {
		return n.indexed(key)
	}
	for i := len(n.Children) - 2; i >= 0; i -= 2 {
		if n.Children[i].Text == key {
			return &n.Children[i], &n.Children[i+1]
		}
	}
	return nil, nil
}

// Path follows keys from map to map; nil where one is missing.
func (n *Node) Path(keys ...string) *Node {
	for _, key := range keys {
		n = n.Get(key)
	}
	return n
}

// Entries yields the keys and values of a map in source order; nothing for
// other nodes.
func (n *Node) Entries() func(yield func(key, value *Node) bool) {
	return func(yield func(key, value *Node) bool) {
		if n == nil || n.Kind != Map {
			return
		}
		for i := 0; i+1 < len(n.Children); i += 2 {
			if !yield(&n.Children[i], &n.Children[i+1]) {
				return
			}
		}
	}
}

// Items yields the items of a list in source order; nothing for other nodes.
func (n *Node) Items() func(yield func(item *Node) bool) {
	return func(yield func(item *Node) bool) {
		if n == nil || n.Kind != List {
			return
		}
		for i := range n.Children {
			if !yield(&n.Children[i]) {
				return
			}
		}
	}
}

// Len gives the number of items of a list or of entries of a map.
func (n *Node) Len() int {
	switch {
	case n == nil || n.Kind < List:
		return 0
	case n.Kind == Map:
		return len(n.Children) / 2
	default:
		return len(n.Children)
	}
}

// Equal reports whether two trees say the same: kind, tag, text and children
// in order.
func (n *Node) Equal(other *Node) bool {
	if n == nil || other == nil {
		return n == other
	}
	if n.Kind != other.Kind || n.Tag != other.Tag || n.Text != other.Text || len(n.Children) != len(other.Children) {
		return false
	}
	for i := range n.Children {
		if !n.Children[i].Equal(&other.Children[i]) {
			return false
		}
	}
	return true
}
