package awsjson

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxNest is how deep answers may stand within a document that holds several:
// a recording names the test, the content and the call above each answer.
const maxNest = 4

// Recognizes tells whether a file is an answer or a request of the AWS CLI,
// holds answers in its maps and lists, or holds what the CLI says of a failure.
func Recognizes(file *syntax.File) bool {
	if file.Root == nil {
		return Failed(file.Src)
	}
	for range found(file.Root) {
		return true
	}
	return false
}

// answer is an answer or a request within a document.
type answer struct {
	shape *shape
	// objects are those of the shape; none in an empty listing.
	objects []*syntax.Node
	// document is the map in which they stand, and token, if any, the entry of
	// it that says that the listing goes on.
	document, token *syntax.Node
}

// found yields the answers that a document is or holds. Requests and empty
// listings stand alone, so they are looked for at the top only.
func found(root *syntax.Node) func(yield func(answer) bool) {
	return func(yield func(answer) bool) { find(root, 0, yield) }
}

func find(node *syntax.Node, depth int, yield func(answer) bool) bool {
	if node == nil || node.IsScalar() || depth > maxNest {
		return true
	}
	if node.Kind == syntax.Map {
		if answer, ok := answerOf(node, depth); ok {
			return yield(answer)
		}
	}
	for i := range node.Children {
		if !find(&node.Children[i], depth+1, yield) {
			return false
		}
	}
	return true
}

func answerOf(node *syntax.Node, depth int) (answer, bool) {
	if depth > 0 {
		return printedAnswer(node, depth)
	}
	input := inputOf(node)
	switch {
	case input == nil:
	case isSkeleton(node):
		return answer{shape: &skeleton, document: node}, true
	case input.match(node).swapped():
		return input.answer(node), true // else it looks like an answer of the other generation
	}
	if found, ok := printedAnswer(node, depth); ok {
		return found, true
	}
	if input != nil {
		return input.answer(node), true
	}
	if isEmptyListing(node) {
		return answer{shape: &emptyListing, document: node, token: tokenOf(node)}, true
	}
	return answer{}, false
}

// printedAnswer finds the first shape that a document has.
func printedAnswer(node *syntax.Node, depth int) (answer, bool) {
	for i := range shapes {
		if shapes[i].request && depth > 0 {
			continue
		}
		if objects, listed := shapes[i].objects(node); objects != nil {
			found := answer{shape: &shapes[i], objects: objects, document: node}
			if listed {
				found.token = tokenOf(node)
			}
			return found, true
		}
	}
	return answer{}, false
}

// emptyListing is the shape of listings without objects, and skeleton that of
// what --generate-cli-skeleton prints.
var (
	emptyListing = shape{commands: "a listing that holds nothing"}
	skeleton     = shape{commands: "input that is yet to be filled in", request: true}
)

// tokens are the keys of what the next page of a listing is asked for by.
// Source: the output shapes of the service models of botocore, and
// --starting-token of the AWS CLI.
var tokens = [...]string{"NextToken", "nextToken", "position", "NextMarker"}

// tokenOf gives the value that tells of more pages; nil for the last page.
func tokenOf(listing *syntax.Node) *syntax.Node {
	for _, key := range tokens {
		if token := listing.Get(key); token != nil && token.IsScalar() && token.Kind != syntax.Null && token.Text != "" {
			return token
		}
	}
	return nil
}

// bareListings are listings of nothing but ARNs, and what may stand beside an
// empty list in an answer.
var (
	bareListings = [...]string{"serviceArns", "taskArns", "taskDefinitionArns", "clusterArns"}
	besides      = [...]string{"failures", "ResponseMetadata"}
)

// isEmptyListing tells whether a document is a listing without objects.
func isEmptyListing(document *syntax.Node) bool {
	lists := 0
	for key, value := range document.Entries() {
		switch {
		case slices.Contains(besides[:], key.Text) || slices.Contains(tokens[:], key.Text):
		case value.Kind != syntax.List:
			return false
		case slices.Contains(bareListings[:], key.Text) || value.Len() == 0 && listsUnder(key.Text):
			lists++
		default:
			return false
		}
	}
	return lists > 0
}

func listsUnder(key string) bool {
	for i := range shapes {
		if slices.Contains(shapes[i].within, key) {
			return key != ""
		}
	}
	return false
}
