package suite

import (
	"encoding/json"

	"github.com/linkproof/linkproof/schema/syntax"
)

// decode gives a tree as encoding/json would, with numbers as json.Number.
func decode(node *syntax.Node) any {
	switch node.Kind {
	case syntax.Map:
		object := make(map[string]any, node.Len())
		for key, value := range node.Entries() {
			object[key.Text] = decode(value)
		}
		return object
	case syntax.List:
		list := make([]any, 0, node.Len())
		for item := range node.Items() {
			list = append(list, decode(item))
		}
		return list
	case syntax.Null:
		return nil
	case syntax.Bool:
		return node.Text == "true" || node.Text == "True" || node.Text == "TRUE"
	case syntax.Number:
		if json.Valid([]byte(node.Text)) {
			return json.Number(node.Text)
		}
		return node.Text
	default:
		return node.Text
	}
}
