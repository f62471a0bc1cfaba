package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// parameter is one entry of Parameters.
type parameter struct {
	name string
	// fallback is the default; nil without.
	fallback *syntax.Node
	// allowed are the only values it may have; nil when any.
	allowed []string
	// list tells that the value is several texts between commas.
	list bool
	// stored tells that the default is the name of a parameter of Systems
	// Manager, which holds the value.
	stored bool
	// taken is the default as a text, once it was asked for.
	taken model.Text
	// open is the text of a parameter without a value, once it was asked for.
	open model.Text
}

// text gives the default as a text that says so.
func (p *parameter) text() model.Text {
	if p.taken.Absent() {
		p.taken = literal(p.fallback).Assuming(p.assumption(), p.fallback.Span)
	}
	return p.taken
}

// unset gives the text of a parameter whose value only the deployment tells.
func (p *parameter) unset() model.Text {
	switch {
	case p.open.Unknown():
	case p.stored:
		p.open = model.UnknownText(p.name, "the value of parameter "+p.name+" is stored in Systems Manager", syntax.Span{})
	default:
		p.open = model.UnknownText(p.name, "parameter "+p.name+" has no default", syntax.Span{})
	}
	return p.open
}

func readParameters(section *syntax.Node) map[string]*parameter {
	parameters := make(map[string]*parameter, section.Len())
	for key, body := range section.Entries() {
		p := &parameter{name: key.Text}
		if fallback := body.Get("Default"); fallback.IsScalar() {
			p.fallback = fallback
		}
		for value := range body.Get("AllowedValues").Items() {
			p.allowed = append(p.allowed, value.Text)
		}
		p.classify(body.Get("Type"))
		parameters[p.name] = p
	}
	return parameters
}

// classify reads the type: String, Number, CommaDelimitedList, List<Number>,
// AWS::EC2::VPC::Id, List<AWS::EC2::Subnet::Id>, AWS::SSM::Parameter::Name or
// AWS::SSM::Parameter::Value<any of these>.
func (p *parameter) classify(kind *syntax.Node) {
	if kind == nil {
		return
	}
	name := kind.Text
	if inner, ok := strings.CutPrefix(name, "AWS::SSM::Parameter::Value<"); ok {
		p.stored = true
		name = strings.TrimSuffix(inner, ">")
	}
	p.list = name == "CommaDelimitedList" || strings.HasPrefix(name, "List<")
}

// assumption is how people call the use of the default.
func (p *parameter) assumption() string { return assumptionOf(p.name) }

const assumed = "the default of parameter "

func assumptionOf(name string) string { return assumed + name }

// namesStored tells whether what the user gave is the name of a parameter of
// Systems Manager rather than the value: names in a hierarchy start with a
// slash, which nothing does that an integration could use.
func (p *parameter) namesStored(given string) bool {
	return p.stored && strings.HasPrefix(given, "/")
}

// items cuts the value of a list at its commas and gives the offsets of the
// items.
func items(value string) [][2]int {
	var cuts [][2]int
	for start := 0; start <= len(value); {
		end := start + len(value[start:])
		if comma := strings.IndexByte(value[start:], ','); comma >= 0 {
			end = start + comma
		}
		from, to := start, end
		for from < to && value[from] == ' ' {
			from++
		}
		for to > from && value[to-1] == ' ' {
			to--
		}
		cuts = append(cuts, [2]int{from, to})
		start = end + 1
	}
	return cuts
}
