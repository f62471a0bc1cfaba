package graph

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// WriteMermaid writes a flowchart in the notation of Mermaid.
func WriteMermaid(w io.Writer, graphs []*Graph) error {
	out := bufio.NewWriter(w)
	_, _ = fmt.Fprintln(out, "flowchart LR")
	for i, graph := range graphs {
		prefix := prefixOf(i)
		_, _ = fmt.Fprintf(out, "  subgraph %sfile [\"%s\"]\n", prefix, mermaidText(graph.Title))
		for _, node := range graph.Nodes {
			_, _ = fmt.Fprintf(out, "    %s%s[\"%s\"]%s\n", prefix, node.ID, mermaidLabel(node), mermaidClass(node.Severity))
		}
		_, _ = fmt.Fprintln(out, "  end")
	}
	link := 0
	for i, graph := range graphs {
		for _, edge := range graph.Edges {
			_, _ = fmt.Fprintf(out, "  %s%s %s %s%s\n", prefixOf(i), edge.From.ID, mermaidArrow(edge), prefixOf(i), edge.To.ID)
			if color := edgeColor(edge.Severity); color != "" {
				_, _ = fmt.Fprintf(out, "  linkStyle %d stroke:%s,stroke-width:3px\n", link, color)
			}
			link++
		}
	}
	_, _ = fmt.Fprintf(out, "  classDef error stroke:%s,stroke-width:3px\n  classDef warning stroke:%s,stroke-width:3px\n", red, orange)
	return flush(out)
}

// prefixOf tells the nodes of several graphs apart.
func prefixOf(graph int) string { return fmt.Sprintf("g%d", graph+1) }

func mermaidLabel(node *Node) string {
	lines := node.labels()
	for i := range lines {
		lines[i] = mermaidText(lines[i])
	}
	lines[0] = "<b>" + lines[0] + "</b>"
	return strings.Join(lines, "<br/>")
}

// mermaidText escapes what Mermaid would take for its own, by its entity codes.
func mermaidText(text string) string {
	return strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "`", "#96;", "&", "#amp;", `\`, "#92;").Replace(text)
}

func mermaidClass(severity lint.Severity) string {
	if severity < lint.Warning {
		return ""
	}
	return ":::" + severity.String()
}

func mermaidArrow(edge *Edge) string {
	if edge.Aside {
		return "-.-"
	}
	return "-->"
}

func flush(out *bufio.Writer) error {
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}
