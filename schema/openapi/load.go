package openapi

import (
	"cmp"
	"strings"
	"sync"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// extension is what the keys of API Gateway's extensions start with.
const extension = "x-amazon-apigateway-"

// Recognizes tells whether a tree is an OpenAPI or Swagger document: it names
// its version and has paths or extensions of API Gateway.
func Recognizes(root *syntax.Node) bool {
	if version := cmp.Or(root.Get("openapi"), root.Get("swagger")); !version.IsScalar() {
		return false
	}
	for key := range root.Entries() {
		if key.Text == "paths" || strings.HasPrefix(key.Text, extension) {
			return true
		}
	}
	return false
}

// Load makes the one world of a document that is a file of its own: an API
// whose stages stand elsewhere. Facts, where given, join the world.
func Load(file *syntax.File, given model.Given, facts func() *model.Model) *model.InputSet {
	world := model.NewModel(given)
	world.Files = []*syntax.File{file}
	api := standalone(file)
	world.APIs = append(world.APIs, api)
	Fill(world, api, file.Root, model.Plain{})
	if facts != nil {
		world.Adopt(facts())
	}
	world.Seal()
	return &model.InputSet{Files: world.Files, Worlds: []*model.Model{world}}
}

// standalone makes the API of a document that is a file of its own.
func standalone(file *syntax.File) *model.API {
	document := model.FieldsOf(nil, file.Root, model.Plain{})
	protocol := protocolOf(file.Root)
	api := &model.API{
		Object: document.Describe(apiType(protocol), file.Name), Protocol: protocol, Standalone: true,
		ID: document.Text("id"), Title: document.Object("info").Text("title"),
		EndpointTypes: endpointTypes(document),
	}
	if title, ok := api.Title.Get(); ok {
		api.Name = title
	}
	return api
}

// endpointTypes is seldom known: the type is chosen outside the document,
// which may name it all the same.
func endpointTypes(document model.Fields) model.Value[[]string] {
	texts, count := document.Object(extension + "endpoint-configuration").Texts("types")
	names := make([]string, 0, len(texts))
	for _, text := range texts {
		if name, ok := text.Get(); ok {
			names = append(names, name)
		}
	}
	if !count.Known() || len(names) < len(texts) {
		return model.UnknownValue[[]string]("the type of the endpoint is chosen outside the document", document.Head)
	}
	return model.KnownValue(names, count.Where())
}

// Fill adds what a document says of an API to a model: routes, integrations,
// their shapes and the document itself. The evaluator is that of the notation
// around the document.
func Fill(m *model.Model, api *model.API, root *syntax.Node, evaluator model.Evaluator) {
	root, _ = evaluator.Node(root)
	if root == nil || root.Kind != syntax.Map {
		return
	}
	d := document{
		Model: m, api: api, root: root, evaluator: importer{evaluator},
		shared: map[string]*model.Integration{},
	}
	d.readIgnores(root, root.Span)
	d.readPaths()
	m.Documents = append(m.Documents, model.Document{
		API: api, Root: root,
		Faults: sync.OnceValue(func() []model.DocumentFault { return jsonschema.OpenAPI(root, evaluator) }),
	})
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
