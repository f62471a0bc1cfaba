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
	// before are the boxes that lead to it from the column on its left, and after
	// those that it leads to on its right.
	before, after []*box
}

func (b *box) middle() float64 { return b.y + b.height/2 }

// layout places nodes in columns by their kinds, and within a column near what
// leads to them; left of the tallest column near what they lead to.
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
	x, tallest := float64(margin), 0
	for i, column := range l.columns {
		x += place(column, x, func(b *box) []*box { return b.before }) + columnGap
		if bottom(column) > bottom(l.columns[tallest]) {
			tallest = i
		}
	}
	l.width = x - columnGap + margin
	for _, column := range slices.Backward(l.columns[:tallest]) {
		place(column, column[0].x, func(b *box) []*box { return b.after })
	}
	for _, column := range l.columns {
		l.height = max(l.height, bottom(column)+margin)
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
		placed := &box{node: node, column: at[node.Kind.column()], height: float64(padding*2 + lineHeight*len(node.labels()))}
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
		from.after = append(from.after, lane)
		l.columns[column] = append(l.columns[column], lane)
		l.lanes[edge] = append(l.lanes[edge], lane)
		from = lane
	}
	to.before, from.after = append(to.before, from), append(from.after, to)
}

// bottom gives where a column that has its place ends.
func bottom(column []*box) float64 {
	last := column[len(column)-1]
	return last.y + last.height
}

// place puts the boxes of one column under each other, near those beside them,
// and gives its width.
func place(column []*box, x float64, beside func(*box) []*box) float64 {
	wanted := make(map[*box]float64, len(column))
	width := 0.0
	for _, placed := range column {
		width = max(width, placed.width)
		wanted[placed] = between(beside(placed))
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

// between gives where the middle of a box should be: in the middle of others.
func between(others []*box) float64 {
	sum := 0.0
	for _, other := range others {
		sum += other.middle()
	}
	return sum / float64(max(len(others), 1))
}

func widthOf(node *Node) float64 {
	width := max(leastWidth, float64(len([]rune(cut(node.Title))))*titleWidth, float64(len(node.Kind.String()))*charWidth)
	for _, line := range node.Lines {
		width = max(width, float64(len([]rune(cut(line))))*charWidth)
	}
	return width + 2*padding
}
