package model

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Limit is how many requests pass: Rate each second, and Burst at once.
type Limit struct {
	Rate  Text
	Burst Value[int]
}

// None gives the setting by which no request passes at all, a limit of 0.
func (l Limit) None() (syntax.Span, bool) {
	text, _ := l.Rate.Get()
	rate, err := strconv.ParseFloat(text, 64)
	switch {
	case err == nil && rate == 0: // the AWS CLI prints 0.0
		return l.Rate.Where(), true
	case Is(l.Burst, 0):
		return l.Burst.Where(), true
	default:
		return syntax.Span{}, false
	}
}

// within gives what holds where a limit that is further away says something
// that this one does not.
func (l Limit) within(further Limit) Limit {
	if l.Rate.Absent() {
		l.Rate = further.Rate
	}
	if l.Burst.Absent() {
		l.Burst = further.Burst
	}
	return l
}

// MethodLimit is a limit of one method of a REST API or of one route of another
// API.
type MethodLimit struct {
	// Path and Method are those of the method; a route has its key as a path.
	Path, Method Text
	Limit
}

// Limit reads a limit by the names of its members.
func (f Fields) Limit(rate, burst string) Limit { return Limit{f.Text(rate), f.Int(burst)} }

// MethodLimits reads a map of the settings of methods, whose keys are the path
// and the HTTP method with a slash between them. Source: API reference, Stage,
// methodSettings, and ApiStage, throttle; slashes of a path may stand as ~1
// there.
func (f Fields) MethodLimits(key, rate, burst string) []MethodLimit {
	limits := f.RouteLimits(key, rate, burst)
	for i := range limits {
		name, at := limits[i].Path.String(), limits[i].Path.Where()
		slash := strings.LastIndexByte(name, '/')
		limits[i].Path, limits[i].Method = Literal(name[:max(slash, 0)], at), Literal(name[slash+1:], at)
	}
	return limits
}

// RouteLimits reads a map of the settings of routes, whose keys are theirs.
// Source: API reference of HTTP APIs, Stage, routeSettings.
func (f Fields) RouteLimits(key, rate, burst string) []MethodLimit {
	all := f.Object(key)
	var limits []MethodLimit
	for name := range all.Node.Entries() {
		limits = append(limits, MethodLimit{Path: LiteralNode(name), Limit: all.Object(name.Text).Limit(rate, burst)})
	}
	return limits
}

// of tells whether the limit is about a route for sure.
func (l *MethodLimit) of(route *Route) bool {
	path, known := l.Path.Get()
	own, told := route.Path.Get()
	if !known || !told {
		return false
	}
	if route.API != nil && route.API.Protocol != REST {
		return path == strings.TrimSpace(standing(route.Method)+" "+own)
	}
	path = "/" + strings.Trim(strings.ReplaceAll(path, "~1", "/"), "/")
	return path == own && l.Method.IsFold(standing(route.Method))
}

// standing gives a text where it is known.
func standing(text Text) string {
	literal, _ := text.Get()
	return literal
}

// nearest gives the limit of a route: its own one before that of all.
func nearest(limits []MethodLimit, route *Route, all Limit) Limit {
	for i := range limits {
		if limits[i].of(route) {
			return limits[i].within(all)
		}
	}
	return all
}

// LimitOf gives the limit of the stage for a method or route.
func (s *Stage) LimitOf(route *Route) Limit {
	return nearest(s.Limits, route, Limit{s.ThrottlingRate, s.ThrottlingBurst})
}

// LimitsOpen tells that methods may have other limits than LimitOf gives.
func (s *Stage) LimitsOpen() bool {
	if !s.OwnLimits || len(s.Limits) == 0 {
		return s.OwnLimits
	}
	for i := range s.Limits {
		if s.Limits[i].Path.Unknown() || s.Limits[i].Method.Unknown() {
			return true
		}
	}
	return false
}

// LimitOf gives the limit of the plan for a method of a stage.
func (p *UsagePlan) LimitOf(stage *Stage, route *Route) Limit {
	all := Limit{p.Rate, p.Burst}
	for i := range p.Stages {
		if p.Stages[i].is(stage) {
			return nearest(p.Stages[i].Limits, route, all)
		}
	}
	return all
}
