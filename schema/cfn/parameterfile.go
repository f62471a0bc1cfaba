package cfn

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/syntax"
)

// ReadParameters reads a file of parameters in one of the forms that are in
// use: the list of the AWS CLI, [{ParameterKey, ParameterValue}] or ["K=V"];
// the flat map {K: V}; and the template configuration of AWS CodePipeline,
// {Parameters: {K: V}}. Sources:
// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html and
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html.
func ReadParameters(file *syntax.File) (map[string]string, error) {
	for _, problem := range file.Problems {
		if problem.Kind != syntax.DuplicateKey {
			return nil, wrong(problem.Span, "%s", problem.Message)
		}
	}
	read := parameterFile{}
	if file.Root == nil {
		return read, nil // an empty file sets nothing
	}
	if err := read.any(file.Root); err != nil {
		return nil, err
	}
	return read, nil
}

// parameterFile holds the values by the names of their parameters.
type parameterFile map[string]string

// wrong is an error at a place.
func wrong(at syntax.Span, format string, args ...any) error {
	from := at.From()
	name := ""
	if at.File != nil {
		name = at.File.Name
	}
	return fmt.Errorf("%s:%d:%d: %s", name, from.Line, from.Column, fmt.Sprintf(format, args...))
}

func (p parameterFile) any(node *syntax.Node) error {
	inner := node.Get("Parameters")
	switch {
	case node.Kind == syntax.List:
		return p.list(node)
	case node.Kind == syntax.Map && (inner.Len() > 0 || inner != nil && inner.Kind == syntax.Map):
		return p.any(inner)
	case node.Kind == syntax.Map:
		return p.flat(node)
	default:
		return wrong(node.Span, "parameters are a list of ParameterKey and ParameterValue or a map of names and values")
	}
}

func (p parameterFile) flat(node *syntax.Node) error {
	for key, value := range node.Entries() {
		if err := p.set(key.Text, value); err != nil {
			return err
		}
	}
	return nil
}

func (p parameterFile) list(node *syntax.Node) error {
	for item := range node.Items() {
		if err := p.item(item); err != nil {
			return err
		}
	}
	return nil
}

func (p parameterFile) item(item *syntax.Node) error {
	if item.Kind == syntax.String {
		return p.pair(item)
	}
	key, value := item.Get("ParameterKey"), item.Get("ParameterValue")
	switch previous := item.Get("UsePreviousValue"); {
	case !key.IsScalar():
		return wrong(item.Span, "the parameter has no ParameterKey")
	case value == nil && previous.IsScalar() && previous.Text == "true":
		return nil
	case value == nil:
		return wrong(key.Span, "parameter %s has no ParameterValue", key.Text)
	default:
		return p.set(key.Text, value)
	}
}

// pair reads a text K=V.
func (p parameterFile) pair(item *syntax.Node) error {
	for i, r := range item.Text {
		if r == '=' && i > 0 {
			p[item.Text[:i]] = item.Text[i+1:]
			return nil
		}
	}
	return wrong(item.Span, "%q is no parameter: it has the form K=V", item.Text)
}

func (p parameterFile) set(name string, value *syntax.Node) error {
	if _, called := callOf(value); called || !value.IsScalar() || value.Kind == syntax.Null {
		return wrong(value.Span, "the value of parameter %s should be a text or a number", name)
	}
	p[name] = value.Text
	return nil
}
