package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// call is an intrinsic function with its argument.
type call struct {
	// name is that of the short form: "Ref", "Sub".
	name string
	// node is the whole call, arg its argument; in the short form !Sub "text"
	// both are one node, which must not be taken for a call again.
	node, arg *syntax.Node
}

// callOf tells whether a node is a call of an intrinsic function.
func callOf(node *syntax.Node) (call, bool) {
	switch {
	case node == nil:
		return call{}, false
	case len(node.Tag) > 1 && node.Tag[0] == '!' && node.Tag[1] != '!':
		return call{name: node.Tag[1:], node: node, arg: node}, true
	case node.Kind != syntax.Map || len(node.Children) != 2:
		return call{}, false
	}
	key := node.Children[0].Text
	name, ok := strings.CutPrefix(key, "Fn::")
	if !ok && key != "Ref" {
		return call{}, false
	}
	return call{name: name, node: node, arg: &node.Children[1]}, true
}

// title is the function's name as people know it.
func (c call) title() string {
	if c.name == "Ref" || c.name == "Condition" {
		return c.name
	}
	return "Fn::" + c.name
}

// at is the place of the call: that of the argument, which the short and the
// long form have in common.
func (c call) at() syntax.Span { return c.arg.Span }

// word is the argument as a literal: the name that Ref names.
func (c call) word() (string, bool) {
	if c.arg.Kind == syntax.String && (c.arg == c.node || c.arg.Tag == "") {
		return c.arg.Text, true
	}
	return "", false
}

// bare is the argument as a node of its own, in which further calls may stand.
func (c call) bare() *syntax.Node {
	if c.arg != c.node {
		return c.arg
	}
	untagged := *c.arg
	untagged.Tag = ""
	return &untagged
}

// args are the items of the argument; nil where it is no list.
func (c call) args() []syntax.Node {
	if c.arg.Kind != syntax.List || c.arg != c.node && c.arg.Tag != "" {
		return nil
	}
	return c.arg.Children
}

// attribute cuts the argument of Fn::GetAtt into the resource and the name of
// the attribute, which a function may give in the list form.
func (c call) attribute() (resource string, attribute *syntax.Node, rest string) {
	if word, ok := c.word(); ok {
		resource, rest, _ = strings.Cut(word, ".")
		return resource, nil, rest
	}
	args := c.args()
	if len(args) < 2 || !args[0].IsScalar() || args[0].Tag != "" {
		return "", nil, ""
	}
	return args[0].Text, &args[1], ""
}
