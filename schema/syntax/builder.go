package syntax

import (
	"fmt"
	"slices"
)

// builder collects the nodes of one file: children wait on a stack until
// their parent is complete and are then copied once, so that a tree costs few
// allocations and siblings lie side by side.
type builder struct {
	file   *File
	limits Limits
	nodes  int
	stack  []Node
	arena  []Node
	keys   map[string]int
	failed bool
}

const (
	// fewKeys is the number of keys up to which comparing each with each is
	// faster than a map.
	fewKeys = 16
	// arenaNodes bounds the piece of memory that is taken at once.
	arenaNodes = 4096
)

// newBuilder expects about one node in so many bytes of the file.
func newBuilder(file *File, limits Limits, bytesPerNode int) builder {
	expected := min(len(file.Src)/bytesPerNode+8, arenaNodes)
	return builder{
		file:   file,
		limits: limits,
		stack:  make([]Node, 0, min(expected, 128)),
		arena:  make([]Node, 0, expected),
	}
}

func (b *builder) span(start, end int) Span {
	return Span{File: b.file, Start: int32(start), End: int32(end)}
}

// push adds a node; it fails when the file has too many.
func (b *builder) push(kind Kind, text string, start, end int) bool {
	b.stack = append(b.stack, Node{Kind: kind, Text: text, Span: b.span(start, end)})
	return b.count(1, start)
}

// count adds to the number of nodes and fails when there are too many.
func (b *builder) count(nodes, at int) bool {
	b.nodes += nodes
	if b.nodes <= b.limits.Nodes {
		return true
	}
	message := fmt.Sprintf("the file has more than %d values; larger ones are not read", b.limits.Nodes)
	return b.fail(LimitExceeded, b.span(at, at), message)
}

// enter fails when a list or map at this depth, counted from 1, is too deep.
func (b *builder) enter(depth, at int) bool {
	if depth <= b.limits.Depth {
		return true
	}
	return b.fail(LimitExceeded, b.span(at, at+1), tooDeep(b.limits))
}

func tooDeep(limits Limits) string {
	return fmt.Sprintf("lists and maps are nested deeper than %d levels; deeper ones are not read", limits.Depth)
}

// fail reports why the file cannot be read; only the first report counts. It
// returns false for its callers to pass on.
func (b *builder) fail(kind ProblemKind, span Span, message string) bool {
	if !b.failed {
		b.failed = true
		b.file.Problems = []Problem{{Kind: kind, Message: message, Span: span}}
	}
	return false
}

// finish makes the node that is left on the stack the root of the file.
func (b *builder) finish() {
	b.file.Root = &b.adopt(0)[0]
	slices.SortStableFunc(b.file.Problems, func(x, y Problem) int {
		return int(x.Span.Start) - int(y.Span.Start)
	})
}

// adopt takes the nodes from a height of the stack on off it.
func (b *builder) adopt(first int) []Node {
	waiting := b.stack[first:]
	b.stack = b.stack[:first]
	if len(waiting) == 0 {
		return nil
	}
	if len(b.arena)+len(waiting) > cap(b.arena) {
		b.arena = make([]Node, 0, max(len(waiting), min(2*cap(b.arena), arenaNodes)))
	}
	start := len(b.arena)
	b.arena = append(b.arena, waiting...)
	return b.arena[start:len(b.arena):len(b.arena)]
}

// reportDuplicates compares the keys of a map.
func (b *builder) reportDuplicates(entries []Node) {
	if len(entries) <= 2*fewKeys {
		for later := 2; later < len(entries); later += 2 {
			for first := 0; first < later; first += 2 {
				if entries[first].Text == entries[later].Text {
					b.reportDuplicate(entries, first, later)
					break
				}
			}
		}
		return
	}
	if b.keys == nil {
		b.keys = make(map[string]int, len(entries)/2)
	}
	clear(b.keys)
	for later := 0; later < len(entries); later += 2 {
		if first, repeated := b.keys[entries[later].Text]; repeated {
			b.reportDuplicate(entries, first, later)
		} else {
			b.keys[entries[later].Text] = later
		}
	}
}

// maxDuplicates is how many repeated keys of a file are reported.
const maxDuplicates = 1000

func (b *builder) reportDuplicate(entries []Node, first, later int) {
	message := fmt.Sprintf("the key %s is repeated; only the last one counts", shown(entries[later].Text))
	switch told := len(b.file.Problems); {
	case told >= maxDuplicates:
		return
	case told == maxDuplicates-1:
		message += fmt.Sprintf("; of more than %d repeated keys the others are not reported", maxDuplicates)
	}
	b.file.Problems = append(b.file.Problems, Problem{
		Kind:    DuplicateKey,
		Message: message,
		Span:    entries[later].Span,
		First:   entries[first].Span,
		Differ:  !entries[first+1].Equal(&entries[later+1]),
	})
}
