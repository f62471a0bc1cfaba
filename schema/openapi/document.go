package openapi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// document is one document on its way into a model.
type document struct {
	*model.Model
	api       *model.API
	root      *syntax.Node
	evaluator model.Evaluator
	// plain tells that no notation around the document works functions out.
	plain bool
	// open reads other files; nil where none may be read.
	open Opener
	// folders holds those of the other files, relative to that of the document.
	folders map[*syntax.File]string
	// assumed is what is taken for granted, and lifted what no longer is.
	assumed []string
	lifted  string
	// misled are the faults of references.
	misled []model.DocumentFault
	// references are those in the place of integrations, and inheritors the
	// routes of operations without security of their own.
	references []model.IntegrationReference
	inheritors []*model.Route
	// shared holds the integrations that stand somewhere else than in their
	// operation, by where that is.
	shared map[*syntax.Node]*model.Integration
}

// methods are the keys of a path item that hold operations.
var methods = map[string]string{
	"get": "GET", "put": "PUT", "post": "POST", "delete": "DELETE",
	"options": "OPTIONS", "head": "HEAD", "patch": "PATCH", "trace": "TRACE",
	extension + "any-method": "ANY",
}

// operation is one method of one path.
type operation struct {
	path, method *syntax.Node
	// item is the path item, node the operation itself.
	item, node *syntax.Node
}

func (o operation) name() string { return methods[o.method.Text] + " " + o.path.Text }

// items yields the paths of the document and their items, in order; what is no
// extension is a path, also where its slash was forgotten.
func (d *document) items() func(yield func(path, item *syntax.Node) bool) {
	return func(yield func(path, item *syntax.Node) bool) {
		paths := d.follow(d.root.Get("paths"))
		for path, item := range paths.Entries() {
			if isPath(path.Text) && !yield(path, d.follow(item)) {
				return
			}
		}
	}
}

// isPath tells a path from an extension and from a function that brings paths
// in.
func isPath(key string) bool {
	return !strings.HasPrefix(key, "x-") && !strings.HasPrefix(key, "Fn::") && key != "$ref" && key != "Ref"
}

// maxOperations bounds what is read of one document, in which references can
// make millions of operations out of a few. API Gateway has a quota of 300
// resources for a REST API and of 300 routes for an HTTP API.
const maxOperations = 20_000

// operations yields the operations of the document in order.
func (d *document) operations() func(yield func(operation) bool) {
	return func(yield func(operation) bool) {
		count := 0
		for path, item := range d.items() {
			for method, node := range item.Entries() {
				if methods[method.Text] == "" {
					continue
				}
				if count == maxOperations {
					d.exceeded(path)
					return
				}
				count++
				node := d.follow(node)
				if node != nil && node.Kind == syntax.Map && !yield(operation{path, method, item, node}) {
					return
				}
			}
		}
	}
}

// exceeded notes that the document is not read from a path on.
func (d *document) exceeded(path *syntax.Node) {
	fault := model.Fault{Kind: model.LimitExceeded, Span: path.Span}
	fault.Message = fmt.Sprintf("the document has more than %d operations; those from here on are not read", maxOperations)
	if !slices.Contains(d.Faults, fault) {
		d.Faults = append(d.Faults, fault)
	}
}

func (d *document) readPaths() {
	seen := map[*syntax.Node]bool{}
	for operation := range d.operations() {
		if !seen[operation.item] {
			seen[operation.item] = true
			d.readIgnores(operation.item, cover(operation.path, operation.item))
		}
		d.readIgnores(operation.node, cover(operation.method, operation.node))
		d.readOperation(operation)
	}
}

func (d *document) readOperation(o operation) {
	fields := model.FieldsOf(o.method, o.node, d.evaluator)
	route := &model.Route{
		Object: fields.Describe(routeType(d.api.Protocol), o.name()), API: d.api,
		Method:     model.Literal(methods[o.method.Text], o.method.Span),
		Path:       model.LiteralNode(o.path),
		ResourceID: model.AbsentText(fields.Head),
		Target:     model.AbsentText(fields.Head),
		Imported:   true,
	}
	route.Parameters, route.ParametersOpen = d.parameters(o)
	route.Responses, route.ResponsesOpen = d.methodResponses(fields)
	route.Models = d.requestModels(o)
	d.integrate(route, o)
	route.IntegrationOpen = fields.IsOpen() || fields.Has(extension+"integration")
	if d.isDefault(o, fields) {
		route.Name = model.DefaultRoute
		route.Method = model.AbsentText(o.method.Span)
		route.Path = model.Literal(model.DefaultRoute, o.path.Span)
	}
	d.guard(route, fields)
	route.Validator = d.validator(fields)
	if !fields.Has("security") && !fields.Has(extension+"auth") {
		d.inheritors = append(d.inheritors, route)
	}
	d.extensionsOf(jsonschema.ExtensionsOfOperation, o.name(), o.method, o.node)
	d.Routes = append(d.Routes, route)
}

// isDefault tells the default route of an HTTP API: the path /$default, or an
// operation that says so.
func (d *document) isDefault(o operation, fields model.Fields) bool {
	if d.api.Protocol == model.REST {
		return false
	}
	return o.path.Text == "/"+model.DefaultRoute || model.Is(fields.Bool("isDefaultRoute"), true)
}

// locations are the places of parameters and how mappings name them.
var locations = map[string]string{
	"path": "method.request.path.", "query": "method.request.querystring.", "header": "method.request.header.",
}

// parameters gives the declared parameters of an operation and its path item
// under the names that mappings use; those of the operation win.
func (d *document) parameters(o operation) (settings []model.Setting, open bool) {
	for _, holder := range [...]*syntax.Node{o.node, o.item} {
		list, why := d.evaluator.Node(holder.Get("parameters"))
		open = open || why != ""
		for item := range list.Items() {
			setting, ok := d.parameter(item)
			if !ok {
				open = open || setting.Name.Unknown()
				continue
			}
			name, _ := setting.Name.Get()
			if _, taken := model.Lookup(settings, name); !taken {
				settings = append(settings, setting)
			}
		}
	}
	return settings, open
}

// parameter gives a parameter that mappings can name; of one that nobody can
// tell the name is unknown.
func (d *document) parameter(node *syntax.Node) (parameter model.Setting, ok bool) {
	fields := model.Fields{Node: d.follow(node), Head: node.Span, Evaluator: d.evaluator}
	name, known := fields.Text("name").Get()
	place, told := fields.Text("in").Get()
	if !known || !told {
		return model.Setting{Name: model.UnknownText("parameter", "the parameter is not known", node.Span)}, false
	}
	prefix, ok := locations[place]
	if !ok {
		return model.Setting{}, false
	}
	return model.Setting{
		Name:  model.Literal(prefix+name, fields.Text("name").Where()),
		Value: fields.Text("required"),
	}, true
}
