package cfn

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// ignores reads Metadata: {linkproof: {ignore: [{rule, reason, until}]}} of a
// resource, which covers the resource.
func (b *builder) ignores(r *resource) {
	list := r.body.Path("Metadata", "linkproof", "ignore")
	if list == nil {
		return
	}
	shared := b.shared(r.span(), r.body.Get("Properties"), nil)
	for item := range list.Items() {
		ignore := model.Ignore{At: item.Span, Scope: r.span(), Shared: shared}
		if rule := item.Get("rule"); rule.IsScalar() {
			ignore.Rule = rule.Text
		}
		if reason := item.Get("reason"); reason.IsScalar() {
			ignore.Reason = reason.Text
		}
		if until := item.Get("until"); until.IsScalar() {
			ignore.Until = until.Text
		}
		b.Ignores = append(b.Ignores, ignore)
	}
}

// shared adds the parts of a resource that stand outside of it. Parts of other
// resources are not among them: there an ignore of the other counts.
func (b *builder) shared(within syntax.Span, node *syntax.Node, found []syntax.Span) []syntax.Span {
	if node == nil {
		return found
	}
	for i := range node.Children {
		child := &node.Children[i]
		switch {
		case within.Contains(child.Span):
			found = b.shared(within, child, found)
		case !b.evaluator.file.Root.Get("Resources").Where().Contains(child.Span):
			found = append(found, child.Span)
		}
	}
	return found
}
