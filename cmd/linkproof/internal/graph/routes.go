package graph

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// manyRoutes is how many routes of an API are drawn one by one; of more, those
// that go the same way are packed into one node.
const manyRoutes = 12

// packedLines is how many of the packed routes are named.
const packedLines = 8

// routes draws the routes of an API with what they call.
func (b *builder) routes(api *Node, of *model.API) {
	if len(of.Routes) <= manyRoutes {
		for _, route := range of.Routes {
			b.route(api, route)
		}
		return
	}
	packs, firsts := make(map[string]*Node), b.parts(of.Routes) <= manyRoutes
	for _, route := range of.Routes {
		way := b.wayOf(route, firsts)
		node := packs[way]
		if node == nil {
			node = b.node(Route, route, "")
			packs[way] = node
			b.onward(api, node, route)
		}
		b.nodes[route] = node
		if node.extents[0] != route.Span {
			node.extents = append(node.extents, route.Span)
		}
		pack(node, route)
	}
}

// parts is how many nodes of routes there are when each part of the API has its
// own.
func (b *builder) parts(routes []*model.Route) int {
	ways := make(map[string]bool)
	for _, route := range routes {
		ways[b.wayOf(route, true)] = true
	}
	return len(ways)
}

// pack adds a route to a node of many.
func pack(node *Node, route *model.Route) {
	number := len(node.extents)
	node.Title = count(number, "route")
	switch {
	case number <= packedLines:
		node.Lines = append(node.Lines, plain(route.Describe()))
	case number == packedLines+1:
		node.Lines = append(node.Lines, "and 1 more")
	default:
		node.Lines[packedLines] = fmt.Sprintf("and %d more", number-packedLines)
	}
}

// wayOf tells which way the requests of a route go: routes of one way are drawn
// as one, those of different parts of the API apart where firsts says so.
func (b *builder) wayOf(route *model.Route, firsts bool) string {
	in := route.Integration
	if in == nil {
		return "nowhere"
	}
	path, _ := route.Path.Get()
	parts := strings.SplitN(path, "/", 3)
	first := ""
	if firsts && len(parts) > 1 && !strings.HasPrefix(parts[1], "{") {
		first = parts[1]
	}
	return strings.Join([]string{first, route.Authorization.String(), route.Authorizer.String(), b.behind(in)}, "\x00")
}

// behind tells what an integration calls: those of one kind are drawn as one.
func (b *builder) behind(in *model.Integration) string {
	host := in.URI.String()
	if endpoint, ok := in.URI.Endpoint(); ok {
		host = endpoint.Host.String()
	}
	return strings.Join([]string{in.Kind.String(), in.ConnectionType.String(), in.Link.ID.String(), in.Target.ID.String(), host}, "\x00")
}

func (b *builder) route(api *Node, route *model.Route) {
	b.onward(api, b.node(Route, route, route.Describe()), route)
}

// onward draws what guards a route and what it calls.
func (b *builder) onward(api, node *Node, route *model.Route) {
	b.edge(api, node)
	if guard := b.authorizer(route); guard != nil {
		b.guard(node, guard)
	}
	if route.Integration != nil {
		b.edge(node, b.integration(route.Integration))
	}
}

// authorizer draws what checks the callers of a route; nil when nothing does.
func (b *builder) authorizer(route *model.Route) *Node {
	if route.Guard != nil {
		return b.node(Authorizer, route.Guard, nameOf(&route.Guard.Object, route.Guard.ID), route.Guard.Kind.String())
	}
	if kind, ok := route.Authorization.Get(); ok && kind != "" && kind != "NONE" {
		return b.node(Authorizer, "authorization "+kind, kind)
	}
	return nil
}

func (b *builder) integration(in *model.Integration) *Node {
	if known := b.nodes[in]; known != nil {
		return known
	}
	if len(b.world.Integrations) > manyRoutes {
		return b.packedIntegration(in)
	}
	node := b.node(Integration, in, strings.TrimSpace(in.Kind.String()+" "+in.Method.String()), setting("", in.URI))
	b.beyond(node, in)
	return node
}

// packedIntegration draws integrations that call the same as one.
func (b *builder) packedIntegration(in *model.Integration) *Node {
	way := b.behind(in)
	node := b.packed[way]
	if node == nil {
		node = b.node(Integration, in, in.Kind.String(), setting("", in.URI))
		if b.packed == nil {
			b.packed = make(map[string]*Node)
		}
		b.packed[way] = node
		b.beyond(node, in)
		return node
	}
	b.nodes[in] = node
	node.extents = append(node.extents, in.Span)
	node.Title = fmt.Sprintf("%s, %s", in.Kind, count(len(node.extents), "integration"))
	return node
}
