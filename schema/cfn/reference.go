package cfn

import (
	"cmp"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func (e *evaluator) ref(f call) model.Text {
	name, ok := f.word()
	if !ok {
		return malformed(f)
	}
	return e.named(name, f.at())
}

// named gives what Ref, or ${name} in Fn::Sub, stands for.
func (e *evaluator) named(name string, at syntax.Span) model.Text {
	if p, ok := e.parameters[name]; ok {
		return e.parameter(p, at)
	}
	if r := e.resource(name); r != nil {
		return e.attribute(r, "", at)
	}
	if strings.HasPrefix(name, "AWS::") {
		return e.pseudo(name, at)
	}
	return model.UnknownText(name, name+" is not defined in this template", at)
}

func (e *evaluator) parameter(p *parameter, at syntax.Span) model.Text {
	if given, ok := e.facts.parameters[p.name]; ok && !p.namesStored(given) {
		return model.Literal(given, at)
	}
	if bound, ok := e.world.bound[p.name]; ok {
		if bound.why != "" {
			return model.UnknownText(p.name, bound.why, at)
		}
		return model.Literal(bound.value, at)
	}
	switch {
	case p.stored, p.fallback == nil:
		return p.unset().Moved(at)
	case p.name == e.facts.lifted:
		return model.UnknownText(p.name, "the default of parameter "+p.name+" is not taken for granted", at)
	}
	return p.text().Moved(at)
}

// pseudo gives a pseudo parameter, as far as the user told the account and the
// Region.
func (e *evaluator) pseudo(name string, at syntax.Span) model.Text {
	value := ""
	switch name {
	case "AWS::NoValue":
		return model.AbsentText(at)
	case "AWS::AccountId":
		value = e.facts.account
	case "AWS::Region":
		value = e.facts.region
	case "AWS::Partition":
		value = cmp.Or(e.facts.partition, partition(e.facts.region))
	case "AWS::URLSuffix":
		value = suffix(e.facts.region)
	}
	if bound, ok := e.world.bound[name]; ok && value == "" {
		value = bound.value
	}
	if value == "" {
		return e.deployed(name).Moved(at)
	}
	return model.Literal(value, at)
}

// deployed gives the text of a pseudo parameter that only the deployment tells.
func (e *evaluator) deployed(name string) model.Text {
	text, ok := e.symbols[symbol{resource: name}]
	if !ok {
		text = model.UnknownText(name, name+" is known at deployment only", syntax.Span{})
		e.symbols[symbol{resource: name}] = text
	}
	return text
}

// partition gives the partition of a Region
// (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html).
func partition(region string) string {
	switch {
	case region == "":
		return ""
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	case strings.Contains(region, "-iso"):
		return "" // several isolated partitions share the form of their Regions
	default:
		return "aws"
	}
}

// suffix gives the domain of a Region.
func suffix(region string) string {
	switch partition(region) {
	case "aws", "aws-us-gov":
		return "amazonaws.com"
	case "aws-cn":
		return "amazonaws.com.cn"
	default:
		return ""
	}
}

func (e *evaluator) getAtt(f call) model.Text {
	name, node, attribute := f.attribute()
	if node != nil {
		text := e.Text(node)
		literal, ok := text.Get()
		if !ok {
			return model.UnknownText(f.title()+" "+name, text.Why(), f.at())
		}
		attribute = literal
	}
	if attribute == "" {
		return malformed(f)
	}
	return e.attributeOf(name, attribute, f.at())
}

func (e *evaluator) attributeOf(name, attribute string, at syntax.Span) model.Text {
	r := e.resource(name)
	if r == nil {
		return model.UnknownText(name+"."+attribute, name+" is not defined in this template", at)
	}
	return e.attribute(r, attribute, at)
}

// attribute gives what an attribute of a resource will hold; the empty
// attribute is what Ref gives.
func (e *evaluator) attribute(r *resource, attribute string, at syntax.Span) model.Text {
	if identity(r.kind, attribute) {
		attribute = ""
	}
	name := symbol{r.name(), attribute}
	text, ok := e.symbols[name]
	if !ok {
		text = attributeText(r, attribute)
		e.symbols[name] = text
	}
	return text.Moved(at)
}

func attributeText(r *resource, attribute string) model.Text {
	shown := r.name()
	if attribute != "" {
		shown += "." + attribute
	}
	thing, ok := thingOf(r.kind, attribute)
	if !ok {
		return model.UnknownText(shown, "what "+shown+" gives is known after the deployment only", r.key.Span)
	}
	return model.SymbolText(r.name(), thing, shown, r.key.Span)
}
