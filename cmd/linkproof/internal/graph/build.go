package graph

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Build draws one world of an input set with its findings.
func Build(title string, world *model.Model, findings []lint.Finding) *Graph {
	b := &builder{graph: &Graph{Title: plain(title)}, world: world, nodes: make(map[any]*Node), joined: make(map[[2]*Node]bool)}
	client := b.node(Client, "client", "Client")
	for _, api := range world.APIs {
		b.api(client, api)
	}
	for _, in := range world.Integrations {
		b.integration(in)
	}
	for _, link := range world.Links {
		b.link(link)
	}
	for _, balancer := range world.Balancers {
		b.balancer(balancer)
	}
	b.graph.mark(findings)
	return b.graph
}

// builder makes nodes of the objects of a world, each once.
type builder struct {
	graph *Graph
	world *model.Model
	// nodes are those of objects, or of the texts that name objects elsewhere.
	nodes map[any]*Node
	// joined are the pairs of nodes with an edge.
	joined map[[2]*Node]bool
	// packed are the nodes of many routes or integrations, by what they share.
	packed map[string]*Node
}

// node gives the node of an object, and makes it where there is none yet.
func (b *builder) node(kind Kind, of any, title string, lines ...string) *Node {
	if known := b.nodes[of]; known != nil {
		return known
	}
	made := &Node{ID: "n" + strconv.Itoa(len(b.graph.Nodes)+1), Kind: kind, Title: plain(title)}
	for _, line := range lines {
		if line = plain(line); line != "" {
			made.Lines = append(made.Lines, line)
		}
	}
	if object, ok := of.(interface{ Extent() syntax.Span }); ok {
		made.extents = append(made.extents, object.Extent())
	}
	b.nodes[of] = made
	b.graph.Nodes = append(b.graph.Nodes, made)
	return made
}

func (b *builder) edge(from, to *Node) {
	b.join(&Edge{From: from, To: to})
}

func (b *builder) guard(of, guard *Node) { b.join(&Edge{From: of, To: guard, Aside: true}) }

// join adds an edge unless it is there.
func (b *builder) join(edge *Edge) {
	pair := [2]*Node{edge.From, edge.To}
	if b.joined[pair] {
		return
	}
	b.joined[pair] = true
	b.graph.Edges = append(b.graph.Edges, edge)
}

func (b *builder) api(client *Node, api *model.API) {
	node := b.node(API, api, nameOf(&api.Object, api.Title), api.Protocol.String())
	entries := []*Node{client}
	if len(api.Mappings) > 0 {
		entries = b.domains(client, api)
	}
	for _, stage := range api.Stages {
		at := b.node(Stage, stage, nameOf(&stage.Object, stage.StageName), count(len(stage.Variables), "variable"))
		for _, entry := range entries {
			b.edge(entry, at)
		}
		b.edge(at, node)
	}
	if len(api.Stages) == 0 {
		for _, entry := range entries {
			b.edge(entry, node)
		}
	}
	b.routes(node, api)
}

func (b *builder) domains(client *Node, api *model.API) []*Node {
	nodes := []*Node{client}
	for _, mapping := range api.Mappings {
		if domain := mapping.Domain.To; domain != nil {
			node := b.node(Domain, domain, nameOf(&domain.Object, domain.HostName), mapping.Path.String())
			b.edge(client, node)
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// nameOf gives the name that people know an object by.
func nameOf(object *model.Object, title model.Text) string {
	if text, ok := title.Get(); ok && text != "" {
		return text
	}
	return cmp.Or(object.Name, object.Logical, title.String(), object.Type)
}

func count(number int, noun string) string {
	switch number {
	case 0:
		return ""
	case 1:
		return "1 " + noun
	default:
		return fmt.Sprintf("%d %ss", number, noun)
	}
}

// setting gives "name: value" of a setting that is there.
func setting(name string, value model.Text) string {
	if value.Absent() {
		return ""
	}
	return strings.TrimPrefix(name+" "+value.String(), " ")
}
