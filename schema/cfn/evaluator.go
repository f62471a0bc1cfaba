package cfn

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// evaluator works out intrinsic functions in one world. It remembers the lists
// that functions make, so it serves one goroutine.
type evaluator struct {
	*template
	facts facts
	world world
	// lists holds what the calls that make lists and texts stand for, made the
	// texts of their items, which may be known in part.
	lists map[*syntax.Node]*syntax.Node
	made  map[*syntax.Node]model.Text
	// done holds what calls stand for where readers and schemas of several
	// worlds ask for the same; nil where nothing is remembered.
	done map[*syntax.Node]model.Text
}

// facts is what is known beside the template.
type facts struct {
	account, region, partition string
	parameters                 map[string]string
	// lifted is the parameter whose default is not to be used.
	lifted string
	// defaults tells that defaults settle conditions.
	defaults bool
}

// decides tells whether the world takes a condition or parameter in a way of
// its own.
func (e *evaluator) decides(name string) bool {
	_, bound := e.world.bound[name]
	_, decided := e.world.truth[name]
	return bound || decided || name == e.facts.lifted
}

// Node gives the node that stands for another once functions are worked out.
func (e *evaluator) Node(node *syntax.Node) (stands *syntax.Node, why string) {
	f, ok := callOf(node)
	switch {
	case !ok:
		return e.plain(node)
	case f.name == "If":
		branch, why := e.branch(f)
		if branch == nil {
			return nil, why
		}
		return e.Node(branch)
	}
	if list, ok := e.lists[node]; ok {
		return e.plain(list)
	}
	stands, why = e.stand(f)
	if stands != nil {
		e.keep(node, stands)
	}
	return stands, why
}

// plain gives a node that is no call: itself, unless it is left out or is the
// item of a made list that nobody can tell.
func (e *evaluator) plain(node *syntax.Node) (stands *syntax.Node, why string) {
	if node == nil || node.Kind == syntax.Null {
		return nil, ""
	}
	if text, ok := e.made[node]; ok && text.Unknown() {
		return nil, text.Why()
	}
	return node, ""
}

// stand makes the node that a call stands for.
func (e *evaluator) stand(f call) (stands *syntax.Node, why string) {
	if f.name == "Transform" {
		content, why := e.include(f)
		if content == nil {
			return nil, why
		}
		return e.Node(content)
	}
	if f.name == "FindInMap" {
		entry, assumes, why := e.lookup(f)
		switch {
		case entry == nil:
			return nil, why
		case entry.Kind != syntax.List || assumes == "":
			return e.Node(entry)
		}
	}
	if texts, why, ok := e.texts(f); ok {
		if why != "" {
			return nil, why
		}
		return e.list(texts, f.at()), ""
	}
	text := e.Text(f.node)
	literal, ok := text.Get()
	if !ok {
		return nil, text.Why()
	}
	stands = &syntax.Node{Kind: syntax.String, Text: literal, Span: f.at()}
	e.note(stands, text)
	return stands, ""
}

// list makes a list of texts.
func (e *evaluator) list(texts []model.Text, at syntax.Span) *syntax.Node {
	list := &syntax.Node{Kind: syntax.List, Children: make([]syntax.Node, len(texts)), Span: at}
	for i, text := range texts {
		literal, _ := text.Get()
		list.Children[i] = syntax.Node{Kind: syntax.String, Text: literal, Span: at}
		e.note(&list.Children[i], text)
	}
	return list
}

func (e *evaluator) keep(of, stands *syntax.Node) {
	if e.lists == nil {
		e.lists = make(map[*syntax.Node]*syntax.Node)
	}
	e.lists[of] = stands
}

func (e *evaluator) note(node *syntax.Node, text model.Text) {
	if e.made == nil {
		e.made = make(map[*syntax.Node]model.Text)
	}
	e.made[node] = text
}

// Text gives the text that a node stands for.
func (e *evaluator) Text(node *syntax.Node) model.Text {
	if f, ok := callOf(node); ok {
		return e.worked(f)
	}
	if node == nil || node.Kind == syntax.Null {
		return model.AbsentText(node.Where())
	}
	if !node.IsScalar() {
		return model.UnknownText("a structure", "a text should stand here, not a list or map", node.Span)
	}
	if text, ok := e.made[node]; ok {
		return text
	}
	return literal(node)
}

// remembers tells whether the evaluator serves all worlds alike.
func (e *evaluator) remembers() bool { return e.done != nil }

// worked works out a call, once where texts are remembered.
func (e *evaluator) worked(f call) model.Text {
	text, ok := e.done[f.node]
	if ok {
		return text
	}
	text = e.call(f)
	if e.remembers() {
		e.done[f.node] = text
	}
	return text
}

func (e *evaluator) call(f call) model.Text {
	switch f.name {
	case "Ref":
		return e.ref(f)
	case "GetAtt":
		return e.getAtt(f)
	case "Sub":
		return e.sub(f)
	case "Join":
		return e.join(f)
	case "Select":
		return e.choose(f)
	case "FindInMap":
		return e.find(f)
	case "If":
		branch, why := e.branch(f)
		if why != "" {
			return model.UnknownText(f.title(), why, f.at())
		}
		return e.Text(branch)
	default:
		return e.seldom(f)
	}
}

// seldom works out the functions that templates use less often.
func (e *evaluator) seldom(f call) model.Text {
	switch f.name {
	case "Base64":
		return e.encoded(f)
	case "Length":
		return e.length(f)
	case "ToJsonString":
		return e.toJSON(f)
	default:
		return e.unknown(f)
	}
}

// unknown is the text of a call whose value the template does not tell.
func (e *evaluator) unknown(f call) model.Text {
	switch f.name {
	case "ImportValue":
		return model.UnknownText(f.title()+" "+e.exported(f), "it is exported by another stack", f.at())
	case "Split", "GetAZs", "Cidr":
		return model.UnknownText(f.title(), f.title()+" gives a list", f.at())
	default:
		return model.UnknownText(f.title(), f.title()+" is worked out by CloudFormation only", f.at())
	}
}

// exported is the name of what Fn::ImportValue takes.
func (e *evaluator) exported(f call) string {
	if name, ok := f.word(); ok {
		return name
	}
	return e.Text(f.bare()).String()
}

// malformed is the text of a call whose arguments are not those it takes.
func malformed(f call) model.Text {
	return model.UnknownText(f.title(), f.title()+" has arguments that it does not take", f.at())
}

// branch gives the branch that Fn::If takes in this world; nil and a reason
// when nobody can tell, nil alone for AWS::NoValue.
func (e *evaluator) branch(f call) (taken *syntax.Node, why string) {
	args := f.args()
	if len(args) != 3 || !args[0].IsScalar() {
		return nil, f.title() + " has arguments that it does not take"
	}
	holds, decided := e.world.truth[args[0].Text]
	switch {
	case !decided:
		return nil, "condition " + args[0].Text + " is not decided"
	case holds:
		return &args[1], ""
	default:
		return &args[2], ""
	}
}
