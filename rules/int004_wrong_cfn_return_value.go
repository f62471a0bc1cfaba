package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int004 wins over int002, int005, lnk006 and lnk007 for attributes of
// resources of the template; int003 wins over it for load balancers.
var int004 = lint.Rule{
	ID: "INT004", Name: "wrong-cfn-return-value", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "Ref or GetAtt gives another kind of value than the setting takes",
		Why:     "What Ref gives differs from resource to resource: an ARN here, an id or a name there.",
		Symptom: "the value is refused when the object is made",
		Fix:     "Use the function and attribute that give what the setting takes.",
		Refs:    []string{template + "intrinsic-function-reference-ref.html", template + "intrinsic-function-reference-getatt.html"},
	},
	Check: func(p *lint.Pass) {
		for _, in := range p.Model.Integrations {
			checkIntegrationSymbols(p, in)
		}
		for _, link := range p.Model.Links {
			for _, target := range link.Targets {
				checkSymbol(p, "the target of a VPC link V1", target.ID, "NLB ARN is malformed.", model.LoadBalancerARN)
			}
		}
		for _, task := range p.Model.Tasks {
			for i := range task.Registries {
				checkSymbol(p, "the registry ARN", task.Registries[i].Service.ID, "InvalidParameterException", model.CloudMapServiceARN)
			}
		}
	},
}

func checkIntegrationSymbols(p *lint.Pass, in *model.Integration) {
	switch {
	case privateHTTP(in):
		checkSymbol(p, "the integration URI", in.URI, notListenerOrService, model.ListenerARN, model.CloudMapServiceARN, model.LoadBalancerARN)
	case in.Protocol == model.REST && in.CallsHTTP():
		checkSymbol(p, "the URI", in.URI, invalidEndpoint, model.URL)
	}
	if in.UsesLink() {
		checkSymbol(p, "the connection id", in.Link.ID, "Invalid Vpc link identifier", model.LinkV1ID, model.LinkV2ID)
	}
	checkSymbol(p, "the integration target", in.Target.ID, "BadRequestException", model.LoadBalancerARN, model.ListenerARN)
}

// checkSymbol reports an attribute of a resource that is for sure none of the
// things wanted; the first of them stands for all in the message.
func checkSymbol(p *lint.Pass, setting string, text model.Text, symptom string, wanted ...model.Thing) {
	_, gives, symbol := text.Symbol()
	if !symbol || slices.Contains(wanted, gives) {
		return
	}
	switch gives {
	case model.NoThing, model.PlainText, model.OtherAttribute:
		return
	default:
	}
	finding := p.Report(text, "%s takes %s, but %s gives %s", setting, wanted[0], text, gives).Shows(symptom)
	if gives == model.CloudMapServiceID && slices.Contains(wanted, model.CloudMapServiceARN) {
		finding.Suggest(lint.Fix{Title: "Use Fn::GetAtt with the attribute Arn"})
	}
}
