package cfn

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// find gives the text that Fn::FindInMap finds, defined at its entry.
func (e *evaluator) find(f call) model.Text {
	entry, assumes, why := e.lookup(f)
	if entry == nil {
		return model.UnknownText(f.title(), why, f.at())
	}
	text := e.Text(entry).At(f.at())
	if assumes != "" {
		text = text.Assuming(assumes, syntax.Span{})
	}
	return text
}

// lookup gives the entry of a mapping and what its keys take for granted; nil
// and a reason when nobody can tell.
func (e *evaluator) lookup(f call) (entry *syntax.Node, assumes, why string) {
	args := f.args()
	if len(args) < 3 {
		return nil, "", malformed(f).Why()
	}
	var keys composer
	entry = e.mappings
	for i := range 3 {
		text := e.Text(&args[i])
		key, ok := text.Get()
		if !ok {
			return nil, "", text.Why()
		}
		keys.add(text)
		if entry = entry.Get(key); entry == nil {
			fallback, why := defaultOf(args, "no mapping has the entry "+key)
			return fallback, keys.text(f.at()).Assumes(), why
		}
	}
	return entry, keys.text(f.at()).Assumes(), ""
}

// defaultOf gives the DefaultValue that AWS::LanguageExtensions lets stand as
// a fourth argument.
func defaultOf(args []syntax.Node, missing string) (fallback *syntax.Node, why string) {
	if len(args) > 3 {
		if value := args[3].Get("DefaultValue"); value != nil {
			return value, ""
		}
	}
	return nil, missing
}
