package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const (
	typeServerlessFunction = "AWS::Serverless::Function"
	typeServerlessMachine  = "AWS::Serverless::StateMachine"
	// eventREST and eventHTTP are the types of events that are requests.
	eventREST = "Api"
	eventHTTP = "HttpApi"
)

// eventsOf yields the events of a SAM resource that are requests.
func eventsOf(r *resource) func(yield func(key, event *syntax.Node) bool) {
	return func(yield func(key, event *syntax.Node) bool) {
		if r.kind != typeServerlessFunction && r.kind != typeServerlessMachine {
			return
		}
		for key, event := range r.body.Path("Properties", "Events").Entries() {
			if kind := event.Get("Type"); kind.IsScalar() && (kind.Text == eventREST || kind.Text == eventHTTP) && !yield(key, event) {
				return
			}
		}
	}
}

// requested tells whether requests are events of the resource.
func requested(r *resource) bool {
	for range eventsOf(r) {
		return true
	}
	return false
}

// event is a route that an event of a function makes.
type event struct {
	route *model.Route
	api   model.Text
	// auth is what the event says of who may call.
	auth model.Fields
}

// readEvents reads the routes that the events of a function or state machine
// make
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html,
// .../sam-property-function-httpapi.html).
func readEvents(b *builder, d described) {
	for key, node := range d.Object("Events").Node.Entries() {
		fields := model.FieldsOf(key, node, b.evaluator)
		switch kind := fields.Text("Type"); {
		case kind.Is(eventREST):
			b.event(d, fields, restEvent)
		case kind.Is(eventHTTP) && d.object.Type == typeServerlessFunction:
			b.event(d, fields, httpEvent)
		}
	}
}

// eventForm is how one kind of event is written.
type eventForm struct {
	protocol         model.Protocol
	routeType        string
	apiKey, implicit string
	payload          string
}

var (
	restEvent = eventForm{model.REST, "AWS::ApiGateway::Method", "RestApiId", implicitREST, ""}
	httpEvent = eventForm{model.HTTP, "AWS::ApiGatewayV2::Route", "ApiId", implicitHTTP, "2.0"}
)

func (b *builder) event(d described, fields model.Fields, form eventForm) {
	properties := fields.Object("Properties")
	api := properties.Text(form.apiKey)
	if api.Absent() {
		api = b.evaluator.named(form.implicit, fields.Head)
	}
	method, path := properties.Text("Method").Upper(), properties.Text("Path")
	if path.Absent() && form.protocol == model.HTTP {
		method, path = model.AbsentText(fields.Head), model.Literal(model.DefaultRoute, fields.Head)
	}
	route := &model.Route{
		Object: fields.Describe(form.routeType, routeName(method, path)), Method: method, Path: path,
		ResourceID: model.AbsentText(fields.Head), Target: model.AbsentText(fields.Head), Validator: model.AbsentText(fields.Head),
		Authorization: model.AbsentText(fields.Head), Authorizer: model.AbsentText(fields.Head), ParametersOpen: true, ResponsesOpen: true,
	}
	route.Span = cover(fields.Head, route.Span)
	route.Integration = b.invocation(d, properties, route, form)
	b.events = append(b.events, event{route: route, api: api, auth: properties.Object("Auth")})
}

func routeName(method, path model.Text) string {
	return strings.TrimSpace(method.String() + " " + path.String())
}

// invocation is the integration that calls the function, or that starts the
// state machine.
func (b *builder) invocation(d described, properties model.Fields, route *model.Route, form eventForm) *model.Integration {
	none := model.Fields{Head: route.Head, Evaluator: b.evaluator}
	in := methodIntegration(none)
	in.Object, in.Protocol = route.Object, form.protocol
	in.APIID, in.Timeout = model.AbsentText(route.Head), properties.Int("TimeoutInMillis")
	in.Method = model.Literal("POST", route.Head)
	if in.PayloadFormatVersion = properties.Text("PayloadFormatVersion"); in.PayloadFormatVersion.Absent() && form.payload != "" {
		in.PayloadFormatVersion = model.Literal(form.payload, route.Head)
	}
	var uri composer
	uri.literal("arn:")
	uri.add(b.evaluator.pseudo("AWS::Partition", route.Head))
	uri.literal(":apigateway:")
	uri.add(b.evaluator.pseudo("AWS::Region", route.Head))
	if d.object.Type == typeServerlessMachine {
		in.Kind = model.Literal("AWS", route.Head)
		uri.literal(":states:action/StartExecution")
	} else {
		in.Kind = model.Literal("AWS_PROXY", route.Head)
		uri.literal(":lambda:path/2015-03-31/functions/")
		uri.add(b.evaluator.attributeOf(d.object.Logical, "Arn", route.Head))
		uri.literal("/invocations")
	}
	in.URI = uri.text(route.Head)
	return in
}

// placeEvents adds the routes of events to the APIs that SAM writes the
// document of; an API with a document of its own has its routes there.
func (b *builder) placeEvents() {
	for i := range b.events {
		event := &b.events[i]
		api := b.api(event.api)
		if api == nil || b.generated[api] == nil || b.generated[api].written {
			continue
		}
		route := event.route
		route.API, route.Integration.API = api, api
		b.generated[api].authorize(route, event.auth)
		b.Routes = append(b.Routes, route)
		b.Integrations = append(b.Integrations, route.Integration)
	}
	for _, api := range b.APIs {
		if made := b.generated[api]; made != nil {
			b.secure(made)
			b.answerPreflights(made)
		}
	}
}
