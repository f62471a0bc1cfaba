package openapi

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// extension is what the keys of API Gateway's extensions start with.
const extension = "x-amazon-apigateway-"

// Recognizes tells whether a tree is an OpenAPI or Swagger document, as people
// write them and as API Gateway exports them: it names its version and has
// paths or extensions of API Gateway. So is one of nothing but extensions: a
// fragment, such as a single integration.
func Recognizes(root *syntax.Node) bool {
	version := cmp.Or(root.Get("openapi"), root.Get("swagger"))
	ours, others := false, false
	for key := range root.Entries() {
		switch {
		case strings.HasPrefix(key.Text, extension), version != nil && key.Text == "paths":
			ours = true
		case !strings.HasPrefix(key.Text, "x-"):
			others = true
		}
	}
	if version == nil {
		return ours && !others
	}
	return ours && version.IsScalar()
}

// Extended tells whether a document has an extension of API Gateway, spelt
// right or not, or may have one in a file that it refers to. Others describe
// APIs that need not be of API Gateway.
func Extended(file *syntax.File) bool {
	if bytes.Contains(file.Src, []byte("x-am")) || slices.ContainsFunc(lookalikes[:], func(name string) bool { return bytes.Contains(file.Src, []byte(name)) }) {
		return true
	}
	return refersOutside(file.Root)
}

// refersOutside tells whether a reference below a node leads out of its file.
func refersOutside(node *syntax.Node) bool {
	if ref := node.Get("$ref"); ref.IsScalar() && !strings.HasPrefix(ref.Text, "#") {
		return true
	}
	for i := range node.Children {
		if child := &node.Children[i]; !child.IsScalar() && refersOutside(child) {
			return true
		}
	}
	return false
}

// Load makes the one world of a document that is a file of its own: an API
// whose stages stand elsewhere. Facts, where given, join the world.
func Load(file *syntax.File, given model.Given, facts func() *model.Model) *model.InputSet {
	first, assumptions := load(file, given, facts, "")
	set := &model.InputSet{Files: first.Files, Worlds: []*model.Model{first}, Assumptions: assumptions}
	if len(assumptions) > 0 {
		set.Without = func(assumption string) []*model.Model {
			without, _ := load(file, given, facts, assumption)
			return []*model.Model{without}
		}
	}
	return set
}

// load makes the world without one assumption, which is empty for the first
// time, and tells which others it makes.
func load(file *syntax.File, given model.Given, facts func() *model.Model, lifted string) (world *model.Model, assumptions []string) {
	world = model.NewModel(given)
	world.Files = []*syntax.File{file}
	api := &model.API{Standalone: true}
	world.APIs = append(world.APIs, api)
	d := newDocument(world, api, file.Root, model.Plain{}, given.Open)
	d.lifted = lifted
	d.introduce(file, given)
	d.fill()
	if facts != nil {
		world.Adopt(facts())
	}
	world.Seal()
	return world, d.assumed
}

// introduce says what the API of a document is that is a file of its own. A
// Region that the user told counts for more than an address, which the import
// does not look at.
func (d *document) introduce(file *syntax.File, given model.Given) {
	fields := d.fields()
	d.api.Protocol = d.protocol()
	d.api.Object = fields.Describe(apiType(d.api.Protocol), file.Name)
	d.api.ID, d.api.Title = fields.Text("id"), fields.Object("info").Text("title")
	d.api.EndpointTypes = endpointTypes(d.endpoint())
	if given.Region == "" {
		d.api.Region = d.serverRegion()
	}
	if title, ok := d.api.Title.Get(); ok {
		d.api.Name = title
	}
}

// Fill adds what a document says of an API to a model: routes, integrations,
// authorizers, settings, their shapes and the document itself. The evaluator is
// that of the notation around the document. References to other files are not
// followed, because CloudFormation hands over one document.
func Fill(m *model.Model, api *model.API, root *syntax.Node, evaluator model.Evaluator) {
	root, _ = evaluator.Node(root)
	if root != nil && root.Kind == syntax.Map {
		newDocument(m, api, root, evaluator, nil).fill()
	}
}

func newDocument(m *model.Model, api *model.API, root *syntax.Node, evaluator model.Evaluator, open Opener) *document {
	_, plain := evaluator.(model.Plain)
	return &document{
		plain: plain, Model: m, api: api, root: root, evaluator: newImporter(root, evaluator), open: open,
		folders: map[*syntax.File]string{}, shared: map[*syntax.Node]*model.Integration{},
	}
}

// fields reads the document itself.
func (d *document) fields() model.Fields { return model.FieldsOf(nil, d.root, d.evaluator) }

func (d *document) fill() {
	d.readIgnores(d.root, d.root.Span)
	d.readSettings()
	d.readAccess()
	d.readPaths()
	for key, node := range d.loose() {
		if d.shared[node] == nil {
			d.shared[node] = d.readIntegration(key, node, key.Text, key.Text)
		}
	}
	d.Documents = append(d.Documents, d.document())
}

// document describes the document itself.
func (d *document) document() model.Document {
	fields := d.fields()
	document := model.Document{
		API: d.api, Root: d.root, Version: fields.Text("openapi"), Inheritors: d.inheritors, References: d.references,
		Strangers: d.strangers(), Misplaced: d.misplaced(),
		Leftovers: d.leftovers(),
	}
	if document.Version.Absent() {
		document.Version = fields.Text("swagger")
		document.Swagger = document.Version.Present()
	}
	if key, security := d.root.Entry("security"); len(d.required(security)) > 0 {
		document.Security = key.Span
	}
	references, root, evaluator := d.misled, d.root, d.evaluator
	document.Faults = sync.OnceValue(func() []model.DocumentFault { return judge(references, root, evaluator) })
	return document
}

// judge gives what is wrong with references and with the document itself, in
// order.
func judge(references []model.DocumentFault, root *syntax.Node, evaluator model.Evaluator) []model.DocumentFault {
	faults := slices.Clone(references)
	for _, fault := range jsonschema.OpenAPI(root, evaluator) {
		if !slices.ContainsFunc(references, func(f model.DocumentFault) bool { return f.At == fault.At }) {
			faults = append(faults, fault)
		}
	}
	slices.SortStableFunc(faults, func(a, b model.DocumentFault) int { return int(a.At.Start - b.At.Start) })
	return faults
}

// apiType, routeType and integrationType name the CloudFormation types of what
// the import of a document makes.
func apiType(protocol model.Protocol) string {
	if protocol == model.HTTP {
		return "AWS::ApiGatewayV2::Api"
	}
	return "AWS::ApiGateway::RestApi"
}

func routeType(protocol model.Protocol) string {
	if protocol == model.HTTP {
		return "AWS::ApiGatewayV2::Route"
	}
	return "AWS::ApiGateway::Method"
}

func integrationType(protocol model.Protocol) string {
	if protocol == model.HTTP {
		return "AWS::ApiGatewayV2::Integration"
	}
	return "AWS::ApiGateway::Method"
}
