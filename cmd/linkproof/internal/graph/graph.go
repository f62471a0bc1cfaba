// Package graph draws the way of requests: from the client through API, stage,
// route, integration, VPC link and load balancer or Cloud Map to the targets,
// with what is wrong on it in red.
package graph

import (
	"strings"
	"unicode"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Kind is what a node stands for. Nodes of one kind stand in one column, in
// this order.
type Kind uint8

// The kinds of nodes, in the order in which a request meets them.
const (
	Client Kind = iota
	Domain
	Stage
	API
	Route
	Authorizer
	Integration
	Link
	Balancer
	CloudMap
	SecurityGroup
	Listener
	Rule
	TargetGroup
	Target
)

// String names the kind as AWS does.
func (k Kind) String() string {
	return [...]string{
		"Client", "Domain name", "Stage", "API", "Route", "Authorizer", "Integration", "VPC link", "Load balancer",
		"Cloud Map service", "Security group", "Listener", "Listener rule", "Target group", "Target",
	}[k]
}

// column is where nodes of the kind stand: Cloud Map takes the place of a load
// balancer.
func (k Kind) column() int {
	if k == CloudMap {
		return int(Balancer)
	}
	return int(k)
}

// Node is something on the way of requests.
type Node struct {
	// ID is unique in the graph: n1, n2, ... in the order of the files.
	ID    string
	Kind  Kind
	Title string
	// Lines tell more, in short.
	Lines []string
	// Severity is that of the gravest finding about the node; zero without.
	Severity lint.Severity
	// Findings are what is wrong with it.
	Findings []string

	extents []syntax.Span
}

// labels are the title of a node, its kind where the title does not tell it, and
// its lines.
func (n *Node) labels() []string {
	labels := []string{n.Title}
	if kind := n.Kind.String(); kind != n.Title {
		labels = append(labels, kind)
	}
	for _, line := range n.Lines {
		labels = append(labels, cut(line))
	}
	return labels
}

// Edge leads from a node to the one that a request meets next.
type Edge struct {
	From, To *Node
	// Aside marks an edge that no request follows: what guards a node.
	Aside bool
	// Severity is that of the gravest finding about the edge; zero without.
	Severity lint.Severity
}

// Graph is the way of the requests of one input set.
type Graph struct {
	// Title names the file.
	Title string
	Nodes []*Node
	Edges []*Edge
}

// Empty tells that there is nothing to draw.
func (g *Graph) Empty() bool { return len(g.Nodes) <= 1 }

// mark paints what findings are about: the smallest thing that holds the place
// of the finding, and the edges to it.
func (g *Graph) mark(findings []lint.Finding) {
	for i := range findings {
		f := &findings[i]
		node := g.at(f.Span)
		if f.Silenced != nil || node == nil {
			continue
		}
		node.Severity = max(node.Severity, f.Severity)
		node.Findings = append(node.Findings, f.Severity.String()+" "+f.Rule.ID+": "+plain(f.Message))
		g.markEdges(node, f)
	}
}

// markEdges paints the edges between the places of a finding, or those that
// lead to its node where there are none.
func (g *Graph) markEdges(node *Node, f *lint.Finding) {
	between := false
	for _, related := range f.Related {
		other := g.at(related.Span)
		between = g.paint(f.Severity, func(e *Edge) bool { return other != node && e.joins(node, other) }) || between
	}
	if !between && !g.paint(f.Severity, func(e *Edge) bool { return e.To == node && !e.Aside }) {
		g.paint(f.Severity, func(e *Edge) bool { return e.To == node })
	}
}

// paint gives edges a severity and tells whether there were any.
func (g *Graph) paint(severity lint.Severity, which func(*Edge) bool) bool {
	painted := false
	for _, edge := range g.Edges {
		if which(edge) {
			edge.Severity, painted = max(edge.Severity, severity), true
		}
	}
	return painted
}

func (e *Edge) joins(one, other *Node) bool {
	return e.From == one && e.To == other || e.From == other && e.To == one
}

// at gives the node with the smallest extent that holds a place.
func (g *Graph) at(span syntax.Span) *Node {
	var best *Node
	var size int32
	for _, node := range g.Nodes {
		for _, extent := range node.extents {
			if span.File != extent.File || !extent.Contains(span) {
				continue
			}
			if length := extent.End - extent.Start; best == nil || length < size {
				best, size = node, length
			}
		}
	}
	return best
}

// plain takes out of a text what a picture cannot show.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, strings.TrimSpace(text))
}

// cut shortens a text to what a line shows.
func cut(text string) string {
	runes := []rune(plain(text))
	if len(runes) <= maxText {
		return string(runes)
	}
	return string(runes[:maxText-1]) + "…"
}
