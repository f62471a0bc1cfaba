package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

var res005 = lint.Rule{
	ID: "RES005", Name: "header-and-binary-surprises", Severity: lint.Info,
	Doc: lint.Doc{
		Summary: "a REST API changes a header or a body that the configuration counts on",
		Why: "Some headers are dropped or renamed to X-Amzn-Remapped-* on their way; a body counts as text in UTF-8 " +
			"unless its media type is among those of binary bodies.",
		Symptom: "A header that is missing or renamed; images that are larger than they were and broken",
		Fix:     "Use a header of another name; add the media type to binaryMediaTypes, or stream the answer.",
		Refs:    []string{guide + "api-gateway-known-issues.html", guide + "api-gateway-payload-encodings.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		in := route.Integration
		if in == nil || in.Protocol != model.REST || !in.CallsHTTP() {
			return
		}
		for _, request := range in.RequestParameters {
			key, known := request.Key.Get()
			target, err := mapping.ParseTarget(key)
			if known && err == nil && target.Location == mapping.Header && slices.Contains(droppedHeaders, strings.ToLower(target.Name)) {
				p.Report(request.Key, "a REST API does not hand the header %s on to the backend", target.Name)
			}
		}
		checkBinaryRequest(p, route)
		for i := range route.Responses {
			checkRenamed(p, route.Responses[i].Parameters)
			checkBinary(p, route, &route.Responses[i])
		}
	}),
}

// droppedHeaders are what a REST API removes from requests to HTTP backends, and
// renamedHeaders what it renames or removes in answers. Source: developer guide,
// "Amazon API Gateway important notes".
var (
	droppedHeaders = []string{
		"content-md5", "expect", "max-forwards", "proxy-authenticate", "te", "trailer", "transfer-encoding", "upgrade", "via", "www-authenticate",
	}
	renamedHeaders = []string{
		"authorization", "connection", "content-md5", "date", "expect", "host", "max-forwards", "proxy-authenticate", "server", "te", "trailer",
		"transfer-encoding", "upgrade", "user-agent", "www-authenticate",
	}
)

func checkRenamed(p *lint.Pass, headers []model.Setting) {
	for _, header := range headers {
		name, known := header.Name.Get()
		name = strings.TrimPrefix(name, "method.response.header.")
		if known && slices.Contains(renamedHeaders, strings.ToLower(name)) {
			p.Report(header.Name, "callers of a REST API do not get the header %s: it is renamed to X-Amzn-Remapped-%s, or dropped", name, name)
		}
	}
}

// checkBinaryRequest reports the binary bodies of requests that a REST API takes
// for text; those of forms hold files.
func checkBinaryRequest(p *lint.Pass, route *model.Route) {
	if route.API == nil || !route.Integration.ContentHandling.Absent() {
		return
	}
	for _, body := range route.Models {
		kind, _ := body.MediaType.Get()
		if (binary(kind) || strings.EqualFold(kind, "multipart/form-data")) && route.API.PassesBinary(kind) == model.No {
			p.Report(body.MediaType, "%s takes %s, which is not among the binary media types of the API", route.Name, kind).As(lint.Warning)
		}
	}
}

// checkBinary reports the binary bodies of answers that a REST API takes for
// text.
func checkBinary(p *lint.Pass, route *model.Route, response *model.MethodResponse) {
	if route.API == nil || route.Integration.TransferMode.Unknown() || route.Integration.TransferMode.Is("STREAM") {
		return
	}
	for _, body := range response.Models {
		kind, _ := body.Name.Get()
		if binary(kind) && route.API.PassesBinary(kind) == model.No {
			p.Report(body.Name, "%s answers with %s, which is not among the binary media types of the API", route.Name, kind).As(lint.Warning)
		}
	}
}

// binary tells media types whose bodies are no text.
func binary(kind string) bool {
	lower := strings.ToLower(kind)
	return strings.HasPrefix(lower, "image/") && lower != "image/svg+xml" ||
		slices.Contains([]string{"application/octet-stream", "application/pdf", "application/zip"}, lower)
}
