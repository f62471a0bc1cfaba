package jsonschema

import (
	"github.com/getkin/kin-openapi/openapi3"

	"github.com/linkproof/linkproof/schema/syntax"
)

// schemaOf makes the schema under a key; nil when there is none. A reference
// counts as a schema that admits anything: what it leads to is judged where it
// stands. Keywords may be of draft 4 of JSON Schema, so structures of another
// kind are passed over.
func (b *builder) schemaOf(holder *syntax.Node, key string) *openapi3.SchemaRef {
	node, _ := b.evaluator.Node(holder.Get(key))
	if node == nil || node.Kind != syntax.Map {
		return nil
	}
	return b.schema(node)
}

func (b *builder) schema(node *syntax.Node) *openapi3.SchemaRef {
	if b.refers(node) || b.full() {
		return &openapi3.SchemaRef{Value: &openapi3.Schema{}}
	}
	schema := &openapi3.Schema{
		Origin: b.origin(node), Items: b.schemaOf(node, "items"), Not: b.schemaOf(node, "not"),
		AllOf: b.schemas(node, "allOf"), AnyOf: b.schemas(node, "anyOf"), OneOf: b.schemas(node, "oneOf"),
		AdditionalProperties: openapi3.AdditionalProperties{Schema: b.schemaOf(node, "additionalProperties")},
	}
	if types := b.types(node); len(types) > 0 {
		schema.Type = &types
	}
	if schema.Items == nil {
		schema.Items = &openapi3.SchemaRef{Value: &openapi3.Schema{}} // optional for API Gateway
	}
	properties, _ := b.evaluator.Node(node.Get("properties"))
	schema.Properties = entries(b, properties, b.schema)
	return &openapi3.SchemaRef{Value: schema}
}

// types gives the types of a schema: one, or in OpenAPI 3.1 several. Draft 4 of
// JSON Schema, which API Gateway takes in older documents too, has null and
// lists, so they are not judged there.
func (b *builder) types(node *syntax.Node) openapi3.Types {
	if kind := b.text(node, "type"); kind != "" {
		if kind == "null" {
			return nil
		}
		return openapi3.Types{kind}
	}
	list, _ := b.evaluator.Node(node.Get("type"))
	if b.version != "3.1" || list == nil || list.Kind != syntax.List {
		return nil
	}
	var types openapi3.Types
	for item := range list.Items() {
		if kind, ok := b.evaluator.Text(item).Get(); ok {
			types = append(types, kind)
		}
	}
	return types
}

func (b *builder) schemas(holder *syntax.Node, key string) openapi3.SchemaRefs {
	list, _ := b.evaluator.Node(holder.Get(key))
	var schemas openapi3.SchemaRefs
	for item := range list.Items() {
		if node, _ := b.evaluator.Node(item); node != nil && node.Kind == syntax.Map && !b.full() {
			schemas = append(schemas, b.schema(node))
		}
	}
	return schemas
}

// entries makes objects of the entries of a map. References are left away, as
// are entries that are no maps: what stands next to schemas may be draft 4.
func entries[T any](b *builder, holder *syntax.Node, object func(*syntax.Node) T) map[string]T {
	if holder.Len() == 0 || holder.Kind != syntax.Map {
		return nil
	}
	made := make(map[string]T, holder.Len())
	for key, child := range holder.Entries() {
		if foreign(key.Text) || b.full() {
			continue
		}
		if node, _ := b.evaluator.Node(child); node != nil && node.Kind == syntax.Map && !b.refers(node) {
			made[key.Text] = object(node)
		}
	}
	return made
}

// at gives the map under a key; nil when there is none.
func (b *builder) at(holder *syntax.Node, key string) *syntax.Node {
	return b.structure(syntax.Map, key, holder.Get(key))
}

// structure gives what a node stands for if it is of the kind that belongs
// here, and reports it if it is of another.
func (b *builder) structure(kind syntax.Kind, name string, node *syntax.Node) *syntax.Node {
	stands, _ := b.evaluator.Node(node)
	switch {
	case stands == nil || stands.Kind == kind:
		return stands
	case kind == syntax.List:
		b.add(stands.Span, name+" must be a list")
	default:
		b.add(stands.Span, name+" must be a map")
	}
	return nil
}

// text gives a text; empty for what is missing, no text or not known.
func (b *builder) text(node *syntax.Node, key string) string {
	child := node.Get(key)
	if child == nil {
		return ""
	}
	text, _ := b.evaluator.Text(child).Get()
	return text
}
