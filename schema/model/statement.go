package model

// Statement is what one file says of an object that exists: several files may
// describe one object, and say different things of it.
type Statement struct {
	Object
	// ID is what the object is known by in its account, and Type its kind.
	ID string
	// Settings gives what is said, lists in order of their items. What changes by
	// itself, such as a status, is left out.
	Settings func() []Setting
}

// Contradiction is a setting of one object of which two files say different
// things.
type Contradiction struct {
	// Of is the object, by what it is known by in its account.
	Of string
	// Setting is the key of the setting.
	Setting string
	// Taken is what was said first and counts; Other what another file says.
	Taken, Other Text
}

// Contradictions gives the settings of which files say different things, in
// the order of the statements.
func (m *Model) Contradictions() []Contradiction {
	type identity struct{ kind, id string }
	said := make(map[identity][]*Statement)
	var found []Contradiction
	for _, statement := range m.Statements {
		key := identity{statement.Type, statement.ID}
		if len(said[key]) > 0 {
			found = append(found, statement.against(said[key])...)
		}
		said[key] = append(said[key], statement)
	}
	return found
}

// maxCompared bounds how many files that describe an object are compared with
// one that describes it too.
const maxCompared = 8

// against gives where a statement contradicts the first of others that says
// something of the setting.
func (s *Statement) against(others []*Statement) []Contradiction {
	var found []Contradiction
	for _, setting := range s.Settings() {
		key, _ := setting.Name.Get()
		for _, other := range others[:min(len(others), maxCompared)] {
			taken, ok := Lookup(other.Settings(), key)
			if !ok || other.Span.File == s.Span.File {
				continue
			}
			if taken.Same(setting.Value) == No {
				found = append(found, Contradiction{Of: s.ID, Setting: key, Taken: taken, Other: setting.Value})
			}
			break
		}
	}
	return found
}
