package openapi

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxLeftovers bounds how many are told of one document.
const maxLeftovers = 100

// leftovers finds what only CloudFormation works out, in a document that it
// does not read.
func (d *document) leftovers() []model.Leftover {
	if !d.plain {
		return nil
	}
	var found []model.Leftover
	var walk func(node *syntax.Node)
	walk = func(node *syntax.Node) {
		if len(found) >= maxLeftovers {
			return
		}
		if name := model.Function(node); functions[name] && !isProperty(node) {
			found = append(found, model.Leftover{Name: name, At: node.Span})
			return // what stands in it is part of the function
		}
		if node.IsScalar() {
			if leftover, ok := pseudoParameter(node); ok {
				found = append(found, leftover)
			}
			return
		}
		for i := range node.Children {
			walk(&node.Children[i])
		}
	}
	walk(d.root)
	return found
}

// functions are those that stand in place of a value. Source: CloudFormation
// template reference, "Intrinsic function reference".
var functions = map[string]bool{
	"Ref": true, "Fn::Base64": true, "Fn::Cidr": true, "Fn::FindInMap": true, "Fn::GetAtt": true, "Fn::GetAZs": true,
	"Fn::If": true, "Fn::ImportValue": true, "Fn::Join": true, "Fn::Length": true, "Fn::Select": true, "Fn::Split": true,
	"Fn::Sub": true, "Fn::ToJsonString": true, "Fn::Transform": true,
}

// isProperty tells a map that only looks like a function: the one property of
// a schema that is called Ref.
func isProperty(node *syntax.Node) bool {
	value := node.Get("Ref")
	return value != nil && !value.IsScalar()
}

// importVariables are the pseudo parameters that the import fills in. Source:
// developer guide, "AWS variables for OpenAPI import".
var importVariables = map[string]bool{"AWS::AccountId": true, "AWS::Partition": true, "AWS::Region": true}

// pseudoParameter finds a pseudo parameter that the import does not know.
func pseudoParameter(node *syntax.Node) (leftover model.Leftover, ok bool) {
	for start := 0; ; {
		open := strings.Index(node.Text[start:], "${AWS::")
		if open < 0 {
			return model.Leftover{}, false
		}
		start += open
		name, _, closed := strings.Cut(node.Text[start+2:], "}")
		if closed && !importVariables[name] {
			end := start + len("${}") + len(name)
			return model.Leftover{Name: node.Text[start:end], At: node.Inside(start, end)}, true
		}
		start += 2
	}
}
