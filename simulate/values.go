package simulate

import (
	"errors"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// values is what mapping expressions read of an exchange.
type values struct{ *Exchange }

// PathParameter gives a path parameter of the request.
func (v values) PathParameter(name string) (string, bool) {
	for _, p := range v.pathParameters {
		if p.name == name {
			return p.last(), true
		}
	}
	return "", false
}

// Query gives all values of a query parameter, whose name is case-sensitive.
func (v values) Query(name string) []string {
	for _, p := range v.query {
		if p.name == name {
			return p.values
		}
	}
	return nil
}

// Header gives all values of a header: REST APIs compare names with case, HTTP
// APIs without. Source: developer guide, both pages on parameter mapping.
func (v values) Header(name string) []string {
	if v.API.Protocol == model.HTTP {
		return v.headers.Values(name)
	}
	var found []string
	for _, header := range v.headers {
		if header.Name == name {
			found = append(found, header.Value)
		}
	}
	return found
}

// RequestPath gives the path of the request without the stage.
func (v values) RequestPath() string { return v.path }

// Body gives the body of the request.
func (v values) Body() []byte { return v.Call.Body }

// StageVariable gives a stage variable.
func (v values) StageVariable(name string) (string, bool) {
	value, defined, err := v.variable(name)
	v.missing = errors.Join(v.missing, err)
	return value, defined
}

// apiID is the id of the API, or a stand-in until it has one.
func (ex *Exchange) apiID() string { return idOf(ex.API) }

func idOf(api *model.API) string {
	if id, ok := api.ID.Get(); ok && id != "" {
		return id
	}
	if api.Logical != "" {
		return strings.ToLower(api.Logical)
	}
	return "api"
}

// render gives the text of a setting. What a resource of the template will
// fill in is shown by the name of the resource; any other hole is for the
// person to fill.
func render(text model.Text) (string, error) {
	if literal, ok := text.Get(); ok {
		return literal, nil
	}
	for _, piece := range text.Pieces() {
		if piece.Hole != nil && piece.Hole.Resource == "" {
			need := piece.Hole.Name + " is not known: " + piece.Hole.Why
			return "", &Unknown{Need: need, Remedy: remedyFor(piece.Hole), At: text.Where()}
		}
	}
	return standIn(text), nil
}

// standIn shows a text with its holes by name, in characters of host names.
func standIn(text model.Text) string {
	var shown strings.Builder
	for _, piece := range text.Pieces() {
		if piece.Hole != nil {
			shown.WriteString(strings.ReplaceAll(piece.Hole.Name, "::", "-"))
			continue
		}
		shown.WriteString(piece.Literal)
	}
	return shown.String()
}
