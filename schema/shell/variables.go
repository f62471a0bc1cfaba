package shell

// variables are what the variables of a script hold. Branches and subshells
// write to a layer of their own, so that to enter one costs nothing.
type variables struct {
	written map[string]variable
	under   *variables
}

// variable is what a variable holds.
type variable struct {
	value
	// unset tells that it is no variable any more.
	unset bool
	// exported tells that the commands of the script find it in their
	// environment.
	exported bool
}

// over gives an empty layer on top.
func (v *variables) over() *variables { return &variables{under: v} }

func (v *variables) get(name string) (held value, ok bool) {
	found := v.whole(name)
	return found.value, !found.unset
}

// exported gives what a variable of the environment holds.
func (v *variables) exported(name string) (held value, ok bool) {
	found := v.whole(name)
	return found.value, found.exported && !found.unset
}

// whole gives all that is known of a variable; it is unset where nothing is.
func (v *variables) whole(name string) variable {
	for layer := v; layer != nil; layer = layer.under {
		if found, ok := layer.written[name]; ok {
			return found
		}
	}
	return variable{unset: true}
}

func (v *variables) set(name string, held value) {
	v.write(name, variable{value: held, exported: v.whole(name).exported})
}

// export puts a variable that is set into the environment.
func (v *variables) export(name string) {
	if found := v.whole(name); !found.unset && !found.exported {
		found.exported = true
		v.write(name, found)
	}
}

func (v *variables) unset(name string) { v.write(name, variable{unset: true}) }

func (v *variables) write(name string, held variable) {
	if v.written == nil {
		v.written = make(map[string]variable)
	}
	v.written[name] = held
}
