package simulate

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// event is what a function of a proxy integration gets: format 1.0. Recorded on
// AWS; what is left out or empty is null.
func (ex *Exchange) event(mappedHeaders Headers) (*jsonvalue.Object, error) {
	body, encoded, err := ex.eventBody()
	if err != nil {
		return nil, err
	}
	headers := ex.headersOfEvent(mappedHeaders)
	event := &jsonvalue.Object{}
	event.Set("resource", ex.Route.Path.String())
	event.Set("path", "/"+strings.TrimLeft(ex.path, "/"))
	event.Set("httpMethod", ex.Call.Method)
	event.Set("headers", single(headers))
	event.Set("multiValueHeaders", lists(headers))
	event.Set("queryStringParameters", single(ex.query))
	event.Set("multiValueQueryStringParameters", lists(ex.query))
	event.Set("pathParameters", single(ex.pathParameters))
	event.Set("stageVariables", ex.eventVariables())
	event.Set("requestContext", ex.eventContext())
	event.Set("body", body)
	event.Set("isBase64Encoded", encoded)
	return event, nil
}

// eventBody is the body, which is in base64 when its media type is binary.
// Source: developer guide, "Return binary media from a Lambda proxy
// integration".
func (ex *Exchange) eventBody() (body any, encoded bool, err error) {
	if len(ex.Call.Body) == 0 {
		return nil, false, nil
	}
	binary, err := ex.isBinary(ex.bodyType())
	if err != nil || !binary {
		return string(ex.Call.Body), false, err
	}
	return base64.StdEncoding.EncodeToString(ex.Call.Body), true, nil
}

// headersOfEvent are those of the request, with the mapped ones in their place
// where there are any.
func (ex *Exchange) headersOfEvent(mappedHeaders Headers) []parameter {
	headers := slices.Clone(ex.headers)
	if len(mappedHeaders) > 0 && ex.assumes(eventHeaders, "mapped", ex.integration.Where()) {
		for _, header := range mappedHeaders.grouped() {
			headers = headers.With(header.name, header.values...)
		}
	}
	return headers.grouped()
}

// eventVariables are the stage variables.
func (ex *Exchange) eventVariables() any {
	if len(ex.variables) == 0 {
		return nil
	}
	all := &jsonvalue.Object{}
	for _, name := range sortedNames(ex.variables) {
		all.Set(name, ex.variables[name])
	}
	return all
}

// eventContext is requestContext: the values of $context, and those of the
// caller, of which the unknown ones are null.
func (ex *Exchange) eventContext() any {
	v := values{ex}
	all := &jsonvalue.Object{}
	for _, key := range contextKeys {
		switch key {
		case "requestOverride", "responseOverride":
		case "identity":
			all.Set(key, ex.eventIdentity())
		case "accountId":
			all.Set(key, ex.accountOrNull())
		case "requestTimeEpoch":
			epoch, _ := v.lookUpContext(key)
			all.Set(key, jsonvalue.Number(epoch))
		default:
			if value, ok := v.lookUpContext(key); ok {
				all.Set(key, value)
			}
		}
	}
	if ex.grant.values != nil {
		all.Set("authorizer", ex.grant.event())
	}
	return all
}

// eventIdentity is what the event tells about the caller.
func (ex *Exchange) eventIdentity() any {
	v := values{ex}
	identity := &jsonvalue.Object{}
	keys := identityKeys
	if ex.inTest() || ex.grant.key != "" {
		keys = append([]string{"apiKey", "apiKeyId"}, keys...)
	}
	for _, key := range keys {
		identity.Set(key, nil)
		if value, ok := v.lookUpContext("identity." + key); ok {
			identity.Set(key, value)
		}
	}
	return identity
}

// accountOrNull is the account of the API. Where nobody told it the function is
// called all the same: its answer does not depend on it.
func (ex *Exchange) accountOrNull() any {
	if account, known := ex.Model.Account.Get(); known {
		return account
	}
	ex.note("function", "the account is not known and null in the event; --account tells it", ex.configured())
	return nil
}

// single gives the last value of each name; null without any.
func single(parameters []parameter) any {
	if len(parameters) == 0 {
		return nil
	}
	all := &jsonvalue.Object{}
	for _, p := range parameters {
		all.Set(p.name, p.last())
	}
	return all
}

// lists gives all values of each name; null without any.
func lists(parameters []parameter) any {
	if len(parameters) == 0 {
		return nil
	}
	all := &jsonvalue.Object{}
	for _, p := range parameters {
		items := make([]any, len(p.values))
		for i, value := range p.values {
			items[i] = value
		}
		all.Set(p.name, &jsonvalue.Array{Items: items})
	}
	return all
}
