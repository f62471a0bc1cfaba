package vtl

import (
	"maps"

	"github.com/linkproof/linkproof/schema/pattern"
)

// rendering is one run of a template.
type rendering struct {
	template  *Template
	variables map[string]any
	out       []byte
	steps     int
	handled   int // bytes
	depth     int
}

func newRendering(t *Template, variables map[string]any) *rendering {
	own := make(map[string]any, len(variables)+8)
	maps.Copy(own, variables)
	return &rendering{template: t, variables: own}
}

func (r *rendering) fault(at int, format string, args ...any) error {
	return errorAt(r.template.text, at, format, args...)
}

// step counts what is done and stops what does not end.
func (r *rendering) step(at int) error {
	r.steps++
	return r.affordable(at)
}

func (r *rendering) affordable(at int) error {
	if r.steps+r.handled/sizeOfStep > maxSteps {
		return r.fault(at, "the template does more than %d steps", maxSteps)
	}
	return nil
}

// handle counts the work on a value, which grows with its size in bytes.
func (r *rendering) handle(size int) { r.handled += size }

// timed does what has no size beforehand and counts the time that it takes.
func (r *rendering) timed(do func()) { r.steps += int(pattern.Elapsed(do) / timeOfStep) }

// bounded lets a value pass unless it has grown beyond what a template may
// make.
func (r *rendering) bounded(at int, value any) (any, error) {
	size := 0
	if text, ok := value.(string); ok {
		size = len(text)
	} else if items, ok := itemsOf(value); ok {
		size = len(items)
	}
	r.handle(size)
	if size > maxOutput {
		return nil, r.fault(at, "the template makes a value larger than %d", maxOutput)
	}
	return value, nil
}

func (r *rendering) write(text string) error {
	if len(r.out)+len(text) > maxOutput {
		return r.fault(0, "the template makes more than %d bytes", maxOutput)
	}
	r.handle(len(text))
	r.out = append(r.out, text...)
	return nil
}

// all renders nodes one after the other.
func (r *rendering) all(nodes []node) (flow, error) {
	for _, node := range nodes {
		if flow, err := node.render(r); err != nil || flow != goOn {
			return flow, err
		}
	}
	return goOn, nil
}

// kept is a variable as it was.
type kept struct {
	name  string
	value any
	there bool
}

// keep notes variables before a loop or macro uses their names.
func (r *rendering) keep(names ...string) []kept {
	list := make([]kept, len(names))
	for i, name := range names {
		value, there := r.variables[name]
		list[i] = kept{name, value, there}
	}
	return list
}

func (r *rendering) restore(list []kept) {
	for _, old := range list {
		if old.there {
			r.variables[old.name] = old.value
		} else {
			delete(r.variables, old.name)
		}
	}
}

// text renders nodes to a text of their own.
func (r *rendering) text(nodes []node) (string, error) {
	start := len(r.out)
	_, err := r.all(nodes)
	text := string(r.out[start:])
	r.out = r.out[:start]
	return text, err
}
