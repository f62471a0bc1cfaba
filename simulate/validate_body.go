package simulate

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// unreadableBody is what the log says of a body that is no JSON, and of an empty
// one that does not do. Reported by third parties.
const unreadableBody = "Unknown error parsing request body"

// validateBody checks the body with the model for its media type; a type that
// has none is not checked. Source: developer guide, "Request validation".
func (ex *Exchange) validateBody() error {
	mediaType := ex.bodyType()
	found := ex.requestModel(mediaType)
	if found == nil {
		return nil
	}
	schema, err := ex.schemaOf(found)
	if err != nil {
		return err
	}
	body := ex.Call.Body
	if len(body) == 0 {
		body = []byte("{}")
	}
	problems := []string{unreadableBody}
	if json.Valid(body) {
		if problems, err = ex.check(schema, body, found.MediaType.Where()); err != nil {
			return &Unknown{Need: fmt.Sprintf("the model cannot be used: %v", err), Remedy: mend, At: found.MediaType.Where()}
		}
	}
	if len(problems) > 0 && len(ex.Call.Body) == 0 {
		problems = []string{unreadableBody}
	}
	if len(problems) > 0 {
		detail := strings.Join(problems, ", ")
		line := fmt.Sprintf(lineInvalid, mediaType, detail)
		return &Reply{Type: BadRequestBody, Detail: "[" + detail + "]", Line: line, At: found.MediaType.Where()}
	}
	ex.log.line(lineValid, mediaType)
	ex.log.by(found.MediaType.Where())
	ex.narrate("body", "fits the model for "+mediaType, found.MediaType.Where())
	return nil
}

// requestModel gives the model for a media type, else the default one.
func (ex *Exchange) requestModel(wanted string) *model.RequestModel {
	for _, name := range []string{wanted, "$default"} {
		for i := range ex.Route.Models {
			if key, _ := ex.Route.Models[i].MediaType.Get(); mediaType(key) == name {
				return &ex.Route.Models[i]
			}
		}
	}
	return nil
}

// schemaOf gives the JSON Schema of a model with all that its references need.
func (ex *Exchange) schemaOf(found *model.RequestModel) (map[string]any, error) {
	schema, err := ex.ownSchema(found)
	if err != nil {
		return nil, err
	}
	whole := map[string]any{"allOf": []any{schema}}
	for _, holder := range []string{"components", "definitions"} {
		if found.Document.Get(holder) != nil {
			whole[holder] = plainValue(found.Document.Get(holder))
		}
	}
	if reference := strangeReference(whole); reference != "" {
		return nil, &Unknown{Need: "the schema " + reference + " that a model refers to is not in these files", Remedy: passWhole, At: found.MediaType.Where()}
	}
	return whole, nil
}

// ownSchema is that of the document, or of the model that is named.
func (ex *Exchange) ownSchema(found *model.RequestModel) (any, error) {
	if found.Schema != nil {
		return plainValue(found.Schema), nil
	}
	if found.Name.Is("Empty") {
		return map[string]any{}, nil
	}
	for _, body := range ex.Model.RequestModels {
		same := body.Title.Same(found.Name) == model.Yes || body.ID.Same(found.Name) == model.Yes
		if same && body.Schema != nil && (body.API == nil || body.API == ex.API) {
			return writtenSchema(body.Schema), nil
		}
	}
	return nil, &Unknown{Need: "the model " + found.Name.String() + " is not in these files", Remedy: passWhole, At: found.MediaType.Where()}
}

// writtenSchema reads a schema that stands as a tree or as a text of JSON.
func writtenSchema(node *syntax.Node) any {
	var schema any
	if node.Kind == syntax.String && json.Unmarshal([]byte(node.Text), &schema) == nil {
		return schema
	}
	return plainValue(node)
}

// strangeReference finds a reference that leads out of a schema: following it
// would take the network.
func strangeReference(value any) string {
	switch value := value.(type) {
	case map[string]any:
		if reference, ok := value["$ref"].(string); ok && !strings.HasPrefix(reference, "#") {
			return reference
		}
		for _, inner := range value {
			if found := strangeReference(inner); found != "" {
				return found
			}
		}
	case []any:
		for _, inner := range value {
			if found := strangeReference(inner); found != "" {
				return found
			}
		}
	}
	return ""
}

// check gives what is wrong with a body, in the words of the library that API
// Gateway uses as far as they are known.
func (ex *Exchange) check(schema map[string]any, body []byte, at syntax.Span) ([]string, error) {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	if err := jsonschema.GuardValue(schema, value); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	loader := gojsonschema.NewSchemaLoader()
	loader.Draft = gojsonschema.Draft4
	loader.AutoDetect = false
	compiled, err := loader.Compile(gojsonschema.NewGoLoader(schema))
	if err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	result, err := compiled.Validate(gojsonschema.NewBytesLoader(body))
	if err != nil {
		return nil, fmt.Errorf("checking the body: %w", err)
	}
	var problems, required []string
	for _, problem := range result.Errors() {
		switch problem.Type() {
		case "required":
			required = append(required, fmt.Sprintf("%q", problem.Details()["property"]))
		case "number_all_of":
		case "array_min_items", "array_max_items":
			if ex.assumes(itemBounds, "enforced", at) {
				problems = append(problems, problem.Description())
			}
		default:
			problems = append(problems, problem.Description())
		}
	}
	if len(required) > 0 {
		problems = append(problems, "object has missing required properties (["+strings.Join(required, ",")+"])")
	}
	return problems, nil
}

// plainValue turns a tree into what encoding/json makes of it.
func plainValue(node *syntax.Node) any {
	switch node.Kind {
	case syntax.Map:
		entries := make(map[string]any, node.Len())
		for key, value := range node.Entries() {
			entries[key.Text] = plainValue(value)
		}
		return entries
	case syntax.List:
		items := make([]any, 0, node.Len())
		for item := range node.Items() {
			items = append(items, plainValue(item))
		}
		return items
	case syntax.String:
		return node.Text
	default:
		var value any
		if json.Unmarshal([]byte(node.Text), &value) != nil {
			return node.Text
		}
		return value
	}
}
