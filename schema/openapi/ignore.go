package openapi

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// ignoreKey holds a list of {rule, reason, until} in an object of the document.
const ignoreKey = "x-linkproof-ignore"

// readIgnores reads the directives of an object.
func (d *document) readIgnores(object *syntax.Node, scope syntax.Span) {
	if object.Get(ignoreKey) == nil {
		return
	}
	fields := model.Fields{Node: object, Head: scope, Evaluator: d.evaluator}
	entries, _ := fields.Objects(ignoreKey)
	for _, entry := range entries {
		rule, _ := entry.Text("rule").Get()
		reason, _ := entry.Text("reason").Get()
		until, _ := entry.Text("until").Get()
		d.Ignores = append(d.Ignores, model.Ignore{Rule: rule, Reason: reason, Until: until, At: entry.Node.Span, Scope: scope})
	}
}
