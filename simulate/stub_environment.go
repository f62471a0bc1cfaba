package simulate

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
)

func (r *stubReader) environment(node *syntax.Node) *Environment {
	environment := &Environment{
		Links:     make(map[string]EnvironmentLink),
		Listeners: make(map[string]string),
		CloudMap:  make(map[string][]EnvironmentInstance),
	}
	r.Keys(node, "vpc_links", "listeners", "cloud_map", "api_keys", "stages", "caller", "source", "authorizers")
	for id, link := range r.Entries(node.Get("vpc_links")) {
		environment.Links[id.Text] = r.link(link)
	}
	for arn, url := range r.Entries(node.Get("listeners")) {
		environment.Listeners[arn.Text] = r.Scalar(url)
	}
	for service, instances := range r.Entries(node.Get("cloud_map")) {
		for instance := range r.List(instances) {
			environment.CloudMap[service.Text] = append(environment.CloudMap[service.Text], r.instance(instance))
		}
	}
	for key := range r.List(node.Get("api_keys")) {
		environment.APIKeys = append(environment.APIKeys, r.apiKey(key))
	}
	for stage := range r.List(node.Get("stages")) {
		environment.Stages = append(environment.Stages, r.Scalar(stage))
	}
	environment.Access = r.access(node)
	return environment
}

func (r *stubReader) link(node *syntax.Node) EnvironmentLink {
	r.Keys(node, "version", "target", "endpoint", "status")
	status := r.Text(node, "status", "")
	if status != "" && !slices.Contains(linkStates, status) {
		r.Wrong(node.Get("status").Where(), "there is no status %q%s; there are %s", status, settings.Meant(status, linkStates), strings.Join(linkStates, ", "))
	}
	return EnvironmentLink{
		Status:   status,
		Version:  r.Number(node, "version", 1, 2, 0),
		Target:   r.Text(node, "target", ""),
		Endpoint: r.Text(node, "endpoint", ""),
	}
}

// instance reads the attributes of an instance: those of Cloud Map beside
// their like, custom ones there too or in a map of their own.
func (r *stubReader) instance(node *syntax.Node) EnvironmentInstance {
	attributes := make(EnvironmentInstance)
	for name, value := range r.Entries(node) {
		if name.Text == "attributes" {
			continue
		}
		attributes[name.Text] = r.Scalar(value)
	}
	for name, value := range r.Entries(node.Get("attributes")) {
		attributes[name.Text] = r.Scalar(value)
	}
	return attributes
}

// apiKey reads a key, which is enabled and within the limits of a usage plan of
// the stage unless the file says otherwise.
func (r *stubReader) apiKey(node *syntax.Node) EnvironmentKey {
	r.Keys(node, "value", "enabled", "id", "plan", "throttled", "quota_exceeded")
	return EnvironmentKey{
		Value: r.Text(node, "value", ""), Enabled: r.Truth(node, "enabled", true), ID: r.Text(node, "id", ""), Plan: r.Text(node, "plan", ""),
		Throttled: r.Truth(node, "throttled", false), QuotaExceeded: r.Truth(node, "quota_exceeded", false),
		Where: node.Where(),
	}
}
