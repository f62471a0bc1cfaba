package graph

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// The colours of errors and warnings, which stand out on light and dark paper.
const (
	red    = "#d32f2f"
	orange = "#ef6c00"
)

// edgeColor gives the colour of an edge with a finding; empty for others.
func edgeColor(severity lint.Severity) string {
	switch severity {
	case lint.Error:
		return red
	case lint.Warning:
		return orange
	default:
		return ""
	}
}

// WriteDOT writes a digraph in the language of Graphviz.
func WriteDOT(w io.Writer, graphs []*Graph) error {
	out := bufio.NewWriter(w)
	_, _ = fmt.Fprint(out, "digraph linkproof {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n")
	for i, graph := range graphs {
		prefix := prefixOf(i)
		_, _ = fmt.Fprintf(out, "  subgraph cluster_%s {\n    label=%s;\n", prefix, dotText(graph.Title))
		for _, node := range graph.Nodes {
			_, _ = fmt.Fprintf(out, "    %s%s [label=%s%s];\n", prefix, node.ID, dotText(dotLabel(node)), dotColor(node.Severity, len(node.Findings)))
		}
		_, _ = fmt.Fprint(out, "  }\n")
		for _, edge := range graph.Edges {
			_, _ = fmt.Fprintf(out, "  %s%s -> %s%s [%s];\n", prefix, edge.From.ID, prefix, edge.To.ID, strings.Join(dotEdge(edge), ", "))
		}
	}
	_, _ = fmt.Fprint(out, "}\n")
	return flush(out)
}

func dotLabel(node *Node) string {
	return strings.Join(node.labels(), "\n")
}

// dotText quotes a text for Graphviz.
func dotText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

func dotColor(severity lint.Severity, findings int) string {
	color := edgeColor(severity)
	if color == "" || findings == 0 {
		return ""
	}
	return fmt.Sprintf(", color=%q, penwidth=2", color)
}

func dotEdge(edge *Edge) []string {
	attributes := []string{}
	if edge.Aside {
		attributes = append(attributes, "style=dashed", "arrowhead=none")
	}
	if color := edgeColor(edge.Severity); color != "" {
		attributes = append(attributes, fmt.Sprintf("color=%q", color), "penwidth=2")
	}
	return attributes
}
