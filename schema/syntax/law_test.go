package syntax

import (
	"fmt"
	"slices"
	"testing"
)

// checkLaws checks what holds for every tree, whatever its notation.
func checkLaws(t *testing.T, file *File) {
	t.Helper()
	for _, problem := range file.Problems {
		if err := spanLaw(file, problem.Span); err != nil {
			t.Errorf("problem %q: %v", problem.Message, err)
		}
		if problem.Message == "" {
			t.Error("a problem without a message")
		}
	}
	for _, comment := range file.Comments {
		if err := spanLaw(file, comment.Span); err != nil {
			t.Errorf("comment %q: %v", comment.Text, err)
		}
	}
	ordered := slices.IsSortedFunc(file.Problems, func(x, y Problem) int { return int(x.Span.Start) - int(y.Span.Start) })
	if !ordered {
		t.Errorf("problems are not in source order: %v", file.Problems)
	}
	if file.Root != nil {
		checkNode(t, file, file.Root, 0)
	}
}

func spanLaw(file *File, span Span) error {
	if span.File != file || span.Start < 0 || span.Start > span.End || int(span.End) > len(file.Src) {
		return fmt.Errorf("span %d-%d is not inside the file of %d bytes", span.Start, span.End, len(file.Src))
	}
	return nil
}

func checkNode(t *testing.T, file *File, node *Node, depth int) {
	t.Helper()
	if err := spanLaw(file, node.Span); err != nil {
		t.Fatalf("node %q: %v", node.Text, err)
	}
	if depth > DefaultLimits().Depth {
		t.Fatal("the tree is deeper than its limit")
	}
	if node.IsScalar() {
		checkScalar(t, node)
		return
	}
	if node.Kind == Map && len(node.Children)%2 != 0 {
		t.Fatalf("a map with half an entry: %q", node.Span.Text())
	}
	for i := range node.Children {
		child := &node.Children[i]
		inside := node.Span.Contains(child.Span)
		elsewhere := child.Span.End <= node.Span.Start || child.Span.Start >= node.Span.End
		if !inside && !elsewhere {
			t.Fatalf("the child %q is half outside of %q", child.Span.Text(), node.Span.Text())
		}
		checkNode(t, file, child, depth+1)
	}
}

// checkScalar reads the source of a scalar again: it must spell the text.
func checkScalar(t *testing.T, node *Node) {
	t.Helper()
	raw := node.Span.Text()
	if raw == node.Text {
		return
	}
	if spelled := string(spell(raw, node.Text).text); spelled != node.Text {
		t.Fatalf("the source %q spells %q, not %q", raw, spelled, node.Text)
	}
}
