package cfn

import (
	"bytes"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// template is what a file says before any condition is decided.
type template struct {
	file       *syntax.File
	parameters map[string]*parameter
	resources  []resource
	// ids finds resources by their logical id.
	ids map[string]int
	// symbols holds the texts that stand for attributes of resources.
	symbols map[symbol]model.Text
	// selves holds the texts by which others refer to resources.
	selves     map[self]model.Text
	mappings   *syntax.Node
	conditions *syntax.Node
	outputs    *syntax.Node
	// globals are what SAM adds to the properties of its resources.
	globals *syntax.Node
	// conditionsKey is where the conditions start.
	conditionsKey syntax.Span
	// serverless tells that AWS SAM adds resources to those written.
	serverless bool
	// gateway tells that there is an API or a part of one.
	gateway bool
	// looped are the parameters whose defaults loops go over.
	looped []string
	// faults are what was found wrong while the template was taken apart.
	faults []model.Fault
	// constructs tell what made the resources.
	constructs []model.Construct
	// beside opens the files that the template names.
	beside *beside
	// generated tells that a macro or a loop makes sections of the template, so
	// that a name which is not there may yet come to be.
	generated bool
}

// symbol is an attribute of a resource; the empty one is what Ref gives.
type symbol struct{ resource, attribute string }

// self is what a resource is referred to for.
type self struct {
	resource string
	thing    model.Thing
}

// resource is one entry of Resources.
type resource struct {
	key, body *syntax.Node
	kind      string
	// condition is where the resource's own condition is named, nil without.
	condition *syntax.Node
	// uses names the conditions, parameters and pseudo parameters that decide
	// about its settings.
	uses []string
	// shape is that of all worlds which decide nothing about its settings.
	shape *model.Shape
	// handedOn tells that an output or a resource that no model reads refers to
	// it, such as the parameters of a nested stack: others may add to it.
	handedOn bool
	// after are the logical ids of the resources that are made before it, as
	// far as somebody asks.
	after []string
}

func (r *resource) name() string { return r.key.Text }

// span covers the key and the body.
func (r *resource) span() syntax.Span {
	span := r.key.Span
	if r.body.Span.File == span.File && r.body.Span.End > span.End {
		span.End = r.body.Span.End
	}
	return span
}

func newTemplate(file *syntax.File, known facts, others *beside) *template {
	root := file.Root
	t := &template{file: file, parameters: readParameters(root.Get("Parameters")), mappings: root.Get("Mappings"), beside: others}
	if bytes.Contains(file.Src, []byte(forEach)) {
		root = t.unroll(root, known)
	}
	t.outputs, t.globals = root.Get("Outputs"), root.Get("Globals")
	var key *syntax.Node
	key, t.conditions = root.Entry("Conditions")
	t.conditionsKey = key.Where()
	t.ids, t.symbols, t.selves = make(map[string]int), make(map[symbol]model.Text), make(map[self]model.Text)
	t.readResources(root.Get("Resources"), known)
	if t.serverless {
		t.addImplicit()
	}
	t.readTransforms(root.Get("Transform"))
	for _, section := range []*syntax.Node{root, root.Get("Parameters"), t.mappings, t.conditions, t.outputs} {
		t.generated = t.generated || generates(section)
	}
	return t
}

// unroll gives the tree of the template without its loops.
func (t *template) unroll(root *syntax.Node, known facts) *syntax.Node {
	x := unroller{evaluator: &evaluator{template: t, facts: known}}
	made := x.unroll(root, nil)
	t.looped, t.faults, t.generated = x.rests, x.faults, x.open
	t.mappings = made.Get("Mappings")
	return &made
}

func (t *template) readResources(section *syntax.Node, known facts) {
	t.resources = slices.Grow(t.resources, section.Len())
	for key, body := range section.Entries() {
		if strings.HasPrefix(key.Text, "Fn::") {
			t.readIncluded(key, body, known)
			continue
		}
		body = t.withGlobals(body)
		r := resource{key: key, body: body, kind: kindOf(body), condition: body.Get("Condition")}
		if path := body.Path("Metadata", "aws:cdk:path"); path.IsScalar() {
			t.constructs = append(t.constructs, model.Construct{Path: path.Text, Scope: r.span()})
		}
		t.gateway = t.gateway || strings.HasPrefix(r.kind, "AWS::ApiGateway") || isServerlessAPI(r.kind)
		t.serverless = t.serverless || strings.HasPrefix(r.kind, "AWS::Serverless::")
		if at, repeated := t.ids[key.Text]; repeated {
			t.resources[at] = r
			continue
		}
		t.ids[key.Text] = len(t.resources)
		t.resources = append(t.resources, r)
	}
}

// readIncluded reads the resources of a file that a transform includes.
func (t *template) readIncluded(key, body *syntax.Node, known facts) {
	node := &syntax.Node{Kind: syntax.Map, Children: []syntax.Node{*key, *body}, Span: body.Span}
	f, _ := callOf(node)
	var content *syntax.Node
	if f.name == "Transform" {
		content, _ = (&evaluator{template: t, facts: known}).include(f)
	}
	if content == nil || generates(content) {
		t.generated = true
		return
	}
	t.readResources(content, known)
}

func kindOf(body *syntax.Node) string {
	if kind := body.Get("Type"); kind != nil && kind.Kind == syntax.String {
		return kind.Text
	}
	return ""
}

// resource finds a resource by its logical id; nil without.
func (t *template) resource(name string) *resource {
	if at, ok := t.ids[name]; ok {
		return &t.resources[at]
	}
	return nil
}

// generates tells whether a section holds what CloudFormation replaces by
// entries of which the template does not tell the names.
func generates(section *syntax.Node) bool {
	for key := range section.Entries() {
		if strings.HasPrefix(key.Text, forEach) || key.Text == "Fn::Transform" {
			return true
		}
	}
	return false
}

// readTransforms looks which macros run over the whole template.
func (t *template) readTransforms(node *syntax.Node) {
	if node.IsScalar() {
		t.readTransform(node.Text)
	}
	if node != nil && node.Kind == syntax.Map {
		t.generated = true
	}
	for item := range node.Items() {
		if !item.IsScalar() {
			t.generated = true
			continue
		}
		t.readTransform(item.Text)
	}
}

// readTransform knows the transforms that add no names a template could use
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html).
func (t *template) readTransform(name string) {
	switch {
	case name == "AWS::Serverless-2016-10-31":
		t.serverless = true
	case name == "", name == "AWS::LanguageExtensions", name == "AWS::CodeDeployBlueGreen", strings.HasPrefix(name, "AWS::SecretsManager"):
	default:
		t.generated = true
	}
}
