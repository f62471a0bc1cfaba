package cfn

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// survey is one walk over the template that is done for all worlds: it checks
// references and notes what the resources on the gateway's way depend on.
type survey struct {
	*template
	// usedConditions and usedParameters are those that the gateway's resources
	// use; seen holds both.
	usedConditions, usedParameters []string
	seen                           map[string]bool
	// undefined are the names of parameters, conditions and mappings that the
	// template uses and does not define.
	undefined []string
	// needs holds for each resource the resources that it refers to.
	needs [][]need

	// at is the resource under the walk, -1 outside of resources.
	at int
	// aside tells that what is under the walk is not on the gateway's way,
	// unread that no model reads it.
	aside, unread bool
	// optional tells that the walk is within Fn::If.
	optional bool
}

// need is a reference from one resource to another.
type need struct {
	resource int
	at       syntax.Span
}

func newSurvey(t *template) *survey {
	s := &survey{template: t, needs: make([][]need, len(t.resources)), seen: make(map[string]bool), at: -1}
	for _, name := range t.looped {
		s.uses(&s.usedParameters, name)
	}
	for i := range t.resources {
		s.resource(i)
	}
	if !s.gateway {
		s.usedConditions = nil // a template without an API needs no worlds
	}
	s.at, s.aside, s.unread = -1, true, true
	s.outputSection()
	s.conditionSection()
	s.spare()
	s.circles()
	s.order()
	return s
}

func (s *survey) resource(at int) {
	r := &s.resources[at]
	s.at, s.aside = at, !r.onWay()
	s.unread = s.aside
	for key, value := range r.body.Entries() {
		switch key.Text {
		case "Properties":
			s.properties(r.kind, value)
		case "Condition":
			s.condition(value)
		case "DependsOn":
			s.dependsOn(value)
		}
	}
}

// onWay tells whether anything in a resource decides about requests.
func (r *resource) onWay() bool {
	switch r.kind {
	case typeServerlessFunction, typeServerlessMachine:
		return requested(r)
	default:
		return reads(r.kind) != nil
	}
}

// decides tells whether a property of a resource on the way is read.
func decides(kind, property string) bool {
	switch kind {
	case typeServerlessFunction, typeServerlessMachine:
		return property == "Events"
	case typeTaskDefinition:
		return property == "NetworkMode" || property == "ContainerDefinitions"
	case typeContainer:
		return property == "Name" || property == "PortMappings"
	default:
		return true
	}
}

func (s *survey) properties(kind string, properties *syntax.Node) {
	aside := s.aside
	for key, value := range properties.Entries() {
		s.property(kind, key, value, aside)
	}
	s.aside, s.unread = aside, aside
	if f, ok := callOf(properties); ok {
		s.call(f)
	}
}

// property looks at one property. Of the containers of a task definition their
// names and ports decide; what they are started with does not.
func (s *survey) property(kind string, key, value *syntax.Node, aside bool) {
	s.aside = aside || !decides(kind, key.Text)
	s.unread = s.aside || key.Text == "Tags"
	if kind == typeTaskDefinition && key.Text == "ContainerDefinitions" && value.Kind == syntax.List {
		for container := range value.Items() {
			if container.Kind == syntax.Map && model.Function(container) == "" {
				s.properties(typeContainer, container)
			} else {
				s.walk(container)
			}
		}
		return
	}
	s.walk(value)
}

func (s *survey) outputSection() {
	for _, output := range s.outputs.Entries() {
		if condition := output.Get("Condition"); condition != nil {
			s.condition(condition)
		}
		s.walk(output.Get("Value"))
		s.walk(output.Path("Export", "Name"))
	}
}

// conditionSection checks what conditions compare, and that none leads back to
// itself.
func (s *survey) conditionSection() {
	used := s.reached()
	for name, body := range s.conditions.Entries() {
		s.aside = !used[name.Text]
		s.conditionBody(body)
	}
	s.conditionCircles()
}

func (s *survey) conditionBody(node *syntax.Node) {
	if name, ok := conditionNamed(node); ok {
		s.condition(name)
		return
	}
	f, ok := callOf(node)
	if !ok {
		return
	}
	args := f.args()
	for i := range args {
		if f.name == "Equals" {
			s.walk(&args[i])
		} else {
			s.conditionBody(&args[i])
		}
	}
}

// walk looks at the calls in a node and below.
func (s *survey) walk(node *syntax.Node) {
	if node == nil {
		return
	}
	if f, ok := callOf(node); ok {
		s.call(f)
		return
	}
	switch node.Kind {
	case syntax.Map:
		for key, value := range node.Entries() {
			if !strings.HasPrefix(key.Text, forEach) {
				s.walk(value)
			}
		}
	case syntax.List:
		s.below(node.Children)
	default:
	}
}

func (s *survey) below(nodes []syntax.Node) {
	for i := range nodes {
		s.walk(&nodes[i])
	}
}

func (s *survey) call(f call) {
	switch f.name {
	case "Ref":
		if word, ok := f.word(); ok {
			s.name(word, f.at())
		}
	case "GetAtt":
		if resource, node, _ := f.attribute(); resource != "" {
			s.attribute(resource, f.at())
			s.walk(node)
		}
	case "Sub":
		s.sub(f)
	case "FindInMap":
		s.mapping(f)
	case "If":
		s.choice(f)
	case "Transform":
		s.included(f)
	default:
		if !strings.HasPrefix(f.name, "ForEach") { // a loop defines names of its own
			s.walk(f.bare())
		}
	}
}

// included looks at the content of a file that is included.
func (s *survey) included(f call) {
	s.walk(f.bare())
	if s.aside {
		return
	}
	content, _ := (&evaluator{template: s.template}).include(f)
	s.walk(content)
}

func (s *survey) choice(f call) {
	args := f.args()
	if len(args) == 0 {
		return
	}
	s.condition(&args[0])
	outer := s.optional
	s.optional = true
	s.below(args[1:])
	s.optional = outer
}

func (s *survey) sub(f call) {
	text, variables := f.subArgs()
	if text == nil {
		s.walk(f.bare())
		return
	}
	for piece := range segments(text.Text) {
		if piece.variable == "" || variables.Get(piece.variable) != nil {
			continue
		}
		s.variable(piece, text)
	}
	for _, value := range variables.Entries() {
		s.walk(value)
	}
}

// decides notes a name on which settings of the resource under the walk depend.
func (s *survey) decides(name string) {
	if s.at < 0 {
		return
	}
	if r := &s.resources[s.at]; !slices.Contains(r.uses, name) {
		r.uses = append(r.uses, name)
	}
}

// uses notes what a resource on the way depends on.
func (s *survey) uses(list *[]string, name string) {
	s.decides(name)
	if !s.unread && !s.seen[name] {
		s.seen[name] = true
		*list = append(*list, name)
	}
}

// refers notes a reference from the resource under the walk to another.
func (s *survey) refers(resource string, at syntax.Span) {
	number, ok := s.ids[resource]
	if ok && s.unread {
		s.resources[number].handedOn = true
	}
	if ok && s.at >= 0 && !s.optional {
		s.needs[s.at] = append(s.needs[s.at], need{number, at})
	}
}

func (s *survey) report(at syntax.Span, format string, args ...any) {
	s.faults = append(s.faults, model.Fault{
		Kind: model.UndefinedReference, Message: fmt.Sprintf(format, args...), Span: at, Aside: s.aside,
	})
}
