package graph

import (
	"cmp"
	"slices"
)

// The measures of pictures, in units of SVG.
const (
	margin      = 16
	columnGap   = 52
	rowGap      = 14
	lineHeight  = 15
	padding     = 8
	charWidth   = 6.7
	titleWidth  = 7.4
	leastWidth  = 88
	titleHeight = 28
	laneHeight  = 4
)

// maxText is how many characters of a line are shown.
const maxText = 44

// box is a node with its place in a picture, or the lane of an edge through a
// column between its ends.
type box struct {
	// node is nil for a lane.
	node                *Node
	column              int
	x, y, width, height float64
	// before are the boxes that lead to it from columns further left.
	before []*box
}

func (b *box) middle() float64 { return b.y + b.height/2 }

// layout places nodes in columns by their kinds, and within a column near what
// leads to them.
type layout struct {
	boxes []*box
	of    map[*Node]*box
	// lanes are where edges cross columns.
	lanes         map[*Edge][]*box
	columns       [][]*box
	width, height float64
}

func arrange(graph *Graph) *layout {
	l := &layout{of: make(map[*Node]*box), lanes: make(map[*Edge][]*box)}
	l.number(graph)
	for _, edge := range graph.Edges {
		l.lead(edge)
	}
	x := float64(margin)
	for _, column := range l.columns {
		x += place(column, x) + columnGap
	}
	l.width = x - columnGap + margin
	for _, column := range l.columns {
		for _, placed := range column {
			l.height = max(l.height, placed.y+placed.height+margin)
		}
	}
	return l
}

// number gives the nodes their columns, leaving out those without a node.
func (l *layout) number(graph *Graph) {
	used := make(map[int]bool)
	for _, node := range graph.Nodes {
		used[node.Kind.column()] = true
	}
	at := make(map[int]int)
	for column := range int(Target) + 1 {
		if used[column] {
			at[column] = len(at)
		}
	}
	l.columns = make([][]*box, len(at))
	for _, node := range graph.Nodes {
		placed := &box{node: node, column: at[node.Kind.column()], height: float64(padding*2 + lineHeight*(2+len(node.Lines)))}
		placed.width = widthOf(node)
		l.of[node] = placed
		l.boxes = append(l.boxes, placed)
		l.columns[placed.column] = append(l.columns[placed.column], placed)
	}
}

// lead notes what leads to what, by lanes through the columns between.
func (l *layout) lead(edge *Edge) {
	from, to := l.of[edge.From], l.of[edge.To]
	if from.column >= to.column {
		return
	}
	for column := from.column + 1; column < to.column; column++ {
		lane := &box{column: column, height: laneHeight, before: []*box{from}}
		l.columns[column] = append(l.columns[column], lane)
		l.lanes[edge] = append(l.lanes[edge], lane)
		from = lane
	}
	to.before = append(to.before, from)
}

// place puts the boxes of one column under each other and gives its width.
func place(column []*box, x float64) float64 {
	wanted := make(map[*box]float64, len(column))
	width := 0.0
	for _, placed := range column {
		width = max(width, placed.width)
		wanted[placed] = placed.wanted()
	}
	slices.SortStableFunc(column, func(a, b *box) int { return cmp.Compare(wanted[a], wanted[b]) })
	y := float64(titleHeight + margin)
	for _, placed := range column {
		placed.x, placed.width = x, width
		placed.y = max(y, wanted[placed]-placed.height/2)
		y = placed.y + placed.height + rowGap
	}
	return width
}

// wanted gives where the middle of a box should be: in the middle of what leads
// to it.
func (b *box) wanted() float64 {
	if len(b.before) == 0 {
		return 0
	}
	sum := 0.0
	for _, other := range b.before {
		sum += other.middle()
	}
	return sum / float64(len(b.before))
}

func widthOf(node *Node) float64 {
	width := max(leastWidth, float64(len([]rune(cut(node.Title))))*titleWidth, float64(len(node.Kind.String()))*charWidth)
	for _, line := range node.Lines {
		width = max(width, float64(len([]rune(cut(line))))*charWidth)
	}
	return width + 2*padding
}
