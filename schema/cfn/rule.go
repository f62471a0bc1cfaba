package cfn

import "github.com/linkproof/linkproof/schema/model"

func readListenerRule(b *builder, d described) {
	rule := &model.ListenerRule{Object: d.object, ARN: d.self(model.ListenerRuleARN), Priority: d.Int("Priority")}
	rule.Listener.ID = d.Text("ListenerArn")
	conditions, count := d.Objects("Conditions")
	rule.ConditionsOpen = count.Unknown()
	rule.Conditions = make([]model.RuleCondition, 0, len(conditions))
	for _, condition := range conditions {
		rule.Conditions = append(rule.Conditions, readCondition(condition))
	}
	rule.Actions = actionsOf(d.Fields, "Actions")
	b.Rules = append(b.Rules, rule)
}

// configurations are where the values of a condition stand, unless they stand
// in the condition itself.
var configurations = [...]string{"HostHeaderConfig", "PathPatternConfig", "HttpRequestMethodConfig", "SourceIpConfig", "HttpHeaderConfig"}

func readCondition(f model.Fields) model.RuleCondition {
	condition := model.RuleCondition{
		Object: f.Describe("Condition", ""), Field: f.Text("Field"), Header: f.Object("HttpHeaderConfig").Text("HttpHeaderName"),
	}
	if f.Has("Values") {
		condition.Values, _ = f.Texts("Values")
		return condition
	}
	for _, key := range configurations {
		if f.Has(key) {
			condition.Values, _ = f.Object(key).Texts("Values")
			return condition
		}
	}
	pairs, _ := f.Object("QueryStringConfig").Objects("Values")
	for _, pair := range pairs {
		condition.Pairs = append(condition.Pairs, model.Setting{Name: pair.Text("Key"), Value: pair.Text("Value")})
	}
	return condition
}

func readListenerCertificate(b *builder, d described) {
	more := &model.ListenerCertificate{Object: d.object, Certificates: certificatesOf(d.Fields)}
	more.Listener.ID = d.Text("ListenerArn")
	b.MoreCertificates = append(b.MoreCertificates, more)
}

func certificatesOf(f model.Fields) []model.Text {
	objects, _ := f.Objects("Certificates")
	certificates := make([]model.Text, 0, len(objects))
	for _, certificate := range objects {
		certificates = append(certificates, certificate.Text("CertificateArn"))
	}
	return certificates
}

// attributesOf reads a list of keys and values.
func attributesOf(f model.Fields, key string) (settings []model.Setting, open bool) {
	objects, count := f.Objects(key)
	settings = make([]model.Setting, 0, len(objects))
	for _, attribute := range objects {
		settings = append(settings, model.Setting{Name: attribute.Text("Key"), Value: attribute.Text("Value")})
	}
	return settings, count.Unknown()
}
