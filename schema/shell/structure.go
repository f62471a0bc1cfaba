package shell

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// argue notes how the structure of an option is written and what the CLI reads
// in it.
func (s *script) argue(named *model.Option, o *option) {
	listed := slices.Contains(structureLists, o.name)
	if len(o.words) == 0 || !listed && !slices.Contains(structures, o.name) {
		return
	}
	text := strings.TrimSpace(o.words[0].text)
	if strings.HasPrefix(text, "file://") || s.startsOpen(text) {
		return
	}
	named.Notation = model.Shorthand
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		named.Notation = model.JSON
	}
	read := s.structure(o, listed)
	if fault := opaqueIn(&read); fault == nil {
		argument := s.legible(&read)
		named.Argument = &argument
	} else if !slices.ContainsFunc(o.words, func(w word) bool { return s.firstWhy(w.text) != "" }) {
		named.Unread = s.firstWhy(fault.Text)
	}
}

// startsOpen tells whether a text starts with what nobody can tell.
func (s *script) startsOpen(text string) bool {
	for _, char := range text {
		return s.holeOf(char) != nil
	}
	return false
}

// opaqueIn gives the structure, or the one in a list of them, that cannot be
// read; nil without one.
func opaqueIn(node *syntax.Node) *syntax.Node {
	if node.Tag == opaqueTag {
		return node
	}
	for i := range node.Children {
		if node.Children[i].Tag == opaqueTag {
			return &node.Children[i]
		}
	}
	return nil
}

// legible copies a tree with null in the places of texts that nobody can tell.
func (s *script) legible(node *syntax.Node) syntax.Node {
	copied := *node
	copied.Tag = ""
	if node.IsScalar() && s.firstWhy(node.Text) != "" {
		return syntax.Node{Kind: syntax.Null, Span: node.Span}
	}
	copied.Children = make([]syntax.Node, 0, len(node.Children))
	for i := range node.Children {
		copied.Children = append(copied.Children, s.legible(&node.Children[i]))
	}
	return copied
}
