package openapi

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// fragment tells that the document is a piece of one: what it lacks may stand
// in the rest.
func (d *document) fragment() bool {
	return d.root.Get("openapi") == nil && d.root.Get("swagger") == nil
}

// partial gives a shape without the faults that the rest of the document may
// mend.
func partial(shape model.Shape) model.Shape {
	all := shape.Faults
	shape.Faults = func() []model.ShapeFault {
		missing := func(f model.ShapeFault) bool { return f.Kind == model.MissingKey }
		return slices.DeleteFunc(slices.Clone(all()), missing)
	}
	return shape
}

// loose yields the integrations that stand in no operation: those for operations
// to share, and in a fragment one under its own key or in the method of all
// methods.
func (d *document) loose() func(yield func(key, node *syntax.Node) bool) {
	return func(yield func(key, node *syntax.Node) bool) {
		holders := []*syntax.Node{d.follow(d.root.Get("components"))}
		if d.fragment() {
			holders = append(holders, d.root)
			for _, holder := range [...]*syntax.Node{d.root, d.follow(d.root.Get(extension + "any-method"))} {
				key, node := holder.Entry(extension + "integration")
				if node := d.follow(node); node != nil && node.Kind == syntax.Map && !yield(key, node) {
					return
				}
			}
		}
		for _, holder := range holders {
			for key, node := range d.follow(holder.Get(extension + "integrations")).Entries() {
				if node := d.follow(node); node != nil && node.Kind == syntax.Map && !yield(key, node) {
					return
				}
			}
		}
	}
}
