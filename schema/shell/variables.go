package shell

// variables are what the variables of a script hold. Branches and subshells
// write to a layer of their own, so that to enter one costs nothing.
type variables struct {
	written map[string]variable
	under   *variables
}

// variable is what a variable holds; unset tells that it is no variable any
// more.
type variable struct {
	value
	unset bool
}

// over gives an empty layer on top.
func (v *variables) over() *variables { return &variables{under: v} }

func (v *variables) get(name string) (held value, ok bool) {
	for layer := v; layer != nil; layer = layer.under {
		if found, ok := layer.written[name]; ok {
			return found.value, !found.unset
		}
	}
	return value{}, false
}

func (v *variables) set(name string, held value) { v.write(name, variable{value: held}) }

func (v *variables) unset(name string) { v.write(name, variable{unset: true}) }

func (v *variables) write(name string, held variable) {
	if v.written == nil {
		v.written = make(map[string]variable)
	}
	v.written[name] = held
}
