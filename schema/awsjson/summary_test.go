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
		for i := range task.Registries {
			l.add(&task.Object, labelled("registry", task.Registries[i].Service.ID))
		}
	}
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
