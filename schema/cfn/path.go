package cfn

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// looseRoute is a route or method that names its API by id.
type looseRoute struct {
	route *model.Route
	api   model.Text
}

// pathPart is a resource of a REST API: a part of a path.
type pathPart struct {
	part, parent model.Text
}

func readPathPart(b *builder, d described) {
	if b.parents == nil {
		b.parents = make(map[string]pathPart)
	}
	b.parents[d.object.Logical] = pathPart{part: d.Text("PathPart"), parent: d.Text("ParentId")}
}

// maxParts bounds a path: an API has at most that many resources
// (https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html).
const maxParts = 300

// placeRoutes gives routes their API, and REST methods the path that the parts
// of their resource and its parents make, once all resources are read.
func (b *builder) placeRoutes() {
	for _, loose := range b.loose {
		route := loose.route
		route.API = b.api(loose.api)
		if route.ResourceID.Absent() {
			continue
		}
		var parts []model.Text
		at := route.ResourceID
		for range maxParts {
			part, ok := b.part(at)
			if !ok {
				break
			}
			parts = append(parts, part.part)
			at = part.parent
		}
		route.Path = b.path(parts, at, route.ResourceID)
	}
}

func (b *builder) part(id model.Text) (pathPart, bool) {
	resource, _, ok := id.Symbol()
	if !ok {
		return pathPart{}, false
	}
	part, ok := b.parents[resource]
	return part, ok
}

func unknownPath(at syntax.Span) model.Text {
	return model.UnknownText("path", "the resource at the start of the path is not in this template", at)
}

// path joins parts, the last first, below what ends the way up.
func (b *builder) path(parts []model.Text, end, at model.Text) model.Text {
	var whole composer
	resource, _, ok := end.Symbol()
	if r := b.evaluator.resource(resource); !ok || r == nil || r.kind != typeRestAPI && r.kind != typeServerlessAPI {
		return unknownPath(at.Where())
	}
	if len(parts) == 0 {
		whole.literal("/")
	}
	for _, part := range slices.Backward(parts) {
		whole.literal("/")
		whole.add(part)
	}
	return whole.text(at.Where())
}
