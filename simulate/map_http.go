package simulate

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// mapHTTP makes the request to the backend of an HTTP API: path, headers and
// query of the caller, then the mappings.
func mapHTTP(_ context.Context, ex *Exchange) error {
	if ex.callsService() {
		return ex.callFunctionHTTP()
	}
	target, err := ex.endpointHTTP()
	if err != nil {
		return err
	}
	request := &outgoing{path: target.path, query: append(parseQuery(target.query), ex.query...), headers: ex.headersHTTP(target)}
	if err := ex.operate(ex.integration.RequestParameters, requestSyntax, values{ex}, request.apply); err != nil {
		return err
	}
	target.path, target.query = request.path, encodeQuery(request.query)
	ex.body = ex.Call.Body
	return ex.send(target, request.headers)
}

// endpointHTTP gives where the request goes before mappings. A private target
// gets the path of the request below the name of the stage, a URL is used as
// it is, with the path appended on the default route. Source: developer guide.
func (ex *Exchange) endpointHTTP() (endpoint, error) {
	in := ex.integration
	if !in.UsesLink() {
		target, err := ex.renderURI(in.URI, ex.pathVariables())
		if err == nil && ex.Route.Path.Is(model.DefaultRoute) {
			target.path = strings.TrimSuffix(target.path, "/") + ex.path
		}
		ex.note("uri", target.String(), in.URI.Where())
		return target, err
	}
	prefix, err := ex.stagePrefix()
	if err != nil {
		return endpoint{}, err
	}
	target := endpoint{scheme: "http", path: prefix + ex.path}
	if in.TLS != nil {
		target.scheme = "https"
		ex.note("tls", "the integration speaks TLS", in.TLS.Where())
	}
	return ex.privateHost(target)
}

// pathVariables are what fills variables of a URI, greedy ones too.
func (ex *Exchange) pathVariables() []parameter {
	variables := slices.Clip(ex.pathParameters)
	for _, p := range ex.pathParameters {
		variables = append(variables, parameter{name: p.name + "+", values: p.values})
	}
	return variables
}

// stagePrefix is "/" and the name of the stage, nothing on the default stage.
// Without a stage in the call, the only stage of the API stands for it.
func (ex *Exchange) stagePrefix() (string, error) {
	stage := ex.stage()
	if stage == nil {
		if len(ex.API.Stages) > 1 {
			list := names(ex.API.Stages, func(s *model.Stage) string { return s.StageName.String() })
			return "", &Unknown{Need: "the path that the backend gets depends on the stage", Remedy: "pass --stage with one of " + list, At: ex.API.Where()}
		}
		return "", nil
	}
	if stage.StageName.Is(model.DefaultStage) {
		return "", nil
	}
	name, err := render(stage.StageName)
	if err != nil {
		return "", err
	}
	ex.note("stage", "the backend gets the name of the stage in the path: /"+name, stage.StageName.Where())
	return "/" + name, nil
}

// privateHost names the host of a private target: the server name to verify,
// the load balancer, or the address of the instance. What API Gateway puts
// there by default is not documented.
func (ex *Exchange) privateHost(target endpoint) (endpoint, error) {
	in := ex.integration
	switch {
	case in.TLS != nil && in.TLS.ServerName.Known():
		target.authority, _ = in.TLS.ServerName.Get()
	case in.Balancer() != nil && in.Balancer().DNSName.Present():
		target.authority = standIn(in.Balancer().DNSName)
	case in.Listener != nil:
		arn, _ := in.Listener.ARN.Get()
		target.authority = nameIn(cmp.Or(arn, in.Listener.Name))
	case in.CloudMap != nil:
		target.authority = in.CloudMap.Name
	default:
		uri, err := render(in.URI)
		if err != nil {
			return target, err
		}
		target.authority = nameIn(uri)
	}
	target.authority = strings.ToLower(target.authority)
	return target, nil
}

// stage is that of the call, or the only one of an HTTP API.
func (ex *Exchange) stage() *model.Stage {
	if ex.Stage == nil && ex.API.Protocol == model.HTTP && len(ex.API.Stages) == 1 {
		return ex.API.Stages[0]
	}
	return ex.Stage
}

// nameIn gives the name of the load balancer in the ARN of a listener, and the
// last part of other names.
func nameIn(arn string) string {
	arn, _, _ = strings.Cut(arn, "?")
	parts := strings.Split(arn[strings.LastIndexByte(arn, ':')+1:], "/")
	if len(parts) > 2 && parts[0] == "listener" {
		return parts[2]
	}
	return parts[len(parts)-1]
}

func (ex *Exchange) region() string {
	if region, ok := ex.Model.Region.Get(); ok {
		return region
	}
	return "region"
}
