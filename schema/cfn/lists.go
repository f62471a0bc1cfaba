package cfn

import (
	"fmt"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// texts gives the items of a call that makes a list; ok is false for calls
// that make none, why tells why nobody knows the items.
func (e *evaluator) texts(f call) (texts []model.Text, why string, ok bool) {
	switch f.name {
	case "Ref":
		name, _ := f.word()
		if p := e.parameters[name]; p != nil && p.list {
			texts, why = e.parameterItems(p, f)
			return texts, why, true
		}
		return nil, "", false
	case "Split":
		texts, why = e.split(f)
		return texts, why, true
	case "Cidr":
		texts, why = e.cidr(f)
		return texts, why, true
	case "GetAZs":
		return nil, "the Availability Zones are those of the account", true
	case "FindInMap":
		entry, assumes, why := e.lookup(f)
		if entry == nil || entry.Kind != syntax.List {
			return nil, why, false
		}
		for item := range entry.Items() {
			texts = append(texts, e.Text(item).At(f.at()).Assuming(assumes, item.Span))
		}
		return texts, "", true
	default:
		return nil, "", false
	}
}

// parameterItems cuts the value of a parameter that is a list.
func (e *evaluator) parameterItems(p *parameter, f call) (texts []model.Text, why string) {
	whole := e.parameter(p, f.at())
	value, ok := whole.Get()
	switch {
	case !ok:
		return nil, whole.Why()
	case value == "":
		return nil, ""
	}
	for _, cut := range items(value) {
		text := model.Literal(value[cut[0]:cut[1]], f.at())
		if assumes := whole.Assumes(); assumes != "" {
			text = text.Assuming(assumes, p.fallback.Inside(cut[0], cut[1]))
		}
		texts = append(texts, text)
	}
	return texts, ""
}

// maxItems bounds the items that a text is cut into, far beyond every list that
// CloudFormation takes.
const maxItems = 10_000

func (e *evaluator) split(f call) (texts []model.Text, why string) {
	args := f.args()
	if len(args) != 2 {
		return nil, malformed(f).Why()
	}
	separator, ok := e.Text(&args[0]).Get()
	source := e.Text(&args[1])
	if _, known := source.Get(); !ok || separator == "" || !known {
		return nil, "what " + f.title() + " cuts is not known"
	}
	texts = source.Split(separator, maxItems+1)
	if len(texts) > maxItems {
		return nil, fmt.Sprintf("%s makes more than %d items", f.title(), maxItems)
	}
	for i := range texts {
		texts[i] = texts[i].At(f.at())
	}
	return texts, ""
}

// join puts the items of a list together.
func (e *evaluator) join(f call) model.Text {
	args := f.args()
	if len(args) != 2 {
		return malformed(f)
	}
	separator := e.Text(&args[0])
	list, why := e.Node(&args[1])
	switch {
	case list == nil && why != "":
		return model.UnknownText(f.title(), why, f.at())
	case list == nil || list.Kind != syntax.List || !separator.Present():
		return malformed(f)
	}
	var whole composer
	first := true
	for item := range list.Items() {
		text := e.Text(item)
		if text.Absent() {
			continue
		}
		if !first {
			whole.add(separator)
		}
		first = false
		whole.add(text)
	}
	return whole.text(f.at())
}

// choose gives one item of a list.
func (e *evaluator) choose(f call) model.Text {
	args := f.args()
	if len(args) != 2 {
		return malformed(f)
	}
	index := e.Text(&args[0])
	list, why := e.Node(&args[1])
	literal, ok := index.Get()
	switch {
	case why != "":
		return model.UnknownText(f.title(), why, f.at())
	case !ok:
		return model.UnknownText(f.title(), index.Why(), f.at())
	}
	at, err := strconv.Atoi(literal)
	if err != nil || list == nil || list.Kind != syntax.List || at < 0 || at >= len(list.Children) {
		return malformed(f)
	}
	chosen := e.Text(&list.Children[at])
	if assumes := index.Assumes(); assumes != "" {
		chosen = chosen.Assuming(assumes, syntax.Span{})
	}
	return chosen.At(f.at())
}
