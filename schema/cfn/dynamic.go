package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const (
	dynamicOpen  = "{{resolve:"
	dynamicClose = "}}"
)

// literal gives the text of a scalar. A dynamic reference in it, such as
// {{resolve:ssm:/link/id}}, is filled at deployment.
func literal(node *syntax.Node) model.Text {
	if !strings.Contains(node.Text, dynamicOpen) {
		return model.LiteralNode(node)
	}
	return model.Compose(dynamic([]model.Piece{{Literal: node.Text}}), node.Span)
}

// dynamic puts holes in the place of dynamic references, which may reach over
// several pieces.
func dynamic(pieces []model.Piece) []model.Piece {
	for i := range pieces {
		if strings.Contains(pieces[i].Literal, dynamicOpen) {
			return hide(pieces)
		}
	}
	return pieces
}

func hide(pieces []model.Piece) []model.Piece {
	var shown []model.Piece
	open, name := false, ""
	for _, piece := range pieces {
		rest := piece.Literal
		if open && piece.Hole != nil {
			name += "${" + piece.Hole.Name + "}"
		}
		if !open && piece.Hole != nil {
			shown = append(shown, piece)
		}
		for rest != "" {
			if !open {
				before, after, found := strings.Cut(rest, dynamicOpen)
				if before != "" {
					shown = append(shown, model.Piece{Literal: before})
				}
				rest, open, name = after, found, ""
				continue
			}
			inside, after, found := strings.Cut(rest, dynamicClose)
			name, rest = name+inside, after
			if found {
				shown, open = append(shown, resolved(name)), false
			}
		}
	}
	if open {
		shown = append(shown, resolved(name))
	}
	return shown
}

func resolved(name string) model.Piece {
	return model.Piece{Hole: &model.Hole{Name: "resolve:" + name, Why: "the dynamic reference resolve:" + name + " is filled at deployment"}}
}
