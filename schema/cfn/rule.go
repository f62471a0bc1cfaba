package cfn

import "github.com/linkproof/linkproof/schema/model"

func readListenerRule(b *builder, d described) {
	rule := &model.ListenerRule{Object: d.object, ARN: d.self(model.ListenerRuleARN), Priority: d.Int("Priority")}
	rule.Listener.ID = d.Text("ListenerArn")
	rule.Conditions, rule.ConditionsOpen = d.RuleConditions("Conditions")
	rule.Actions = d.Actions("Actions")
	b.Rules = append(b.Rules, rule)
}

func readListenerCertificate(b *builder, d described) {
	more := &model.ListenerCertificate{Object: d.object}
	more.Certificates = d.CertificateARNs("Certificates")
	more.Listener.ID = d.Text("ListenerArn")
	b.MoreCertificates = append(b.MoreCertificates, more)
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
