package jsonschema

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// OpenAPI checks a document against the OpenAPI specification.
func OpenAPI(root *syntax.Node, evaluator model.Evaluator) []model.DocumentFault {
	return nil
}
