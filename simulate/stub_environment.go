package simulate

import "github.com/linkproof/linkproof/schema/syntax"

func (r *stubReader) environment(node *syntax.Node) *Environment {
	environment := &Environment{
		Links:     make(map[string]EnvironmentLink),
		Listeners: make(map[string]string),
		CloudMap:  make(map[string][]EnvironmentInstance),
	}
	r.keys(node, "vpc_links", "listeners", "cloud_map", "api_keys", "stages", "caller", "source", "authorizers")
	for id, link := range r.entries(node.Get("vpc_links")) {
		environment.Links[id.Text] = r.link(link)
	}
	for arn, url := range r.entries(node.Get("listeners")) {
		environment.Listeners[arn.Text] = r.scalar(url)
	}
	for service, instances := range r.entries(node.Get("cloud_map")) {
		for instance := range r.list(instances) {
			environment.CloudMap[service.Text] = append(environment.CloudMap[service.Text], r.instance(instance))
		}
	}
	for key := range r.list(node.Get("api_keys")) {
		environment.APIKeys = append(environment.APIKeys, r.apiKey(key))
	}
	for stage := range r.list(node.Get("stages")) {
		environment.Stages = append(environment.Stages, r.scalar(stage))
	}
	environment.Access = r.access(node)
	return environment
}

func (r *stubReader) link(node *syntax.Node) EnvironmentLink {
	r.keys(node, "version", "target", "endpoint")
	return EnvironmentLink{
		Version:  r.number(node, "version", 1, 2, 0),
		Target:   r.text(node, "target", ""),
		Endpoint: r.text(node, "endpoint", ""),
	}
}

// instance reads the attributes of an instance: those of Cloud Map beside
// their like, custom ones there too or in a map of their own.
func (r *stubReader) instance(node *syntax.Node) EnvironmentInstance {
	attributes := make(EnvironmentInstance)
	for name, value := range r.entries(node) {
		if name.Text == "attributes" {
			continue
		}
		attributes[name.Text] = r.scalar(value)
	}
	for name, value := range r.entries(node.Get("attributes")) {
		attributes[name.Text] = r.scalar(value)
	}
	return attributes
}

// apiKey reads a key, which is enabled and within the limits of a usage plan of
// the stage unless the file says otherwise.
func (r *stubReader) apiKey(node *syntax.Node) EnvironmentKey {
	r.keys(node, "value", "enabled", "id", "plan", "throttled", "quota_exceeded")
	return EnvironmentKey{
		Value: r.text(node, "value", ""), Enabled: r.flag(node, "enabled", true), ID: r.text(node, "id", ""), Plan: r.text(node, "plan", ""),
		Throttled: r.flag(node, "throttled", false), QuotaExceeded: r.flag(node, "quota_exceeded", false),
	}
}
