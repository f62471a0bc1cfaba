package simulate

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/model"
)

// pathInEvent is the path with the stage, as callers write it. Reported by third
// parties.
func (ex *Exchange) pathInEvent(path string) string {
	if name := ex.stageName(); name != model.DefaultStage {
		return "/" + name + path
	}
	return path
}

// event1 is the event of format 1.0: what is left out or empty is null. Source:
// developer guide, "Create AWS Lambda proxy integrations for HTTP APIs".
func (ex *Exchange) event1(request *outgoing) *jsonvalue.Object {
	headers := request.headers.grouped()
	event := &jsonvalue.Object{}
	event.Set("version", format1)
	event.Set("resource", ex.Route.Path.String())
	event.Set("path", ex.pathInEvent(request.path))
	event.Set("httpMethod", ex.Call.Method)
	event.Set("headers", single(headers))
	event.Set("multiValueHeaders", lists(headers))
	event.Set("queryStringParameters", single(request.query))
	event.Set("multiValueQueryStringParameters", lists(request.query))
	event.Set("requestContext", ex.context1(request))
	event.Set("pathParameters", single(ex.pathParameters))
	event.Set("stageVariables", ex.eventVariables())
	body, encoded := ex.bodyHTTP()
	event.Set("body", nil)
	if body != "" {
		event.Set("body", body)
	}
	event.Set("isBase64Encoded", encoded)
	return event
}

// context1 is requestContext of format 1.0.
func (ex *Exchange) context1(request *outgoing) *jsonvalue.Object {
	identity := &jsonvalue.Object{}
	for _, name := range []string{
		"accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType", "cognitoIdentityId",
		"cognitoIdentityPoolId", "principalOrgId", "sourceIp", "user", "userAgent", "userArn",
	} {
		identity.Set(name, ex.contextOrNull("identity."+name))
	}
	all := &jsonvalue.Object{}
	all.Set("accountId", ex.accountOrNull())
	all.Set("apiId", ex.apiID())
	if ex.grant.values != nil {
		all.Set("authorizer", ex.grant.event())
	}
	for _, name := range []string{"domainName", "domainPrefix", "extendedRequestId", "httpMethod"} {
		all.Set(name, ex.contextOrNull(name))
	}
	all.Set("identity", identity)
	all.Set("path", ex.pathInEvent(request.path))
	for _, name := range []string{"protocol", "requestId", "requestTime"} {
		all.Set(name, ex.contextOrNull(name))
	}
	all.Set("requestTimeEpoch", ex.epoch())
	all.Set("resourceId", nil)
	all.Set("resourcePath", ex.Route.Path.String())
	all.Set("stage", ex.stageName())
	return all
}

// event2 is the event of format 2.0: values of one name are joined by commas,
// and what is empty is left out. Source: as event1; what is left out is reported
// by third parties.
func (ex *Exchange) event2(request *outgoing) *jsonvalue.Object {
	event := &jsonvalue.Object{}
	event.Set("version", format2)
	event.Set("routeKey", routeKey(ex.Route))
	event.Set("rawPath", ex.pathInEvent(request.path))
	event.Set("rawQueryString", ex.rawQueryInEvent(request))
	if cookies := cookiesOf(request.headers); len(cookies) > 0 {
		event.Set("cookies", &jsonvalue.Array{Items: cookies})
	}
	event.Set("headers", joinedValues(request.headers.Without("cookie").grouped()))
	setPresent(event, "queryStringParameters", joinedValues(request.query))
	event.Set("requestContext", ex.context2(request))
	body, encoded := ex.bodyHTTP()
	if body != "" {
		event.Set("body", body)
	}
	setPresent(event, "pathParameters", joinedValues(ex.pathParameters))
	event.Set("isBase64Encoded", encoded)
	if len(ex.variables) > 0 {
		event.Set("stageVariables", ex.eventVariables())
	}
	return event
}

// rawQueryInEvent is the query as the caller wrote it, unless mappings changed
// it.
func (ex *Exchange) rawQueryInEvent(request *outgoing) string {
	same := slices.EqualFunc(request.query, ex.query, func(a, b parameter) bool { return a.name == b.name && slices.Equal(a.values, b.values) })
	if same {
		return ex.rawQuery
	}
	return encodeQuery(request.query)
}

// context2 is requestContext of format 2.0.
func (ex *Exchange) context2(request *outgoing) *jsonvalue.Object {
	http := &jsonvalue.Object{}
	http.Set("method", ex.Call.Method)
	http.Set("path", ex.pathInEvent(request.path))
	http.Set("protocol", "HTTP/1.1")
	http.Set("sourceIp", ex.contextOrNull("identity.sourceIp"))
	http.Set("userAgent", request.headers.Get("User-Agent"))
	all := &jsonvalue.Object{}
	all.Set("accountId", ex.accountOrNull())
	all.Set("apiId", ex.apiID())
	if ex.grant.values != nil {
		all.Set("authorizer", ex.authorizer2())
	}
	all.Set("domainName", ex.domainName())
	all.Set("domainPrefix", ex.contextOrNull("domainPrefix"))
	all.Set("http", http)
	all.Set("requestId", ex.id)
	all.Set("routeKey", routeKey(ex.Route))
	all.Set("stage", ex.stageName())
	all.Set("time", ex.contextOrNull("requestTime"))
	all.Set("timeEpoch", ex.epoch())
	return all
}

// authorizer2 is what authorizers gave the request: a token its claims and
// scopes, a function its context.
func (ex *Exchange) authorizer2() *jsonvalue.Object {
	all, claims, context := &jsonvalue.Object{}, &jsonvalue.Object{}, &jsonvalue.Object{}
	for _, name := range sortedNames(ex.grant.values) {
		if claim, ok := strings.CutPrefix(name, "claims."); ok {
			claims.Set(claim, ex.grant.values[name])
		} else if name != "principalId" {
			context.Set(name, ex.grant.values[name])
		}
	}
	if claims.Len() == 0 {
		ex.grant.addStructured(context)
		all.Set("lambda", context)
		return all
	}
	token := &jsonvalue.Object{}
	token.Set("claims", claims)
	token.Set("scopes", nil)
	if scopes := scopesOf(ex.Route); len(scopes) > 0 {
		items := make([]any, len(scopes))
		for i, scope := range scopes {
			items[i] = scope
		}
		token.Set("scopes", &jsonvalue.Array{Items: items})
	}
	all.Set("jwt", token)
	return all
}

func (ex *Exchange) contextOrNull(name string) any {
	if value, ok := (values{ex}).lookUpContext(name); ok {
		return value
	}
	return nil
}

// epoch is the time of the request in milliseconds.
func (ex *Exchange) epoch() jsonvalue.Number {
	text, _ := values{ex}.lookUpContext("requestTimeEpoch")
	return jsonvalue.Number(text)
}

// cookiesOf gives the cookies of a request one by one.
func cookiesOf(headers Headers) []any {
	var cookies []any
	for _, line := range headers.Values("cookie") {
		for cookie := range strings.SplitSeq(line, ";") {
			if cookie = strings.TrimSpace(cookie); cookie != "" {
				cookies = append(cookies, cookie)
			}
		}
	}
	return cookies
}

// joinedValues gives all values of each name with commas between them.
func joinedValues(parameters []parameter) *jsonvalue.Object {
	all := &jsonvalue.Object{}
	for _, p := range parameters {
		all.Set(p.name, strings.Join(p.values, ","))
	}
	return all
}

// setPresent sets a member unless it is empty.
func setPresent(event *jsonvalue.Object, name string, value *jsonvalue.Object) {
	if value.Len() > 0 {
		event.Set(name, value)
	}
}
