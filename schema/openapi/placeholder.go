package openapi

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// importer works out the texts of a document that goes through the import,
// which fills in names as ${AWS::Region}; other names are left for a tool that
// makes the document from a pattern.
type importer struct{ model.Evaluator }

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

// Text gives the text of a template with holes for what is filled in later.
func (i templateImporter) Text(node *syntax.Node) model.Text {
	return i.Evaluator.Text(node).TemplatePlaceholders()
}
