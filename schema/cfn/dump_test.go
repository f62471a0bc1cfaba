package cfn_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// dump writes the objects of a model as lines that a test can state: settings
// that are left out do not show, those of other objects stand in brackets.
func dump(m *model.Model) []string {
	var d dumper
	for _, api := range m.APIs {
		types, _ := api.EndpointTypes.Get()
		d.line(&api.Object, api.Protocol.String(), list("types", types), text("title", api.Title),
			count("routes", len(api.Routes)), count("integrations", len(api.Integrations)), count("stages", len(api.Stages)))
	}
	for _, route := range m.Routes {
		d.line(&route.Object, text("", route.Method), text("", route.Path), text("auth", route.Authorization),
			text("by", route.Authorizer), text("target", route.Target), settings("declares", route.Parameters),
			name("of", route.API != nil, func() string { return route.API.Name }),
			name("calls", route.Integration != nil, func() string { return route.Integration.Name }))
	}
	for _, in := range m.Integrations {
		d.integration(in)
	}
	for _, stage := range m.Stages {
		d.line(&stage.Object, text("stage", stage.StageName), settings("variables", stage.Variables), flag("open", stage.VariablesOpen),
			flag("auto", model.Is(stage.AutoDeploy, true)), text("certificate", stage.ClientCertificate),
			name("of", stage.API != nil, func() string { return stage.API.Name }))
	}
	d.links(m)
	d.cloudMap(m)
	d.network(m)
	return d.lines
}

type dumper struct{ lines []string }

func (d *dumper) line(object *model.Object, parts ...string) {
	shown := []string{object.Where().Text() + ":", object.Type[strings.LastIndex(object.Type, ":")+1:]}
	for _, part := range parts {
		if part != "" {
			shown = append(shown, part)
		}
	}
	d.lines = append(d.lines, strings.Join(shown, " "))
}

func (d *dumper) integration(in *model.Integration) {
	d.line(&in.Object, in.Protocol.String(), text("", in.Kind), text("over", in.ConnectionType), text("link", in.Link.ID),
		name("", in.Link.To != nil, func() string { return in.Link.To.Name }),
		text("method", in.Method), text("uri", in.URI), text("target", in.Target.ID), text("payload", in.PayloadFormatVersion),
		number("timeout", in.Timeout), text("passthrough", in.Passthrough), mappings("maps", in.RequestParameters), settings("templates", in.Templates),
		name("listener", in.Listener != nil, func() string { return in.Listener.Name }),
		name("service", in.CloudMap != nil, func() string { return in.CloudMap.Name }),
		name("balancer", in.Balancer() != nil, func() string { return in.Balancer().Name }),
		name("reaches", in.Reached() != nil, func() string { return in.Reached().Name }))
	if in.TLS != nil {
		d.line(&in.TLS.Object, text("name", in.TLS.ServerName), flag("skip", model.Is(in.TLS.SkipVerification, true)))
	}
	for i := range in.Responses {
		response := &in.Responses[i]
		d.line(&response.Object, text("", response.StatusCode), text("for", response.SelectionPattern), mappings("maps", response.Parameters),
			settings("templates", response.Templates))
	}
	for i := range in.ResponseParameters {
		response := &in.ResponseParameters[i]
		d.lines = append(d.lines, "  "+response.Status.String()+" "+mappings("maps", []model.Mapping{response.Mapping}))
	}
}

func (d *dumper) links(m *model.Model) {
	for _, link := range m.Links {
		var targets []string
		for _, target := range link.Targets {
			targets = append(targets, target.ID.String()+name("=", target.To != nil, func() string { return target.To.Name }))
		}
		d.line(&link.Object, fmt.Sprintf("V%d", link.Version), text("title", link.Title), list("targets", targets), number("of", link.TargetList),
			list("subnets", texts(link.Subnets)), list("groups", texts(link.SecurityGroups)))
	}
	for _, balancer := range m.Balancers {
		d.line(&balancer.Object, text("", balancer.Kind), text("", balancer.Scheme), list("groups", texts(balancer.SecurityGroups)),
			list("subnets", texts(balancer.Subnets)), count("listeners", len(balancer.Listeners)))
	}
	for _, listener := range m.Listeners {
		d.line(&listener.Object, number("port", listener.Port), text("", listener.Protocol), list("certificates", texts(listener.Certificates)),
			name("of", listener.LoadBalancer.To != nil, func() string { return listener.LoadBalancer.To.Name }))
		for i := range listener.Actions {
			action := &listener.Actions[i]
			var groups []string
			for _, group := range action.Groups {
				groups = append(groups, name("", group.To != nil, func() string { return group.To.Name }))
			}
			d.line(&action.Object, text("", action.Kind), list("to", groups), text("", action.StatusCode), text("", action.ContentType), text("", action.Body))
		}
	}
	for _, group := range m.Groups {
		d.line(&group.Object, number("port", group.Port), text("", group.Protocol), text("", group.TargetKind))
	}
}

func (d *dumper) cloudMap(m *model.Model) {
	for _, service := range m.Services {
		d.line(&service.Object, text("title", service.Title), list("records", texts(service.Records)), number("of", service.DNS),
			count("instances", len(service.Instances)), count("registrars", len(service.Registrars)))
	}
	for _, instance := range m.Instances {
		d.line(&instance.Object, settings("attributes", instance.Attributes), name("of", instance.Service.To != nil, func() string { return instance.Service.To.Name }))
	}
	for _, task := range m.Tasks {
		d.line(&task.Object)
		for i := range task.Registries {
			registry := &task.Registries[i]
			d.line(&registry.Object, name("in", registry.Service.To != nil, func() string { return registry.Service.To.Name }), number("port", registry.Port),
				number("container port", registry.ContainerPort), text("container", registry.ContainerName))
		}
	}
}

func (d *dumper) network(m *model.Model) {
	for _, group := range m.SecurityGroups {
		d.line(&group.Object, flag("open", group.RulesOpen))
		for direction, rules := range [][]model.SecurityRule{group.Ingress, group.Egress} {
			for i := range rules {
				rule := &rules[i]
				d.line(&rule.Object, []string{"in", "out"}[direction], text("", rule.Protocol), number("from", rule.From), number("to", rule.To),
					text("cidr", rule.CIDR), text("group", rule.Group), text("list", rule.PrefixList))
			}
		}
	}
	for _, certificate := range m.Certificates {
		d.line(&certificate.Object, list("names", texts(certificate.Names)))
	}
}

func text(label string, t model.Text) string {
	if t.Absent() {
		return ""
	}
	return strings.TrimSpace(label + " " + t.String())
}

func number(label string, v model.Value[int]) string {
	if value, ok := v.Get(); ok {
		return fmt.Sprintf("%s %d", label, value)
	}
	if v.Absent() {
		return ""
	}
	return label + " unknown"
}

func count(label string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d", label, n)
}

func flag(label string, holds bool) string {
	if !holds {
		return ""
	}
	return label
}

func name(label string, there bool, get func() string) string {
	if !there {
		return ""
	}
	return label + "[" + get() + "]"
}

func texts(all []model.Text) []string {
	shown := make([]string, len(all))
	for i, t := range all {
		shown[i] = t.String()
	}
	return shown
}

func list(label string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	return label + " (" + strings.Join(items, ", ") + ")"
}

func settings(label string, all []model.Setting) string {
	var shown []string
	for _, setting := range all {
		shown = append(shown, setting.Name.String()+"="+setting.Value.String())
	}
	return list(label, shown)
}

func mappings(label string, all []model.Mapping) string {
	var shown []string
	for _, mapping := range all {
		shown = append(shown, mapping.Key.String()+"="+mapping.Value.String())
	}
	return list(label, shown)
}

// asJSON prints a tree as JSON, functions in their long form.
func asJSON(node *syntax.Node) string {
	if title := model.Function(node); title != "" && node.Tag != "" {
		bare := *node
		bare.Tag = ""
		return fmt.Sprintf("{%q: %s}", title, asJSON(&bare))
	}
	var parts []string
	switch node.Kind {
	case syntax.Map:
		for key, value := range node.Entries() {
			parts = append(parts, quote(key.Text)+": "+asJSON(value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case syntax.List:
		for item := range node.Items() {
			parts = append(parts, asJSON(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case syntax.String:
		return quote(node.Text)
	case syntax.Null:
		return "null"
	default:
		return node.Text
	}
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string can always be written
	}
	return string(quoted)
}
