package model

import (
	"slices"
	"strings"
)

// runtimeNames are what ${...} expressions start with that API Gateway works
// out for each request; they are part of the text. Source: developer guide,
// "Variables for data mappings" and "Stage variables reference".
var runtimeNames = [...]string{"stageVariables.", "request.", "response.", "context."}

// templateNames are the variables that templates find set. Source: developer
// guide, "Mapping template variables", and Velocity 1.7 for loops.
var templateNames = [...]string{"input", "util", "context", "stageVariables", "foreach", "velocityCount", "velocityHasNext"}

// Placeholders gives the same text with a hole for each ${name} that is filled
// in before API Gateway sees it: by the import, as ${AWS::Region}, or by a tool
// that makes the document from a pattern.
func (t Text) Placeholders() Text { return t.holes(isRuntime) }

// LeavesNames tells whether the text has a ${name} that is left for another tool
// than the import, which knows names of AWS only.
func (t Text) LeavesNames() bool {
	literal, _ := t.Get()
	_, _, _, ok := cutPlaceholder(literal, func(name string) bool { return isRuntime(name) || strings.HasPrefix(name, "AWS::") })
	return ok
}

// TemplatePlaceholders does the same for a mapping template, in which ${name}
// may also be a reference of Velocity: to what API Gateway gives templates or
// to what the template itself sets.
func (t Text) TemplatePlaceholders() Text {
	source := strings.ReplaceAll(t.String(), " ", "")
	return t.holes(func(name string) bool {
		if end := strings.IndexAny(name, ".[("); end >= 0 {
			name = name[:end]
		}
		return slices.Contains(templateNames[:], name) || strings.Contains(source, "($"+name+"=") || strings.Contains(source, "($"+name+"in")
	})
}

// holes gives the same text with a hole for each ${name} that is not kept.
func (t Text) holes(kept func(name string) bool) Text {
	var pieces []Piece
	found := false
	for _, piece := range t.Pieces() {
		for rest := piece.Literal; piece.Hole == nil; {
			before, name, after, ok := cutPlaceholder(rest, kept)
			if !ok {
				pieces = append(pieces, Piece{Literal: rest})
				break
			}
			found = true
			if before != "" {
				pieces = append(pieces, Piece{Literal: before})
			}
			pieces = append(pieces, Piece{Hole: &Hole{Name: name, Why: "${" + name + "} is filled in by another tool or the import"}})
			if rest = after; rest == "" {
				break
			}
		}
		if piece.Hole != nil {
			pieces = append(pieces, piece)
		}
	}
	if !found {
		return t
	}
	filled := Compose(pieces, t.at)
	filled.note = t.note
	return filled
}

// cutPlaceholder cuts a text around its first placeholder.
func cutPlaceholder(text string, kept func(name string) bool) (before, name, after string, ok bool) {
	for start := 0; ; {
		open := strings.Index(text[start:], "${")
		if open < 0 {
			return "", "", "", false
		}
		start += open
		name, after, closed := strings.Cut(text[start+2:], "}")
		if !closed {
			return "", "", "", false
		}
		if !kept(name) {
			return text[:start], name, after, true
		}
		start += 2
	}
}

func isRuntime(name string) bool {
	for _, start := range runtimeNames {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}
