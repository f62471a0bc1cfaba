package jsonschema

import (
	"sync"

	"github.com/xeipuuv/gojsonschema"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Shape pairs an object of the tree with its schema. The owner is what people
// call the object, the head what to point at when a key is missing; the node
// may be nil for an object without a body. The schema runs when the faults
// are first asked for.
func Shape(schema Schema, owner string, head syntax.Span, node *syntax.Node, evaluator model.Evaluator) model.Shape {
	return model.Shape{
		Owner: owner,
		Faults: sync.OnceValue(func() []model.ShapeFault {
			return faults(schema, head, node, evaluator)
		}),
	}
}

func faults(schema Schema, head syntax.Span, node *syntax.Node, evaluator model.Evaluator) []model.ShapeFault {
	with := schema.compiled()
	convert := converter{evaluator: evaluator, lenient: sources[schema].lenient}
	if node != nil && convert.fit(with.form, node) != unsure {
		return nil
	}
	return with.judge(convert, head, node)
}

// judge runs the validator.
func (with *compiled) judge(convert converter, head syntax.Span, node *syntax.Node) []model.ShapeFault {
	var value any = map[string]any{}
	if node != nil {
		var ok bool
		if value, ok = convert.value(with.form, node); !ok {
			return nil
		}
	}
	result, err := with.validator.Validate(gojsonschema.NewRawLoader(value))
	if err != nil || result.Valid() {
		return nil
	}
	inquiry := inquiry{converter: convert, form: with.form, root: node, head: head}
	for _, failure := range result.Errors() {
		inquiry.add(failure)
	}
	return inquiry.conclude()
}
