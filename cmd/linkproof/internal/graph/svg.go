package graph

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// style is that of pictures; it follows the colours that people prefer.
const style = `
svg{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:#fff;color:#1b1f24}
.box{fill:#f6f8fa;stroke:#8c959f}.title{font-weight:700;fill:#1b1f24}.kind{fill:#57606a;font-size:10px}.text{fill:#1b1f24;font-size:11px}
.way{fill:none;stroke:#8c959f;stroke-width:1.5}.aside{stroke-dasharray:4 3}
.error .box,.way.error{stroke:` + red + `;stroke-width:2.5}.warning .box,.way.warning{stroke:` + orange + `;stroke-width:2.5}
@media(prefers-color-scheme:dark){svg{background:#0d1117;color:#e6edf3}.box{fill:#161b22;stroke:#6e7681}.title,.text{fill:#e6edf3}.kind{fill:#8b949e}.way{stroke:#6e7681}}
`

// WriteSVG writes one picture that needs nothing else.
func WriteSVG(w io.Writer, graphs []*Graph) error {
	layouts := make([]*layout, len(graphs))
	width, height := 0.0, 0.0
	for i, graph := range graphs {
		layouts[i] = arrange(graph)
		width, height = max(width, layouts[i].width), height+layouts[i].height
	}
	out := bufio.NewWriter(w)
	_, _ = fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-label="ways of requests">`+"\n", width, height, width, height)
	_, _ = fmt.Fprintf(out, "<style>%s</style>\n", style)
	_, _ = fmt.Fprint(out, `<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>`+"\n")
	y := 0.0
	for i, graph := range graphs {
		_, _ = fmt.Fprintf(out, "<g transform=\"translate(0 %.0f)\">\n<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>\n", y, margin, margin+4, html.EscapeString(graph.Title))
		layouts[i].draw(out, graph)
		_, _ = fmt.Fprint(out, "</g>\n")
		y += layouts[i].height
	}
	_, _ = fmt.Fprint(out, "</svg>\n")
	return flush(out)
}

func (l *layout) draw(out io.Writer, graph *Graph) {
	for _, edge := range graph.Edges {
		l.drawEdge(out, edge)
	}
	for _, placed := range l.boxes {
		placed.draw(out)
	}
}

func (l *layout) drawEdge(out io.Writer, edge *Edge) {
	from, to := l.of[edge.From], l.of[edge.To]
	class, head := "way", ` marker-end="url(#head)"`
	if edge.Aside {
		class, head = class+" aside", ""
	}
	x, y := from.x+from.width, from.middle()
	_, _ = fmt.Fprintf(out, `<path class="%s%s" d="M%.1f %.1f`, class, graded(edge.Severity), x, y)
	for _, lane := range l.lanes[edge] {
		curve(out, x, y, lane.x, lane.middle())
		x, y = lane.x+lane.width, lane.middle()
		_, _ = fmt.Fprintf(out, "H%.1f", x)
	}
	curve(out, x, y, to.x, to.middle())
	_, _ = fmt.Fprintf(out, "\"%s/>\n", head)
}

// curve leads from one point to another, level at both ends.
func curve(out io.Writer, x1, y1, x2, y2 float64) {
	bend := max((x2-x1)/2, columnGap/2)
	_, _ = fmt.Fprintf(out, "C%.1f %.1f %.1f %.1f %.1f %.1f", x1+bend, y1, x2-bend, y2, x2, y2)
}

func (b *box) draw(out io.Writer) {
	_, _ = fmt.Fprintf(out, `<g class="node%s" id="%s">`, graded(b.node.Severity), b.node.ID)
	if tip := b.tip(); tip != "" {
		_, _ = fmt.Fprintf(out, "<title>%s</title>", html.EscapeString(tip))
	}
	_, _ = fmt.Fprintf(out, `<rect class="box" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="6"/>`, b.x, b.y, b.width, b.height)
	labels := b.node.labels()
	head := len(labels) - len(b.node.Lines)
	for i, label := range labels {
		switch {
		case i == 0:
			b.text(out, "title", i, label)
		case i < head:
			b.text(out, "kind", i, label)
		default:
			b.text(out, "text", i, label)
		}
	}
	_, _ = fmt.Fprint(out, "</g>\n")
}

func (b *box) text(out io.Writer, class string, line int, text string) {
	_, _ = fmt.Fprintf(out, `<text class="%s" x="%.1f" y="%.1f">%s</text>`,
		class, b.x+padding, b.y+padding+float64(line+1)*lineHeight-4, html.EscapeString(cut(text)))
}

// tip is what a browser shows when the mouse rests on the node.
func (b *box) tip() string {
	return strings.Join(append(slices.Clone(b.node.Lines), b.node.Findings...), "\n")
}

// graded gives the class of a severity that shows.
func graded(severity lint.Severity) string {
	if severity < lint.Warning {
		return ""
	}
	return " " + severity.String()
}
