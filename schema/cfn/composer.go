package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxText bounds a text that functions make: CloudFormation takes templates of
// at most 1 MB, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html.
const maxText = 1 << 20

// composer puts texts together to one, keeping their holes and assumptions.
type composer struct {
	pieces  []model.Piece
	run     strings.Builder
	assumes []string
	size    int
}

func (c *composer) literal(text string) {
	if c.size += len(text); c.size <= maxText {
		c.run.WriteString(text)
	}
}

// assume has the whole take for granted what a text does.
func (c *composer) assume(text model.Text) {
	if assumes := text.Assumes(); assumes != "" {
		c.assumes = append(c.assumes, assumes)
	}
}

func (c *composer) add(text model.Text) {
	c.assume(text)
	if literal, ok := text.Get(); ok {
		c.literal(literal)
		return
	}
	for _, piece := range text.Pieces() {
		if piece.Hole == nil {
			c.literal(piece.Literal)
			continue
		}
		c.hole(piece)
	}
}

func (c *composer) hole(piece model.Piece) {
	const weight = 16 // so that holes without end are bounded too
	if c.size += weight; c.size <= maxText {
		c.flush()
		c.pieces = append(c.pieces, piece)
	}
}

func (c *composer) flush() {
	if c.run.Len() > 0 {
		c.pieces = append(c.pieces, model.Piece{Literal: c.run.String()})
		c.run.Reset()
	}
}

// text gives the whole, used at a place.
func (c *composer) text(at syntax.Span) model.Text {
	if c.size > maxText {
		return model.UnknownText("a long text", "the text is longer than CloudFormation allows", at)
	}
	c.flush()
	text := model.Compose(dynamic(c.pieces), at)
	for _, assumes := range c.assumes {
		text = text.Assuming(assumes, syntax.Span{})
	}
	return text
}
