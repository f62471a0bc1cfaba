package simulate

import "strings"

// hostHTTP is the Host header that the backend of an HTTP API gets.
func (ex *Exchange) hostHTTP(target endpoint) string {
	if ex.integration.UsesLink() && ex.assumes(privateHost, "api", ex.integration.URI.Where()) {
		return ex.domainName()
	}
	return target.host()
}

// replacedHTTP are headers of callers that an HTTP API puts its own in place of.
var replacedHTTP = lowerSet("Host", "Content-Length", "Connection", "Via", headerForwarded, headerForwardedFor, headerForwardedHost, headerForwardedProto)

// headersHTTP are what the backend of an HTTP API gets. Via and the trace id are
// reported by third parties.
func (ex *Exchange) headersHTTP(target endpoint) Headers {
	headers := make(Headers, 0, len(ex.headers))
	for _, header := range ex.headers {
		if !replacedHTTP.has(header.Name) {
			headers = append(headers, header)
		}
	}
	headers = append(headers,
		Header{"Host", ex.hostHTTP(target)},
		Header{headerForwarded, ex.forwarded()},
		Header{"Via", "HTTP/1.1 AmazonAPIGateway"},
	)
	if !headers.Has(traceHeader) {
		headers = append(headers, Header{traceHeader, ex.traceID()})
	}
	return ex.typeOfNothing(append(headers, Header{"Content-Length", decimal(len(ex.Call.Body))}))
}

// typeOfNothing gives a request a Content-Type that says by Content-Length that
// its body is empty. Source: developer guide, "Important notes".
func (ex *Exchange) typeOfNothing(headers Headers) Headers {
	if ex.headers.Get("Content-Length") != "0" || headers.Has("Content-Type") {
		return headers
	}
	made := "text/plain"
	if ex.assumes(emptyContentType, octets, ex.configured()) {
		made = octets
	}
	return append(headers, Header{"Content-Type", made})
}

// octets is the media type of bodies of which nothing is known. Source: RFC 9110,
// section 8.3.
const octets = "application/octet-stream"

// The headers by which proxies tell for whom they ask. Source: RFC 7239.
const (
	headerForwarded      = "Forwarded"
	headerForwardedFor   = "X-Forwarded-For"
	headerForwardedHost  = "X-Forwarded-Host"
	headerForwardedProto = "X-Forwarded-Proto"
)

// forwarded is what tells backends of the caller: what the request came with,
// X-Forwarded-* translated, then the step to API Gateway. Source: developer
// guide, "Important notes"; the form of the last is reported by third parties.
func (ex *Exchange) forwarded() string {
	steps := ex.headers.Values(headerForwarded)
	for _, line := range ex.headers.Values(headerForwardedFor) {
		for address := range strings.SplitSeq(line, ",") {
			steps = append(steps, "for="+strings.TrimSpace(address))
		}
	}
	if len(steps) > 0 {
		last := &steps[len(steps)-1]
		if host := ex.headers.Get(headerForwardedHost); host != "" {
			*last += ";host=" + host
		}
		if scheme := ex.headers.Get(headerForwardedProto); scheme != "" {
			*last += ";proto=" + scheme
		}
	}
	return strings.Join(append(steps, "by=127.0.0.1;for="+callerAddress+";host="+ex.domainName()+";proto=https"), ", ")
}
