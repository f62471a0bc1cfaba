package model

// valuesOfConditions are where the values of a condition stand, unless they
// stand in the condition itself. Source: RuleCondition of Elastic Load
// Balancing, which CloudFormation and the AWS CLI spell alike.
var valuesOfConditions = [...]string{"HostHeaderConfig", "PathPatternConfig", "HttpRequestMethodConfig", "SourceIpConfig", "HttpHeaderConfig"}

// RuleConditions gives the conditions of a listener rule; open tells that
// there may be more than these.
func (f Fields) RuleConditions(key string) (conditions []RuleCondition, open bool) {
	objects, count := f.Objects(key)
	conditions = make([]RuleCondition, 0, len(objects))
	for _, object := range objects {
		conditions = append(conditions, object.ruleCondition())
	}
	return conditions, count.Unknown()
}

func (f Fields) ruleCondition() RuleCondition {
	condition := RuleCondition{
		Object: f.Describe("Condition", ""), Field: f.Text("Field"), Header: f.Object("HttpHeaderConfig").Text("HttpHeaderName"),
		ValuesOpen: f.IsOpen() || f.Has("RegexValues"),
	}
	condition.addValues(f)
	for _, key := range valuesOfConditions {
		if configuration := f.Object(key); f.Has(key) {
			condition.addValues(configuration)
			condition.ValuesOpen = condition.ValuesOpen || configuration.Node == nil || configuration.Has("RegexValues")
		}
	}
	pairs, count := f.Object("QueryStringConfig").Objects("Values")
	for _, pair := range pairs {
		condition.Pairs = append(condition.Pairs, Setting{Name: pair.Text("Key"), Value: pair.Text("Value")})
	}
	condition.ValuesOpen = condition.ValuesOpen || count.Unknown() || len(condition.Values) == 0 && len(pairs) == 0
	return condition
}

func (c *RuleCondition) addValues(f Fields) {
	values, count := f.Texts("Values")
	if one := f.Text("Values"); one.Known() { // the shorthand of the CLI takes one value for a list
		values, count = []Text{one}, KnownValue(1, one.Where())
	}
	if len(c.Values) == 0 {
		c.Values = values // listings repeat them in both places
	}
	c.ValuesOpen = c.ValuesOpen || count.Unknown()
}

// CertificateARNs gives the certificates of a listener; one that is unknown
// stands for those that nobody can tell.
func (f Fields) CertificateARNs(key string) []Text {
	objects, count := f.Objects(key)
	arns := make([]Text, 0, len(objects))
	for _, object := range objects {
		arns = append(arns, object.Text("CertificateArn"))
	}
	if count.Unknown() {
		arns = append(arns, UnknownText(key, count.Why(), count.Where()))
	}
	return arns
}
