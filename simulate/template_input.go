package simulate

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonpath"
	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/vtl"
)

// input is $input of templates.
type input struct {
	ex   *Exchange
	body []byte
	// root is the body as JSON, nil for none, once it was read.
	root any
	read bool
	// left is how many steps the paths of a template may still make together.
	left int
}

// text is the body; an empty one counts as an empty object. Recorded on AWS.
func (i *input) text() string {
	if len(i.body) == 0 {
		return "{}"
	}
	return string(i.body)
}

// Property gives the body.
func (i *input) Property(name string) any {
	if name == "body" {
		return i.text()
	}
	return nil
}

// Call gives parts of the body and parameters of the request.
func (i *input) Call(method string, args []any) (any, error) {
	switch {
	case method == "path" && len(args) == 1:
		found, _, err := i.find(vtl.Print(args[0]))
		return found, err
	case method == "json" && len(args) == 1:
		found, ok, err := i.find(vtl.Print(args[0]))
		if err != nil || !ok {
			return i.printedNothing(), err
		}
		return jsonvalue.Print(found), nil
	case method == "params" && len(args) == 0:
		return i.allParameters(), nil
	case method == "params" && len(args) == 1:
		return i.parameter(vtl.Print(args[0])), nil
	default:
		return nil, nil
	}
}

// printedNothing is what a path to nothing is printed as.
func (i *input) printedNothing() string {
	switch at := i.ex.configured(); {
	case i.ex.assumes(missingJSON, "null", at):
		return "null"
	case i.ex.assumes(missingJSON, "nothing", at):
		return ""
	default:
		return `""`
	}
}

// find follows a path into the body; a body that is no JSON holds nothing.
func (i *input) find(path string) (found any, ok bool, err error) {
	parsed, err := jsonpath.Parse(path)
	if err != nil {
		return nil, false, fmt.Errorf("reading %q: %w", path, err)
	}
	if !i.read {
		i.read = true
		root, err := jsonvalue.Parse([]byte(i.text()))
		if err == nil {
			i.root = root
		} else if i.ex.received == nil {
			i.ex.refusesBody = i.ex.assumes(invalidJSON, "refused", i.ex.configured())
		}
	}
	if i.root == nil {
		return nil, false, nil
	}
	found, ok = parsed.FindWithin(i.root, &i.left)
	if i.left < 0 {
		return nil, false, fmt.Errorf("the paths of the template make more than %d steps", jsonpath.MaxSteps)
	}
	return found, ok, nil
}

// parameter looks for a name in the path, the query and the headers.
func (i *input) parameter(name string) any {
	for _, list := range i.lists() {
		for _, p := range list.parameters {
			if p.name == name {
				return p.last()
			}
		}
	}
	return nil
}

// list is a kind of parameters by the name that templates use.
type list struct {
	name       string
	parameters []parameter
}

func (i *input) lists() []list {
	return []list{{"path", i.ex.pathParameters}, {"querystring", i.ex.query}, {"header", i.ex.headers.grouped()}}
}

func (i *input) allParameters() any {
	all := &jsonvalue.Object{}
	for _, list := range i.lists() {
		one := &jsonvalue.Object{}
		for _, p := range list.parameters {
			one.Set(p.name, i.single(list.name, p))
		}
		all.Set(list.name, one)
	}
	return all
}

// single is the value of a parameter in the map of all.
func (i *input) single(kind string, p parameter) string {
	if kind == "querystring" && len(p.values) > 1 && i.ex.assumes(severalValues, "joined", i.ex.configured()) {
		return strings.Join(p.values, ",")
	}
	return p.last()
}

// stageVariables is $stageVariables of templates.
type stageVariables struct{ ex *Exchange }

// Property gives a stage variable; one that is not defined is nothing.
func (s stageVariables) Property(name string) any {
	if value, ok := (values{s.ex}).StageVariable(name); ok {
		return value
	}
	return nil
}

// Call calls a method of the map of all stage variables.
func (s stageVariables) Call(method string, args []any) (any, error) {
	all := &jsonvalue.Object{}
	for _, name := range sortedNames(s.ex.variables) {
		all.Set(name, s.ex.variables[name])
	}
	return vtl.CallMap(all, method, args), nil
}
