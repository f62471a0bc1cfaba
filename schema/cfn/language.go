package cfn

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// encoded gives what Fn::Base64 makes of a text.
func (e *evaluator) encoded(f call) model.Text {
	text := e.Text(f.bare())
	plain, ok := text.Get()
	if !ok {
		return model.UnknownText(f.title(), text.Why(), f.at())
	}
	return alike(model.Literal(base64.StdEncoding.EncodeToString([]byte(plain)), f.at()), text)
}

// alike gives a text that takes for granted what another does.
func alike(made, from model.Text) model.Text {
	if assumes := from.Assumes(); assumes != "" {
		return made.Assuming(assumes, from.Defined())
	}
	return made
}

// length gives the number of items of a list
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html).
func (e *evaluator) length(f call) model.Text {
	list, why := e.Node(f.bare())
	switch {
	case why != "":
		return model.UnknownText(f.title(), why, f.at())
	case list == nil || list.Kind != syntax.List:
		return malformed(f)
	}
	var whole composer
	whole.literal(strconv.Itoa(list.Len()))
	for item := range list.Items() {
		whole.assume(e.Text(item))
	}
	return whole.text(f.at())
}

// toJSON gives a structure as a text
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html).
func (e *evaluator) toJSON(f call) model.Text {
	var whole composer
	e.writeJSON(&whole, f.bare())
	return whole.text(f.at())
}

func (e *evaluator) writeJSON(whole *composer, node *syntax.Node) {
	stands, why := e.Node(node)
	switch {
	case why != "":
		e.quoteJSON(whole, e.Text(node))
	case stands == nil:
		whole.literal("null")
	case stands.Kind == syntax.Map:
		e.mapJSON(whole, stands)
	case stands.Kind == syntax.List:
		e.listJSON(whole, stands)
	case stands.Kind == syntax.String:
		e.quoteJSON(whole, e.Text(node))
	default:
		whole.literal(stands.Text)
	}
}

func (e *evaluator) mapJSON(whole *composer, node *syntax.Node) {
	first := "{"
	for key, value := range node.Entries() {
		if e.left(value) {
			continue
		}
		whole.literal(first + `"` + escaped(key.Text) + `":`)
		e.writeJSON(whole, value)
		first = ","
	}
	if first == "{" {
		whole.literal(first)
	}
	whole.literal("}")
}

func (e *evaluator) listJSON(whole *composer, node *syntax.Node) {
	whole.literal("[")
	first := true
	for item := range node.Items() {
		if e.left(item) {
			continue
		}
		if !first {
			whole.literal(",")
		}
		first = false
		e.writeJSON(whole, item)
	}
	whole.literal("]")
}

// left tells whether a call comes to AWS::NoValue, which leaves its entry out.
func (e *evaluator) left(node *syntax.Node) bool {
	_, called := callOf(node)
	stands, why := e.Node(node)
	return called && stands == nil && why == ""
}

// quoteJSON writes a text between quotes, its holes as they are.
func (*evaluator) quoteJSON(whole *composer, text model.Text) {
	whole.assume(text)
	whole.literal(`"`)
	for _, piece := range text.Pieces() {
		if piece.Hole != nil {
			whole.hole(piece)
			continue
		}
		whole.literal(escaped(piece.Literal))
	}
	whole.literal(`"`)
}

// escaped gives a text as it stands between the quotes of JSON.
func escaped(text string) string {
	var quoted strings.Builder
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return text // a text can always be written
	}
	return strings.TrimSuffix(quoted.String(), "\"\n")[1:]
}
