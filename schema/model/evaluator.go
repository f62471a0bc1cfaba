package model

import (
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Evaluator tells what a node stands for once the functions of its notation
// are worked out.
type Evaluator interface {
	// Node gives the node that stands for another: itself, the branch that
	// Fn::If takes, the list that a parameter holds. It is nil for nodes that
	// count as left out (AWS::NoValue, null) and for those that nobody can tell;
	// then why holds the reason.
	Node(node *syntax.Node) (stands *syntax.Node, why string)
	// Text gives the text that a node stands for; a map or list that is no
	// function is unknown.
	Text(node *syntax.Node) Text
}

// Plain is the Evaluator of notations without functions. A CloudFormation
// function in such a document is not worked out: its value is unknown.
type Plain struct{}

// Node gives the node itself unless it is a CloudFormation function.
func (Plain) Node(node *syntax.Node) (stands *syntax.Node, why string) {
	switch name := Function(node); {
	case name != "":
		return nil, name + " is worked out by CloudFormation only"
	case node == nil || node.Kind == syntax.Null:
		return nil, ""
	default:
		return node, ""
	}
}

// Text gives the text of a scalar.
func (p Plain) Text(node *syntax.Node) Text {
	stands, why := p.Node(node)
	switch {
	case why != "":
		return UnknownText(Function(node), why, node.Span)
	case stands == nil:
		return AbsentText(node.Where())
	case !stands.IsScalar():
		return UnknownText("a structure", "a text should stand here, not a list or map", node.Span)
	default:
		return LiteralNode(stands)
	}
}

// Function gives the name of the CloudFormation function that a node is, such
// as "Fn::Sub" or "Ref"; empty for all other nodes.
func Function(node *syntax.Node) string {
	switch {
	case node == nil:
		return ""
	case strings.HasPrefix(node.Tag, "!") && !strings.HasPrefix(node.Tag, "!!"):
		name := node.Tag[1:]
		if name == "Ref" || name == "Condition" {
			return name
		}
		return "Fn::" + name
	case node.Kind == syntax.Map && len(node.Children) == 2:
		if key := node.Children[0].Text; key == "Ref" || strings.HasPrefix(key, "Fn::") {
			return key
		}
	}
	return ""
}
