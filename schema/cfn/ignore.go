package cfn

import "github.com/linkproof/linkproof/schema/model"

// ignores reads Metadata: {linkproof: {ignore: [{rule, reason}]}} of a
// resource, which covers the resource.
func (b *builder) ignores(r *resource) {
	list := r.body.Path("Metadata", "linkproof", "ignore")
	for item := range list.Items() {
		ignore := model.Ignore{At: item.Span, Scope: r.span()}
		if rule := item.Get("rule"); rule.IsScalar() {
			ignore.Rule = rule.Text
		}
		if reason := item.Get("reason"); reason.IsScalar() {
			ignore.Reason = reason.Text
		}
		b.Ignores = append(b.Ignores, ignore)
	}
}
