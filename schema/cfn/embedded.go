package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// What is read of a document that stands in a text. In a longer text the whole
// of it stands for every place, because to find each takes a walk through it.
const (
	maxPlaced = 32 << 10
	maxDepth  = 100
)

// embedded reads the document that stands in a text, such as that of Fn::Sub,
// as if it stood in the template itself; nil when the node is no text or the
// text no document.
func embedded(node *syntax.Node) *syntax.Node {
	text, variables := node, (*syntax.Node)(nil)
	f, called := callOf(node)
	switch {
	case called && f.name == "Sub":
		text, variables = f.subArgs()
	case called:
		return nil
	}
	if text == nil || text.Kind != syntax.String {
		return nil
	}
	limits := syntax.Limits{Bytes: maxText, Depth: maxDepth, Nodes: maxNodes}
	root := syntax.Read("", []byte(text.Text), limits).Root
	if root == nil || root.Kind != syntax.Map {
		return nil
	}
	e := embedding{text: text, variables: variables, called: called}
	placed := e.place(root)
	return &placed
}

// embedding puts the tree of a text in the place of the text.
type embedding struct {
	text, variables *syntax.Node
	// called tells that variables of Fn::Sub stand in the text.
	called bool
}

func (e *embedding) place(node *syntax.Node) syntax.Node {
	placed := *node
	placed.Span = e.text.Span
	if len(e.text.Text) <= maxPlaced {
		placed.Span = e.text.Inside(int(node.Span.Start), int(node.Span.End))
	}
	placed.Children = make([]syntax.Node, len(node.Children))
	for i := range node.Children {
		placed.Children[i] = e.place(&node.Children[i])
	}
	if e.called && node.Kind == syntax.String && strings.Contains(node.Text, "${") {
		return e.substituted(&placed)
	}
	return placed
}

// substituted makes a text the argument of a Fn::Sub of its own.
func (e *embedding) substituted(text *syntax.Node) syntax.Node {
	if e.variables == nil {
		text.Tag = "!Sub"
		return *text
	}
	return syntax.Node{Kind: syntax.List, Tag: "!Sub", Span: text.Span, Children: []syntax.Node{*text, *e.variables}}
}
