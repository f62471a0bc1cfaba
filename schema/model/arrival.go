package model

import (
	"slices"
	"strings"
)

// Arrival is a request as a route of an API sends it to a private target.
type Arrival struct {
	Request
	// Stage is the stage that the caller called; nil when these files hold none.
	Stage *Stage
	// Bare is the path without the name of the stage.
	Bare Text
}

// Arrivals gives what the load balancer gets of the routes that call the
// integration, by way of each stage.
func (in *Integration) Arrivals() []Arrival {
	routes, stages := in.Routes, []*Stage{nil}
	if len(routes) == 0 {
		routes = []*Route{{Method: in.hole("the method"), Path: in.hole("the path")}}
	}
	if in.API != nil && in.Protocol == HTTP && len(in.API.Stages) > 0 {
		stages = in.API.Stages
	}
	host := in.ArrivingHost()
	headers, query := in.mapped("overwrite:header.", "integration.request.header."), in.mapped("overwrite:querystring.", "integration.request.querystring.")
	arrivals := make([]Arrival, 0, len(routes)*len(stages))
	for _, route := range routes {
		for _, stage := range stages {
			arrival := Arrival{Stage: stage, Request: Request{
				Method: in.arrivingMethod(route), Host: host, Headers: headers, Query: query, HeadersOpen: true, QueryOpen: true,
				Source: in.hole("the address of the caller"), From: in.Listener.CallersBy(in.Link.To),
			}}
			arrival.Path, arrival.Bare = in.arrivingPath(route, stage)
			arrivals = append(arrivals, arrival)
		}
	}
	return arrivals
}

// CallersBy gives where connections of a link come from that the listener ends; nil
// when nobody can tell.
func (l *Listener) CallersBy(link *VPCLink) *Placement {
	if l == nil || link == nil || link.Version != LinkV2 || l.Ends() != l {
		return nil
	}
	return &link.Placement
}

// hole is a text that depends on the request.
func (in *Integration) hole(what string) Text {
	return UnknownText(what, "it depends on the request", in.Where())
}

// arrivingMethod is the verb of the integration; ANY hands on that of the
// caller.
func (in *Integration) arrivingMethod(route *Route) Text {
	for _, method := range []Text{in.Method, route.Method} {
		if method.Present() && !method.IsFold("ANY") {
			return method
		}
	}
	return in.hole("the method")
}

// ArrivingHost is the Host header that a load balancer gets: a mapped host, or
// that of the URI of a REST API. What an HTTP API sends is not documented, but
// it is a name of AWS unless callers use a custom domain name; in China it has
// another ending.
func (in *Integration) ArrivingHost() Text {
	for _, host := range in.mapped("overwrite:header.", "integration.request.header.") {
		if host.Name.IsFold("Host") || !host.Name.Known() {
			return host.Value
		}
	}
	if in.Protocol == HTTP {
		if in.API == nil || in.API.mayHaveNames() {
			return in.hole("the host")
		}
		return nameOfAWS(in.hole("the host").Pieces(), in.Where())
	}
	endpoint, ok := in.URI.Endpoint()
	if !ok || in.overrides() {
		return in.hole("the host")
	}
	if _, gives, symbol := endpoint.Host.Symbol(); symbol && gives == DNSName {
		return nameOfAWS(endpoint.Host.Pieces(), endpoint.Host.Where())
	}
	return endpoint.Host.Opened()
}

// mayHaveNames tells whether callers may know the API by names that are not
// below amazonaws.com.
func (a *API) mayHaveNames() bool {
	return a.Elsewhere || len(a.Mappings) > 0 || a.Region.HasPrefix("cn-") != No
}

// overrides tells whether a mapping template may set what is sent.
func (in *Integration) overrides() bool {
	for _, template := range in.Templates {
		if template.Value.Contains("requestOverride") != No {
			return true
		}
	}
	return false
}

// arrivingPath gives the path with and without the name of the stage. How a
// REST API puts a path together for a VPC link V2 is not documented.
func (in *Integration) arrivingPath(route *Route, stage *Stage) (path, bare Text) {
	if in.Protocol != HTTP {
		endpoint, ok := in.URI.Endpoint()
		if link, _ := in.Through(); !ok || link == nil || link.Version != LinkV1 || in.overrides() {
			path = in.hole("the path")
		} else if path = endpoint.Path.Opened(); path.Absent() {
			path = Literal("/", in.URI.Where())
		}
		return path, path
	}
	bare = route.Path.Opened()
	if route.Path.Is(DefaultRoute) {
		bare = Compose([]Piece{{Literal: "/"}, in.hole("the path").Pieces()[0]}, route.Path.Where())
	}
	for _, mapping := range in.RequestParameters {
		if mapping.Key.IsFold("overwrite:path") || !mapping.Key.Known() {
			path = in.overwritten(mapping.Value, bare)
			return path, path
		}
	}
	return Compose(slices.Concat(in.stagePrefix(stage), bare.Pieces()), bare.Where()), bare
}

// overwritten is the path that a mapping of an HTTP API sets: what follows the
// first variable depends on the request.
func (in *Integration) overwritten(value, bare Text) Text {
	if value.Is("$request.path") || value.Is("${request.path}") {
		return bare
	}
	return in.untilVariable(value)
}

// untilVariable keeps of a mapping what stands before the first variable.
func (in *Integration) untilVariable(value Text) Text {
	before, after := value.before("$")
	if after.Absent() {
		return value
	}
	return Compose(slices.Concat(before.Pieces(), in.hole("a variable").Pieces()), value.Where())
}

// stagePrefix is what the stage puts before the path of an HTTP API. Which path
// callers of a custom domain name bring about is not documented.
func (in *Integration) stagePrefix(stage *Stage) []Piece {
	switch {
	case stage == nil || !stage.StageName.Known() || len(in.API.Mappings) > 0:
		return in.hole("the stage").Pieces()
	case stage.StageName.Is(DefaultStage):
		return nil
	default:
		return slices.Concat([]Piece{{Literal: "/"}}, stage.StageName.Pieces())
	}
}

// mapped gives what mappings set under a prefix of HTTP APIs or of REST APIs;
// values that depend on the request are unknown, and so is one whose key is.
func (in *Integration) mapped(http, rest string) []Setting {
	var settings []Setting
	for _, mapping := range in.RequestParameters {
		key, known := mapping.Key.Get()
		switch {
		case !known:
			settings = append(settings, Setting{Name: mapping.Key, Value: in.hole("a mapping")})
		case in.Protocol == HTTP && hasPrefixFold(key, http):
			settings = append(settings, Setting{Name: Literal(key[len(http):], mapping.Key.Where()), Value: in.untilVariable(mapping.Value)})
		case in.Protocol != HTTP && hasPrefixFold(key, rest):
			settings = append(settings, Setting{Name: Literal(key[len(rest):], mapping.Key.Where()), Value: in.static(mapping.Value)})
		}
	}
	return settings
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// static is the constant that a mapping of a REST API names in quotes.
func (in *Integration) static(value Text) Text {
	literal, known := value.Get()
	if !known || len(literal) < 2 || literal[0] != '\'' || literal[len(literal)-1] != '\'' {
		return in.hole("a mapping")
	}
	return Text{literal: literal[1 : len(literal)-1], origin: value.origin}
}
