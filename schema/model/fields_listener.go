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

// Actions gives what a listener or a rule does. CloudFormation and the AWS CLI
// spell it alike; listings repeat the only target group beside the list.
func (f Fields) Actions(key string) []Action {
	objects, _ := f.Objects(key)
	actions := make([]Action, len(objects))
	for i, object := range objects {
		actions[i] = object.action()
	}
	return actions
}

func (f Fields) action() Action {
	fixed, redirect := f.Object("FixedResponseConfig"), f.Object("RedirectConfig")
	action := Action{
		Object: f.Describe("Action", ""), Kind: f.Text("Type"), Unauthenticated: f.unauthenticated(),
		StatusCode: fixed.Text("StatusCode"), ContentType: fixed.Text("ContentType"), Body: fixed.Text("MessageBody"),
	}
	if f.Has("RedirectConfig") {
		action.StatusCode = redirect.Text("StatusCode")
		action.Redirect = Redirect{
			Protocol: redirect.Text("Protocol"), Host: redirect.Text("Host"), Port: redirect.Text("Port"),
			Path: redirect.Text("Path"), Query: redirect.Text("Query"),
		}
	}
	groups, _ := f.Object("ForwardConfig").Objects("TargetGroups")
	if len(groups) == 0 && f.Has("TargetGroupArn") {
		groups = []Fields{f}
	}
	for _, group := range groups {
		action.Groups = append(action.Groups, Ref[TargetGroup]{ID: group.Text("TargetGroupArn")})
		action.Weights = append(action.Weights, group.Int("Weight"))
	}
	return action
}

func (f Fields) unauthenticated() Text {
	if f.Has("AuthenticateOidcConfig") {
		return f.Object("AuthenticateOidcConfig").Text("OnUnauthenticatedRequest")
	}
	return f.Object("AuthenticateCognitoConfig").Text("OnUnauthenticatedRequest")
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
