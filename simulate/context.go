package simulate

import (
	"cmp"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// testStage is the name of the stage of test invokes. Reported by third parties.
const testStage = "test-invoke-stage"

// testContext are the context values of a test invoke. Reported by third
// parties.
var testContext = map[string]string{
	"stage": testStage, "identity.sourceIp": "test-invoke-source-ip", "identity.apiKey": "test-invoke-api-key",
	"identity.apiKeyId": "test-invoke-api-key-id", "domainPrefix": "testPrefix", "domainName": "testPrefix.testDomainName",
}

// requestTime is the layout of $context.requestTime. Source: developer guide,
// "$context variables for data models, authorizers, mapping templates, and
// CloudWatch access logging".
const requestTime = "02/Jan/2006:15:04:05 -0700"

// Context gives a value of $context.
func (v values) Context(path string) (string, bool) {
	value, ok := v.lookUpContext(path)
	if !ok {
		v.note("context", "context."+path+" is not known to the simulator and is left out", v.configured())
	}
	return value, ok
}

func (v values) lookUpContext(path string) (string, bool) {
	value, ok := v.requestContext(path)
	if !ok {
		value, ok = v.surroundingContext(path)
	}
	v.watchContext(path, value, ok)
	return value, ok
}

// requestContext gives what is the same in a test invoke and a stage.
func (v values) requestContext(path string) (string, bool) {
	switch path {
	case "apiId":
		return v.apiID(), true
	case "accountId":
		account, known := v.Model.Account.Get()
		if !known {
			v.missing = &Unknown{Need: "the account is not known", Remedy: "pass --account ID", At: v.configured()}
		}
		return account, known
	case "requestId":
		return v.id, true
	case "extendedRequestId":
		return v.extendedID(), true
	case "httpMethod":
		return v.Call.Method, true
	case "protocol":
		return "HTTP/1.1", true
	case "requestTime":
		return v.Now().UTC().Format(requestTime), true
	case "requestTimeEpoch":
		return strconv.FormatInt(v.Now().UnixMilli(), 10), true
	default:
		return v.routeContext(path)
	}
}

// configured is the setting that the request has come to: the integration, or
// the API as long as none is chosen.
func (ex *Exchange) configured() syntax.Span {
	if ex.integration == nil {
		return ex.API.Where()
	}
	return ex.integration.Where()
}

// routeContext gives what tells of the method or route; nothing while none is
// chosen.
func (v values) routeContext(path string) (string, bool) {
	if v.Route == nil {
		return "", false
	}
	switch path {
	case "resourceId":
		return v.resourceID(), v.API.Protocol == model.REST
	case "deploymentId":
		return "deployment", v.Stage != nil
	case "resourcePath":
		return v.Route.Path.String(), v.API.Protocol == model.REST
	case "identity.apiKey":
		return v.grant.key, v.grant.key != ""
	case "routeKey":
		return routeKey(v.Route), v.API.Protocol == model.HTTP
	default:
		return "", false
	}
}

// surroundingContext gives what a test invoke makes up.
func (v values) surroundingContext(path string) (string, bool) {
	if v.inTest() {
		if path == "path" {
			return v.path, true
		}
		value, ok := testContext[path]
		return value, ok
	}
	switch path {
	case "stage":
		return v.stageName(), true
	case "path":
		return v.pathWithStage(), true
	case "isCanaryRequest":
		return v.isCanaryRequest()
	case "domainName":
		return v.domainName(), true
	case "domainPrefix":
		return v.apiID(), true
	case "identity.sourceIp":
		return cmp.Or(v.Access.Source["aws:SourceIp"], callerAddress), true
	case "identity.userAgent":
		return v.headers.Get("User-Agent"), v.headers.Has("User-Agent")
	default:
		return v.grant.context(path)
	}
}

// resourceID is that of the method, or a stand-in until it has one.
func (v values) resourceID() string {
	if id, ok := v.Route.ResourceID.Get(); ok && id != "" {
		return id
	}
	return "resource"
}

// inTest tells whether the request is a test invoke: HTTP APIs know none.
func (ex *Exchange) inTest() bool { return ex.Stage == nil && ex.API.Protocol == model.REST }

// stageName is that of the stage; without one, an HTTP API has the default one.
func (ex *Exchange) stageName() string {
	if stage := ex.stage(); stage != nil {
		return standIn(stage.StageName)
	}
	return model.DefaultStage
}

// pathWithStage is the path of the request as callers write it.
func (ex *Exchange) pathWithStage() string {
	if name := ex.stageName(); name != model.DefaultStage {
		return "/" + name + ex.path
	}
	return ex.path
}

// domainName is the default one of the API.
func (ex *Exchange) domainName() string {
	return ex.apiID() + ".execute-api." + ex.region() + ".amazonaws.com"
}

func routeKey(route *model.Route) string {
	if route.Path.Is(model.DefaultRoute) {
		return model.DefaultRoute
	}
	return route.Method.String() + " " + route.Path.String()
}
