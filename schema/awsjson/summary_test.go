package awsjson

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// lines collects one line for each object.
type lines []string

func (l *lines) add(o *model.Object, parts ...string) {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	*l = append(*l, o.Type+" "+o.Name+": "+strings.Join(said, ", "))
}

// summary says what was read.
func summary(m *model.Model) string {
	var l lines
	if account, ok := m.Account.Get(); ok {
		l = append(l, "account "+account)
	}
	for _, api := range m.APIs {
		types, _ := api.EndpointTypes.Get()
		l.add(&api.Object, api.Protocol.String(), labelled("Region", api.Region), strings.Join(types, " "))
	}
	for _, in := range m.Integrations {
		l.addIntegration(in)
	}
	for _, route := range m.Routes {
		l.add(&route.Object, strings.TrimSpace(route.Method.String()+" "+route.Path.String()), labelled("of", route.ResourceID),
			labelled("to", route.Target), route.Authorization.String(), settings(route.Parameters))
	}
	for _, stage := range m.Stages {
		l.add(&stage.Object, settings(stage.Variables))
	}
	for _, test := range m.TestCalls {
		l.add(&test.Object, settings(test.Variables))
	}
	for _, link := range m.Links {
		l.add(&link.Object, fmt.Sprintf("V%d", link.Version), labelled("subnets", link.Subnets...), labelled("groups", link.SecurityGroups...),
			references("targets", link.Targets), link.Status.String())
	}
	l.addNetwork(m)
	for _, service := range m.Services {
		l.add(&service.Object, service.ID.String(), labelled("records", service.Records...))
	}
	for _, instance := range m.Instances {
		l.add(&instance.Object, settings(instance.Attributes), instance.Health.String())
	}
	for _, task := range m.Tasks {
		l.addTask(task)
	}
	for _, definition := range m.Definitions {
		parts := []string{definition.NetworkMode.String()}
		for i := range definition.Containers {
			for _, mapping := range definition.Containers[i].Ports {
				port, _ := mapping.ContainerPort.Get()
				parts = append(parts, fmt.Sprintf("%s %d", definition.Containers[i].Title, port))
			}
		}
		l.add(&definition.Object, parts...)
	}
	l.addAccess(m)
	l.addDomains(m)
	l.addAround(m)
	return strings.Join(l, "\n")
}

func (l *lines) addIntegration(in *model.Integration) {
	parts := []string{in.Protocol.String(), in.Kind.String(), in.ConnectionType.String(), labelled("link", in.Link.ID), labelled("target", in.Target.ID)}
	if in.TLS != nil {
		skip, _ := in.TLS.SkipVerification.Get()
		parts = append(parts, labelled("verifies", in.TLS.ServerName), map[bool]string{true: "skips verification"}[skip])
	}
	for _, mapping := range in.RequestParameters {
		parts = append(parts, mapping.Key.String()+"="+mapping.Value.String())
	}
	for i := range in.ResponseParameters {
		mapping := &in.ResponseParameters[i]
		parts = append(parts, mapping.Status.String()+" "+mapping.Key.String()+"="+mapping.Value.String())
	}
	parts = append(parts, settings(in.Templates))
	for i := range in.Responses {
		response := &in.Responses[i]
		parts = append(parts, "answers "+response.StatusCode.String()+" for "+response.SelectionPattern.String())
	}
	l.add(&in.Object, parts...)
}

func (l *lines) addNetwork(m *model.Model) {
	for _, balancer := range m.Balancers {
		l.add(&balancer.Object, balancer.Scheme.String(), balancer.Kind.String(), balancer.DNSName.String(), labelled("subnets", balancer.Subnets...))
	}
	for _, listener := range m.Listeners {
		parts := []string{labelled("of", listener.LoadBalancer.ID), labelled("certificate", listener.Certificates...)}
		for i := range listener.Actions {
			parts = append(parts, references(listener.Actions[i].Kind.String(), listener.Actions[i].Groups))
		}
		l.add(&listener.Object, parts...)
	}
	for _, group := range m.Groups {
		l.add(&group.Object, group.Protocol.String(), group.TargetKind.String())
	}
	for _, group := range m.SecurityGroups {
		l.add(&group.Object, permitted("from", group.Ingress), permitted("to", group.Egress))
	}
	for _, certificate := range m.Certificates {
		l.add(&certificate.Object, labelled("names", certificate.Names...))
	}
}

func (l *lines) addTask(task *model.ECSService) {
	parts := []string{task.Definition.ID.String(), task.LaunchType.String()}
	for i := range task.Registries {
		parts = append(parts, labelled("registry", task.Registries[i].Service.ID))
	}
	for i := range task.Balancers {
		parts = append(parts, labelled("group", task.Balancers[i].Group.ID))
	}
	parts = append(parts, labelled("subnets", task.Subnets...), labelled("groups", task.SecurityGroups...))
	if model.Is(task.ServiceConnect, true) {
		parts = append(parts, "connects")
	}
	l.add(&task.Object, parts...)
}

func (l *lines) addAccess(m *model.Model) {
	for _, authorizer := range m.Authorizers {
		l.add(&authorizer.Object, authorizer.ID.String(), authorizer.Kind.String(), labelled("by", authorizer.IdentitySources...),
			labelled("for", authorizer.Audiences...), authorizer.Issuer.String())
	}
	for _, validator := range m.Validators {
		l.add(&validator.Object, validator.ID.String(), said(validator.Body, "body"), said(validator.Parameters, "parameters"))
	}
	for _, response := range m.Responses {
		l.add(&response.Object, response.StatusCode.String())
	}
	for _, schema := range m.RequestModels {
		l.add(&schema.Object, schema.ContentType.String())
	}
	for _, plan := range m.UsagePlans {
		for i := range plan.Stages {
			l.add(&plan.Object, plan.Stages[i].APIID.String()+" "+plan.Stages[i].StageName.String(), labelled("rate", plan.Rate))
		}
	}
	for _, key := range m.APIKeys {
		l.add(&key.Object, said(key.Enabled, "enabled"))
	}
	for _, certificate := range m.ClientCerts {
		l.add(&certificate.Object, labelled("until", certificate.Expires))
	}
	for _, account := range m.GatewayAccounts {
		l.add(&account.Object, account.LogRole.String())
	}
}

func said(value model.Value[bool], what string) string {
	if model.Is(value, true) {
		return what
	}
	return ""
}

func (l *lines) addDomains(m *model.Model) {
	for _, deployment := range m.Deployments {
		l.add(&deployment.Object)
	}
	for _, domain := range m.Domains {
		l.add(&domain.Object, domain.SecurityPolicy.String(), labelled("trusts", domain.TrustStore), labelled("certificate", domain.Certificates...))
	}
	for _, mapping := range m.APIMappings {
		l.add(&mapping.Object, mapping.APIID.String(), mapping.StageName.String(), mapping.Path.String())
	}
}

func (l *lines) addAround(m *model.Model) {
	for _, rule := range m.Rules {
		parts := []string{labelled("of", rule.Listener.ID)}
		for i := range rule.Conditions {
			condition := &rule.Conditions[i]
			parts = append(parts, condition.Field.String()+labelled("", condition.Values...), settings(condition.Pairs))
		}
		for i := range rule.Actions {
			parts = append(parts, references(rule.Actions[i].Kind.String(), rule.Actions[i].Groups))
		}
		l.add(&rule.Object, parts...)
	}
	for _, more := range m.MoreCertificates {
		l.add(&more.Object)
	}
	for _, namespace := range m.Namespaces {
		l.add(&namespace.Object, namespace.ID.String(), namespace.Kind.String())
	}
	for _, subnet := range m.Subnets {
		l.add(&subnet.Object, subnet.VPC.ID.String(), subnet.CIDR.String(), subnet.Zone.String())
	}
	for _, vpc := range m.VPCs {
		l.add(&vpc.Object, labelled("blocks", vpc.CIDRs...))
	}
	for _, service := range m.EndpointServices {
		l.add(&service.Object, references("balancers", service.Balancers))
	}
}

func labelled(label string, texts ...model.Text) string {
	words := []string{label}
	for _, text := range texts {
		if text.Present() {
			words = append(words, text.String())
		}
	}
	if len(words) == 1 {
		return ""
	}
	return strings.Join(words, " ")
}

func references[T any](label string, list []model.Ref[T]) string {
	texts := make([]model.Text, len(list))
	for i, ref := range list {
		texts[i] = ref.ID
	}
	return labelled(label, texts...)
}

func settings(list []model.Setting) string {
	var shown []string
	for _, setting := range list {
		shown = append(shown, setting.Name.String()+"="+setting.Value.String())
	}
	return strings.Join(shown, " ")
}

func permitted(label string, rules []model.SecurityRule) string {
	var texts []model.Text
	for i := range rules {
		texts = append(texts, rules[i].Protocol, rules[i].CIDR, rules[i].Group, rules[i].PrefixList)
	}
	return labelled(label, texts...)
}
