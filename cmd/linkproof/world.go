package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

// named is what people call the subject of a request by.
type named struct {
	api, resource, method string
	// path is that of the request; empty when none was given.
	path string
	// byPath tells that the API finds the method by the path of the request, as
	// stages do.
	byPath bool
}

// choose gives the API and route that people name, and their world; no route
// where the API finds it. It is an error when conditions leave several worlds.
func choose(sets []*model.InputSet, by named) (*model.Model, *model.API, *model.Route, error) {
	var route *model.Route
	world, chosen, err := pick(sets, func(all *model.Model) (chosen *model.API, err error) {
		chosen, route, err = by.find(all)
		return chosen, err
	})
	return world, chosen, route, err
}

func (n named) find(in *model.Model) (*model.API, *model.Route, error) {
	if n.byPath {
		api, err := simulate.SelectAPI(in, n.api)
		return api, nil, err
	}
	api, route, err := simulate.Select(in, n.api, n.resource, n.method)
	if api == nil || n.resource != "" || n.path == "" || n.method == "" || api.Protocol == model.HTTP {
		return api, route, err // an HTTP API finds the route itself, and answers where it has none
	}
	// A path tells a method as well as an id does.
	found, byPath := simulate.RouteFor(api, n.method, n.path)
	switch _, open := errors.AsType[*simulate.Unknown](byPath); {
	case byPath == nil:
		return api, found, nil
	case err == nil && !open:
		return api, nil, byPath
	default:
		return api, route, err
	}
}

// pick gives the API that is selected among those of all sets, and its world.
func pick(sets []*model.InputSet, selected func(*model.Model) (*model.API, error)) (*model.Model, *model.API, error) {
	all := &model.Model{}
	home := make(map[*model.API]*model.InputSet)
	for _, set := range sets {
		for _, api := range fullest(set).APIs {
			all.APIs = append(all.APIs, api)
			home[api] = set
		}
	}
	if len(all.APIs) == 0 {
		return nil, nil, withoutAPI(sets)
	}
	chosen, err := selected(all)
	if set := home[chosen]; set != nil && len(set.Worlds) > 1 {
		return nil, nil, openWorlds(set)
	}
	if err != nil {
		return nil, nil, err
	}
	return home[chosen].Worlds[0], chosen, nil
}

// chooseAt gives the world in which an address leads to an API.
func chooseAt(sets []*model.InputSet, address string) (*model.Model, error) {
	var nowhere error
	for _, set := range sets {
		_, err := simulate.Arrive(fullest(set), address)
		if _, lost := errors.AsType[*simulate.NoStage](err); err != nil && !lost {
			nowhere = err
			continue
		}
		if len(set.Worlds) > 1 {
			return nil, openWorlds(set)
		}
		return set.Worlds[0], nil
	}
	return nil, nowhere
}

// fullest gives the world of a set with the most APIs.
func fullest(set *model.InputSet) *model.Model {
	most := set.Worlds[0]
	for _, world := range set.Worlds {
		if len(world.APIs) > len(most.APIs) {
			most = world
		}
	}
	return most
}

// withoutAPI tells why no API was found: mostly because there is none, else
// because a file could not be read.
func withoutAPI(sets []*model.InputSet) error {
	for _, set := range sets {
		for _, file := range set.Files {
			for _, problem := range file.Problems {
				from := problem.Span.From()
				return fmt.Errorf("%s:%d:%d: %s", file.Name, from.Line, from.Column, problem.Message)
			}
		}
	}
	return errors.New("there is no API in the configuration")
}

// openWorlds tells which flags decide between the worlds of a set.
func openWorlds(set *model.InputSet) error {
	open := "a condition is open"
	conditions := make([]string, len(set.Worlds[0].When))
	for i, choice := range set.Worlds[0].When {
		conditions[i] = strings.TrimPrefix(choice, "not ")
	}
	switch len(conditions) {
	case 0:
	case 1:
		open = "condition " + conditions[0] + " is open"
	default:
		open = "conditions " + strings.Join(conditions, ", ") + " are open"
	}
	if len(set.Open) == 0 {
		return fmt.Errorf("%s: the files do not tell what decides", open)
	}
	flags := make([]string, len(set.Open))
	for i, name := range set.Open {
		flags[i] = flagFor(name)
	}
	return fmt.Errorf("%s: pass %s", open, strings.Join(flags, " "))
}

// flagFor gives the flag that settles a parameter.
func flagFor(parameter string) string {
	switch parameter {
	case "AWS::AccountId":
		return "--account=..."
	case "AWS::Region":
		return "--region=..."
	default:
		return "--parameter " + parameter + "=..."
	}
}
