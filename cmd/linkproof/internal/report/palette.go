package report

import (
	"github.com/fatih/color"

	"github.com/linkproof/linkproof/rules/lint"
)

// palette holds the colours of one writer.
type palette struct {
	place, err, warning, info, frame, note, good func(...any) string
}

func newPalette(enabled bool) palette {
	paint := func(attributes ...color.Attribute) func(...any) string {
		c := color.New(attributes...)
		if enabled {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return palette{
		place:   paint(color.Bold),
		err:     paint(color.FgRed, color.Bold),
		warning: paint(color.FgYellow, color.Bold),
		info:    paint(color.FgCyan, color.Bold),
		frame:   paint(color.FgBlue),
		note:    paint(color.FgBlue, color.Bold),
		good:    paint(color.FgGreen),
	}
}

// of gives the colour of a severity.
func (p *palette) of(severity lint.Severity) func(...any) string {
	switch severity {
	case lint.Error:
		return p.err
	case lint.Warning:
		return p.warning
	default:
		return p.info
	}
}
