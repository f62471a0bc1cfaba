package vtl

import "strings"

// node is a part of a template.
type node interface {
	// render adds what the node makes to the output; flow tells whether the
	// loop or the template ends here.
	render(r *rendering) (flow, error)
}

// flow tells how a rendering goes on.
type flow uint8

const (
	goOn flow = iota
	leaveLoop
	stop
)

// plain is text.
type plain string

func (t plain) render(r *rendering) (flow, error) { return goOn, r.write(string(t)) }

// escaped is a reference behind backslashes.
type escaped struct {
	count     int
	reference *reference
}

func (e *escaped) render(r *rendering) (flow, error) {
	value, err := e.reference.evaluate(r)
	if err != nil {
		return goOn, err
	}
	slashes := e.count
	if value != nil || e.count%2 == 0 {
		slashes /= 2
	}
	text := strings.Repeat(`\`, slashes)
	switch {
	case e.count%2 == 1:
		text += e.reference.source
	case value != nil:
		text += Print(value)
	}
	return goOn, r.write(text)
}

// setting is #set.
type setting struct {
	target *reference
	value  expression
}

func (s *setting) render(r *rendering) (flow, error) {
	value, err := s.value.evaluate(r)
	if err != nil || value == nil {
		return goOn, err // as in Velocity, nothing is set to nothing
	}
	return goOn, s.target.assign(r, value)
}

// choice is #if with its #elseif and #else.
type choice struct {
	branches  []branch
	otherwise []node
}

type branch struct {
	condition expression
	body      []node
}

func (c *choice) render(r *rendering) (flow, error) {
	for _, branch := range c.branches {
		holds, err := truth(r, branch.condition)
		if err != nil {
			return goOn, err
		}
		if holds {
			return r.all(branch.body)
		}
	}
	return r.all(c.otherwise)
}

// definition is #define: a block that is rendered where it is referred to.
type definition struct {
	name string
	body *block
}

// block is the value of a #define.
type block struct{ nodes []node }

func (d *definition) render(r *rendering) (flow, error) {
	r.variables[d.name] = d.body
	return goOn, nil
}

// jump is #break or #stop.
type jump struct{ to flow }

func (j jump) render(*rendering) (flow, error) { return j.to, nil }

// loop is #foreach.
type loop struct {
	variable string
	over     expression
	body     []node
	at       int
}

func (l *loop) render(r *rendering) (flow, error) {
	over, err := l.over.evaluate(r)
	if err != nil {
		return goOn, err
	}
	items := iterate(over)
	if len(items) == 0 {
		return goOn, nil
	}
	outer := r.keep(l.variable, "foreach", "velocityCount", "velocityHasNext")
	defer r.restore(outer)
	state := &round{size: min(len(items), MaxIterations), parent: outer[1].value}
	for i, item := range items[:state.size] {
		if err := r.step(l.at); err != nil {
			return goOn, err
		}
		state.index = i
		r.variables[l.variable], r.variables["foreach"] = item, state
		r.variables["velocityCount"], r.variables["velocityHasNext"] = int64(i+1), i+1 < state.size
		switch flow, err := r.all(l.body); {
		case err != nil || flow == stop:
			return flow, err
		case flow == leaveLoop:
			return goOn, nil
		}
	}
	return goOn, nil
}

// round is $foreach: where a loop stands.
type round struct {
	index, size int
	parent      any
}

// Property gives index, count, hasNext, first, last and the loop around.
func (f *round) Property(name string) any {
	switch name {
	case "index":
		return int64(f.index)
	case "count":
		return int64(f.index + 1)
	case "hasNext":
		return f.index+1 < f.size
	case "first":
		return f.index == 0
	case "last":
		return f.index+1 == f.size
	case "parent":
		return f.parent
	default:
		return nil
	}
}

// Call calls the getters of the properties.
func (f *round) Call(method string, args []any) (any, error) {
	name, ok := strings.CutPrefix(method, "get")
	if method == "hasNext" {
		return f.Property(method), nil
	}
	if !ok || name == "" || len(args) > 0 {
		return nil, nil
	}
	return f.Property(strings.ToLower(name[:1]) + name[1:]), nil
}

// macro is what #macro makes.
type macro struct {
	parameters []string
	body       []node
}

// call is the call of a macro.
type call struct {
	name string
	args []expression
	// body is what stands between #@name() and #end.
	body []node
	// source is the call as written, which is printed where there is no macro.
	source string
	at     int
}

func (c *call) render(r *rendering) (flow, error) {
	called := r.template.macros[c.name]
	if called == nil {
		return goOn, r.write(c.source)
	}
	if err := r.step(c.at); err != nil {
		return goOn, err
	}
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxDepth {
		return goOn, r.fault(c.at, "more than %d macros call each other", maxDepth)
	}
	values := make([]any, len(c.args))
	for i, arg := range c.args {
		var err error
		if values[i], err = arg.evaluate(r); err != nil {
			return goOn, err
		}
	}
	outer := r.keep(append([]string{"bodyContent"}, called.parameters...)...)
	defer r.restore(outer)
	for i, parameter := range called.parameters {
		delete(r.variables, parameter)
		if i < len(values) && values[i] != nil {
			r.variables[parameter] = values[i]
		}
	}
	if c.body != nil {
		r.variables["bodyContent"] = &block{nodes: c.body}
	}
	flow, err := r.all(called.body)
	if flow == leaveLoop {
		flow = goOn
	}
	return flow, err
}
