package simulate

// watched is what a request reads on its way that is not the same in a test
// invoke and a stage: stage variables by name, and values of $context by path.
type watched struct {
	variables, context map[string]reading
}

// reading is a value and whether there is one.
type reading struct {
	value   string
	defined bool
}

func newWatched() *watched {
	return &watched{variables: make(map[string]reading), context: make(map[string]reading)}
}

// watchVariable remembers a stage variable that was read.
func (ex *Exchange) watchVariable(name, value string, defined bool) {
	if ex.watched != nil {
		ex.watched.variables[name] = reading{value, defined}
	}
}

// watchContext remembers a value of $context that was read.
func (ex *Exchange) watchContext(path, value string, defined bool) {
	if ex.watched != nil {
		ex.watched.context[path] = reading{value, defined}
	}
}
