package model

import "strings"

// PathFault tells in a clause what is wrong with the path of a route; empty for
// a path that API Gateway takes. Only REST APIs are known to refuse characters.
// Source: messages of CreateResource and CreateRoute; imports take commas too.
func PathFault(path string, protocol Protocol) string {
	if !strings.HasPrefix(path, "/") {
		return "it does not start with a slash"
	}
	segments := strings.Split(path[1:], "/")
	for i, segment := range segments {
		name, variable := variableOf(segment)
		switch {
		case !variable && strings.ContainsAny(segment, "{}"):
			return "the braces of " + segment + " are not around the whole segment"
		case strings.HasSuffix(name, "+") && i < len(segments)-1:
			return "the greedy variable " + segment + " is not the last segment"
		case protocol != REST:
		case strings.ContainsFunc(strings.TrimSuffix(name, "+"), notInPath):
			return segment + " has other characters than letters, digits and ._:-"
		}
	}
	return ""
}

// variableOf gives what stands between the braces of a segment that is a
// variable; the segment itself for others.
func variableOf(segment string) (name string, variable bool) {
	name, opened := strings.CutPrefix(segment, "{")
	name, closed := strings.CutSuffix(name, "}")
	if !opened || !closed || name == "" || strings.ContainsAny(name, "{}") {
		return segment, false
	}
	return name, true
}

func notInPath(r rune) bool {
	letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	return !letter && !strings.ContainsRune("._:-,", r)
}

// Siblings are two routes of a REST API whose paths have differently named
// variables at one place, which is one resource with one name.
type Siblings struct {
	First, Second *Route
	// Names are the two segments: {id} and {number}.
	Names [2]string
}

// Siblings gives the first route at fault of each place in a REST API where
// paths differ in the name of a variable.
func (a *API) Siblings() []Siblings {
	type place struct {
		segment string
		route   *Route
	}
	seen, told := make(map[string]place), make(map[string]bool)
	var found []Siblings
	for _, route := range a.Routes {
		path, _ := route.Path.Get()
		for at := 0; at < len(path); {
			parent := path[:at]
			segment, _, _ := strings.Cut(path[at+1:], "/")
			at += len(segment) + 1
			if _, variable := variableOf(segment); !variable {
				continue
			}
			first, ok := seen[parent]
			if !ok {
				seen[parent] = place{segment: segment, route: route}
			} else if first.segment != segment && !told[parent+"/"+segment] {
				told[parent+"/"+segment] = true
				found = append(found, Siblings{First: first.route, Second: route, Names: [2]string{first.segment, segment}})
			}
		}
	}
	return found
}
