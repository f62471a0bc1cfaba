package simulate

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// serviceAddress is what the URI of an AWS integration names. Source: API
// reference, PutIntegration: arn:aws:apigateway:{region}:{service}:path/{path}
// or action/{name}, where a subdomain and a dot may stand before the service.
type serviceAddress struct {
	partition, region, service string
	// path is below the host of the service; action is the name of a call.
	path, action string
}

// parseServiceAddress reads the URI of an AWS integration.
func parseServiceAddress(uri string) (serviceAddress, bool) {
	const parts = 6
	cut := strings.SplitN(uri, ":", parts)
	if len(cut) < parts || cut[0] != "arn" || cut[2] != "apigateway" || cut[4] == "" {
		return serviceAddress{}, false
	}
	address := serviceAddress{partition: cut[1], region: cut[3], service: cut[4]}
	kind, rest, ok := strings.Cut(cut[5], "/")
	switch {
	case !ok:
		return address, false
	case kind == "action":
		address.action = rest
	default:
		address.path = rest
	}
	return address, kind == "action" || kind == "path"
}

// endpoint is where the service takes requests.
func (a *serviceAddress) endpoint() endpoint {
	domain := ".amazonaws.com"
	if a.partition == "aws-cn" {
		domain = ".amazonaws.com.cn"
	}
	made := endpoint{scheme: "https", authority: a.service + "." + a.region + domain, path: "/"}
	if a.action != "" {
		made.query = "Action=" + a.action
		return made
	}
	path, query, _ := strings.Cut(a.path, "?")
	made.path, made.query = "/"+path, query
	return made
}

// function gives the ARN or name of the Lambda function that is called, and
// false for every other call.
func (a *serviceAddress) function() (string, bool) {
	_, after, ok := strings.Cut(a.path, "/functions/")
	name, ok2 := strings.CutSuffix(after, "/invocations")
	return name, ok && ok2 && a.service == "lambda"
}

// callService makes the request to an AWS service.
func (ex *Exchange) callService(made *mapped) error {
	address, err := ex.readServiceAddress(made.path)
	if err != nil {
		return err
	}
	target := address.endpoint()
	ex.note("uri", target.String(), ex.integration.URI.Where())
	if name, ok := address.function(); ok {
		ex.function = newFunction(name, ex.integration.URI)
		ex.note("function", "calls the function "+ex.function.name, ex.integration.URI.Where())
	}
	if ex.is(kindAWSProxy) {
		return ex.invoke(target, made)
	}
	query := parseQuery(target.query)
	for _, p := range made.query {
		query = addQuery(query, p.name, p.values...)
	}
	target.query = encodeQuery(query)
	return ex.send(target, ex.serviceHeaders(target, made.headers))
}

// readServiceAddress reads the URI; what the account and the resources of the
// template will fill in has stand-ins.
func (ex *Exchange) readServiceAddress(path []parameter) (serviceAddress, error) {
	uri := ex.integration.URI
	text, err := ex.renderARN(uri)
	if err != nil {
		return serviceAddress{}, err
	}
	if text, err = replaceStageVariables(text, ex.variable); err != nil {
		return serviceAddress{}, err
	}
	for _, p := range path {
		text = strings.ReplaceAll(text, "{"+p.name+"}", encodeIllegal(p.last()))
	}
	address, ok := parseServiceAddress(text)
	if !ok {
		return address, &Unknown{Need: fmt.Sprintf("AWS refuses the URI %s of an AWS integration: it is no arn:aws:apigateway:{region}:{service}:path/... or action/...", text), Remedy: mend, At: uri.Where()}
	}
	return address, nil
}

// renderARN gives the text of an ARN. Where it names Region, account or
// partition and nobody told them, stand-ins do: no answer depends on them.
func (ex *Exchange) renderARN(text model.Text) (string, error) {
	var shown strings.Builder
	for _, piece := range text.Pieces() {
		switch hole := piece.Hole; {
		case hole == nil:
			shown.WriteString(piece.Literal)
		case hole.Name == "AWS::Partition":
			shown.WriteString("aws")
		case hole.Name == "AWS::Region":
			shown.WriteString(ex.region())
		case hole.Name == "AWS::AccountId" || hole.Resource != "":
			shown.WriteString(strings.ReplaceAll(hole.Name, "::", "-"))
		default:
			_, err := render(text)
			return "", err
		}
	}
	return shown.String(), nil
}

// serviceHeaders are those of a request to an AWS service, in the order of the
// execution log. Recorded on AWS.
func (ex *Exchange) serviceHeaders(target endpoint, mappedHeaders Headers) Headers {
	headers := Headers{{"x-amzn-apigateway-api-id", ex.apiID()}}
	headers = append(headers, mappedHeaders...)
	for _, own := range (Headers{
		{"Accept", usualMediaType},
		{"User-Agent", "AmazonAPIGateway_" + ex.apiID()},
		{"Content-Type", cmp.Or(ex.headers.Get("Content-Type"), usualMediaType)},
		{"X-Amzn-Trace-Id", ex.traceID()},
		{"Host", target.host()},
	}) {
		if !headers.Has(own.Name) {
			headers = append(headers, own)
		}
	}
	return headers
}

// logSignedHeaders writes the headers with those of the signature, which
// stand-ins take the place of, as far as the line goes: the security token at
// its end is longer than a line may be. Recorded on AWS.
func (ex *Exchange) logSignedHeaders(headers Headers) {
	shown := append(Headers{
		{"x-amzn-lambda-integration-tag", ex.id},
		{"Authorization", "AWS4-HMAC-SHA256 stands-in"},
		{"X-Amz-Date", ex.Now().UTC().Format("20060102T150405Z")},
	}, headers.Without("Host")...)
	shown = append(shown, Header{"X-Amz-Security-Token", "stands-in"})
	ex.log.headers(lineSentHeaders, shown)
	if whole, ok := bytes.CutSuffix(ex.log.text, []byte("}\n")); ok {
		ex.log.text = append(ex.log.text[:len(whole)], truncated+"\n"...)
	}
}

// unknownAnswer says that nobody told what a service answers.
func (ex *Exchange) unknownAnswer() error {
	unknown := &Unknown{
		Need: "what the AWS service answers is not in the files", Remedy: "pass a --stub FILE with a backend of type static",
		At: ex.integration.URI.Where(),
	}
	if function := ex.function; function != nil {
		unknown.Need = "what the function " + function.name + " answers is not in the files"
		unknown.Remedy = "pass a --stub FILE with a backend of type lambda-static for the target " + cmp.Or(function.logical, function.name)
	}
	return unknown
}

// fromService adds what Lambda tells beside the result of a function. Recorded
// on AWS.
func (ex *Exchange) fromService(received *Response) *Response {
	if ex.function == nil {
		return received
	}
	headers := Headers{
		{"Date", ex.Now().UTC().Format(http.TimeFormat)},
		{"Content-Type", usualMediaType},
		{"Content-Length", decimal(len(received.Body))},
		{"Connection", "keep-alive"},
		{"x-amzn-RequestId", ex.id},
		{"x-amzn-Remapped-Content-Length", "0"},
		{"X-Amz-Executed-Version", "$LATEST"},
		{"X-Amzn-Trace-Id", ex.traceID()},
	}
	for _, header := range received.Headers {
		if !headers.Has(header.Name) {
			headers = append(headers, header)
		}
	}
	return &Response{Status: received.Status, Headers: headers, Body: received.Body}
}
