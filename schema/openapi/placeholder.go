package openapi

import (
	"strings"
	"sync"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// importer works out the texts of a document that goes through the import,
// which fills in names as ${AWS::Region}; other names are left for a tool that
// makes the document from a pattern.
type importer struct {
	model.Evaluator
	// pattern tells whether such a tool makes the document: names are left
	// outside of mapping templates too.
	pattern func() bool
}

func newImporter(root *syntax.Node, evaluator model.Evaluator) importer {
	return importer{evaluator, sync.OnceValue(func() bool { return leavesNames(root) })}
}

// leavesNames tells whether a text below a node, mapping templates apart, has a
// name that a tool fills in.
func leavesNames(node *syntax.Node) bool {
	if node.IsScalar() {
		return model.Literal(node.Text, node.Span).LeavesNames()
	}
	for key, value := range node.Entries() {
		if !strings.HasSuffix(key.Text, "Templates") && leavesNames(value) {
			return true
		}
	}
	for item := range node.Items() {
		if leavesNames(item) {
			return true
		}
	}
	return false
}

// Text gives the text of a node with holes for what is filled in later.
func (i importer) Text(node *syntax.Node) model.Text { return i.Evaluator.Text(node).Placeholders() }

// templates reads a map of mapping templates.
func templates(fields model.Fields, key string) (list []model.Setting, open bool) {
	if from, ok := fields.Evaluator.(importer); ok {
		fields.Evaluator = templateImporter{from}
	}
	return fields.Settings(key)
}

// templateImporter works out mapping templates.
type templateImporter struct{ importer }

// Text gives the text of a template with holes for what is filled in later. In
// a document that leaves no other names ${name} is a reference of Velocity,
// which prints it as it stands where nothing sets the name.
func (i templateImporter) Text(node *syntax.Node) model.Text {
	text := i.Evaluator.Text(node)
	if literal, known := text.Get(); known && (!strings.Contains(literal, "${") || !i.pattern()) {
		return text
	}
	return text.TemplatePlaceholders()
}
