package cfn

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// name checks what Ref, or ${name} in Fn::Sub, names.
func (s *survey) name(name string, at syntax.Span) {
	if s.parameters[name] != nil {
		s.uses(&s.usedParameters, name)
		return
	}
	if _, ok := s.ids[name]; ok {
		s.refers(name, at)
		return
	}
	if isPseudo(name) || s.mayExist(name) {
		s.decides(name)
		return
	}
	s.lacks(name)
	s.report(at, "%s is not a resource, parameter or pseudo parameter of this template", name)
}

// attribute checks the resource that Fn::GetAtt names.
func (s *survey) attribute(resource string, at syntax.Span) {
	if _, ok := s.ids[resource]; ok {
		s.refers(resource, at)
		return
	}
	if !s.mayExist(resource) {
		s.report(at, "%s is not a resource of this template", resource)
	}
}

// variable checks a variable in the text of Fn::Sub. Names with characters
// that no name has are left alone: they belong to another language, and what
// CloudFormation says of them is about its own notation.
func (s *survey) variable(piece segment, text *syntax.Node) {
	name := piece.variable
	resource, _, dotted := strings.Cut(name, ".")
	_, own := s.ids[resource]
	switch {
	case dotted && !own && slices.Contains(gatewayVariables[:], resource):
		s.faults = append(s.faults, model.Fault{
			Kind: model.SwallowedVariable, Span: text.Inside(piece.from, piece.to), Aside: s.aside,
			Message: fmt.Sprintf("Fn::Sub takes %s for an attribute of a resource; ${!%s} leaves it to API Gateway", name, name),
		})
	case strings.HasPrefix(name, "AWS::"):
		s.name(name, text.Inside(piece.from, piece.to))
	case !isName(name):
	case dotted:
		s.attribute(resource, text.Inside(piece.from, piece.to))
	default:
		s.name(name, text.Inside(piece.from, piece.to))
	}
}

// gatewayVariables start the names of what API Gateway fills in settings.
// Source: API Gateway developer guide, stage variables and parameter mappings.
var gatewayVariables = [...]string{"stageVariables", "request", "context"}

func isName(name string) bool {
	for _, c := range []byte(name) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && c != '.' && c != '_' {
			return false
		}
	}
	return true
}

// condition checks a name of a condition.
func (s *survey) condition(node *syntax.Node) {
	if !node.IsScalar() || node.Kind != syntax.String {
		return
	}
	if s.conditions.Get(node.Text) != nil {
		s.uses(&s.usedConditions, node.Text)
		return
	}
	if !s.generated {
		s.lacks(node.Text)
		s.report(node.Span, "%s is not a condition of this template", node.Text)
	}
}

// dependsOn checks the names of resources that must come first.
func (s *survey) dependsOn(node *syntax.Node) {
	if node.Kind == syntax.List {
		for item := range node.Items() {
			s.dependsOn(item)
		}
		return
	}
	if node.Kind == syntax.String && node.Tag == "" {
		s.attribute(node.Text, node.Span)
	}
}

// mapping checks the map and the keys that Fn::FindInMap names.
func (s *survey) mapping(f call) {
	args := f.args()
	s.below(args)
	if len(args) != 3 || s.generated {
		return
	}
	here, shown := s.mappings, ""
	for i := range args {
		key := &args[i]
		if !key.IsScalar() || key.Tag != "" {
			return
		}
		next := here.Get(key.Text)
		switch {
		case next != nil:
		case i == 0:
			s.lacks(key.Text)
			s.report(key.Span, "%s is not a mapping of this template", key.Text)
			return
		case generates(here):
			return
		default:
			s.report(key.Span, "mapping %s has no key %s", shown, key.Text)
			return
		}
		here, shown = next, strings.TrimPrefix(shown+"."+key.Text, ".")
	}
}

// mayExist tells of a name that stands nowhere in the template whether it may
// yet name a resource: macros make any, and SAM adds resources whose names
// start with that of the resource they belong to or with "Serverless"
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html).
func (s *survey) mayExist(name string) bool {
	if s.generated {
		return true
	}
	switch {
	case !s.serverless:
		return s.hasMaker(name)
	case strings.HasPrefix(name, "Serverless"), name == "CodeDeployServiceRole":
		return true
	default:
		return s.hasMaker(name)
	}
}

// hasMaker tells whether a resource is there that makes others with names that
// start with its own.
func (s *survey) hasMaker(name string) bool {
	for end := 1; end < len(name); end++ {
		if at, ok := s.ids[name[:end]]; ok && s.resources[at].makes() {
			return true
		}
	}
	return false
}

// makes tells of resources of SAM and of modules, which stand for several.
func (r *resource) makes() bool {
	return strings.HasPrefix(r.kind, "AWS::Serverless::") || strings.HasSuffix(r.kind, "::MODULE")
}
