package openapi

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// belongsTo says where an extension belongs that API Gateway reads in
// operations, or path items, only.
const (
	inOperation = "in an operation: under get, post or " + extension + "any-method"
	inPathItem  = "in a path item, beside get and post"
)

// misplaced finds extensions of operations and path items that stand where API
// Gateway does not read them, and keys of path items that are meant for
// methods.
func (d *document) misplaced() []model.Misplaced {
	var found []model.Misplaced
	if !d.fragment() {
		found = append(found, astray(d.root, extension+"integration", inOperation)...)
		found = append(found, astray(d.root, extension+"any-method", inPathItem)...)
		found = append(found, astray(d.root.Get("paths"), extension+"integration", inOperation)...)
		found = append(found, astray(d.root.Get("paths"), extension+"any-method", inPathItem)...)
	}
	seen := map[*syntax.Node]bool{}
	for _, item := range d.items() {
		if !seen[item] {
			seen[item] = true
			found = append(found, d.astrayIn(item)...)
			found = append(found, wrongMethods(item)...)
		}
	}
	for operation := range d.operations() {
		if !seen[operation.node] {
			seen[operation.node] = true
			found = append(found, d.misplacedIn(operation)...)
		}
	}
	slices.SortStableFunc(found, func(a, b model.Misplaced) int { return int(a.At.Start - b.At.Start) })
	return found
}

// astray finds a key in an object that it does not belong to.
func astray(object *syntax.Node, key, belongs string) []model.Misplaced {
	name, _ := object.Entry(key)
	if name == nil {
		return nil
	}
	return []model.Misplaced{{Key: key, Meant: "it belongs " + belongs, Grave: true, At: name.Span}}
}

// astrayIn finds an integration of a path item, which is grave where one of its
// operations has none.
func (d *document) astrayIn(item *syntax.Node) []model.Misplaced {
	found := astray(item, extension+"integration", inOperation)
	for i := range found {
		found[i].Grave = !d.integrated(item)
	}
	return found
}

// integrated tells whether a path item has operations and all have an
// integration.
func (d *document) integrated(item *syntax.Node) bool {
	all := false
	for method, node := range item.Entries() {
		if methods[method.Text] == "" {
			continue
		}
		if d.follow(node).Get(extension+"integration") == nil {
			return false
		}
		all = true
	}
	return all
}

// wrongMethods finds the keys of a path item that look like methods and are
// none: any, and methods in upper case. What has no extension of API Gateway
// may be meant for somebody else.
func wrongMethods(item *syntax.Node) []model.Misplaced {
	var found []model.Misplaced
	for key, node := range item.Entries() {
		meant := strings.ToLower(key.Text)
		if meant == "any" {
			meant = extension + "any-method"
		}
		if methods[meant] != "" && meant != key.Text && hasExtension(node) {
			found = append(found, model.Misplaced{Key: key.Text, Meant: "write " + meant, Grave: true, At: key.Span})
		}
	}
	return found
}

// misplacedIn finds what stands too deep within an operation, or makes it the
// default route of an API that has none.
func (d *document) misplacedIn(o operation) []model.Misplaced {
	const key = extension + "integration"
	responses, _ := d.evaluator.Node(o.node.Get("responses"))
	found := astray(responses, key, "beside responses, not under it")
	for _, response := range responses.Entries() {
		found = append(found, astray(response, key, "beside responses, not under it")...)
	}
	if name, _ := o.node.Entry(key + "s"); name != nil {
		found = append(found, model.Misplaced{Key: name.Text, Meant: "write " + key + "; the other belongs to the components", At: name.Span})
	}
	for i := range found {
		found[i].Grave = o.node.Get(key) == nil
	}
	if name, _ := o.node.Entry("isDefaultRoute"); name != nil && d.api.Protocol == model.REST {
		found = append(found, model.Misplaced{
			Key: name.Text, Meant: "REST APIs have no default route; write the path /{proxy+} and beside it /", At: name.Span,
		})
	}
	return found
}

func hasExtension(node *syntax.Node) bool {
	for key := range node.Entries() {
		if strings.HasPrefix(key.Text, extension) {
			return true
		}
	}
	return false
}
