package awsjson

import "github.com/linkproof/linkproof/schema/syntax"

// maxNest is how deep answers may stand within a document that holds several:
// a recording names the test, the content and the call above each answer.
const maxNest = 4

// Recognizes tells whether a tree is an answer or a request of the AWS CLI, or
// holds answers in its maps and lists.
func Recognizes(root *syntax.Node) bool {
	for range found(root) {
		return true
	}
	return false
}

// found yields the shapes that a document is of or holds, with their objects.
// Requests stand alone, so they are looked for at the top only.
func found(root *syntax.Node) func(yield func(*shape, []*syntax.Node) bool) {
	return func(yield func(*shape, []*syntax.Node) bool) { find(root, 0, yield) }
}

func find(node *syntax.Node, depth int, yield func(*shape, []*syntax.Node) bool) bool {
	if node == nil || node.IsScalar() || depth > maxNest {
		return true
	}
	if node.Kind == syntax.Map {
		for i := range shapes {
			if shapes[i].request && depth > 0 {
				continue
			}
			if objects := shapes[i].objects(node); objects != nil {
				return yield(&shapes[i], objects)
			}
		}
	}
	for i := range node.Children {
		if !find(&node.Children[i], depth+1, yield) {
			return false
		}
	}
	return true
}
