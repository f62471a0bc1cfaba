package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/jsonpath"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/schema/vtl"
)

// lineTransform is what the execution log says of a template that fails, as
// people quote it; the reason stands in the trace. What it says of a 415 nobody
// quotes.
const (
	lineTransform = "Unable to transform %s"
	lineMediaType = "Unsupported Media Type"
)

// transformRequest makes the body for the integration of what the caller sent:
// content handling, then the mapping template.
func (ex *Exchange) transformRequest() error {
	ex.body = ex.Call.Body
	if ex.proxies() {
		return ex.convertPassed()
	}
	template, err := ex.requestTemplate()
	if err != nil {
		return err
	}
	payload, err := ex.handledRequest()
	if err != nil {
		return err
	}
	if template == nil {
		ex.body = payload.bytes
		return nil
	}
	if payload.binary {
		return ex.unreadable("request", template.Value)
	}
	ex.bodyBy = template.Name.Where()
	text, err := ex.render(template.Value, "request", payload.bytes)
	ex.body, ex.templated = []byte(text), true
	return err
}

// convertPassed converts the body of a request that is passed on, where that is
// assumed.
func (ex *Exchange) convertPassed() error {
	at := ex.integration.ContentHandling
	if !at.Present() || ex.assumes(proxyConversion, "ignored", at.Where()) {
		return nil
	}
	payload, err := ex.handledRequest()
	ex.body = payload.bytes
	return err
}

// requestTemplate chooses the template of the request by the media type of the
// body; nil passes the body on. Source: developer guide, "Method request
// behavior for payloads without mapping templates".
func (ex *Exchange) requestTemplate() (*model.Setting, error) {
	in := ex.integration
	wanted := ex.bodyType()
	for _, name := range []string{wanted, "$default"} {
		for i := range in.Templates {
			if key, _ := in.Templates[i].Name.Get(); mediaType(key) == name {
				ex.note("template", "the template for "+key, in.Templates[i].Name.Where())
				return &in.Templates[i], nil
			}
		}
	}
	if in.TemplatesOpen {
		return nil, &Unknown{Need: "not all request templates are known", Remedy: passExport, At: in.Where()}
	}
	if in.Passthrough.Unknown() {
		return nil, untold("the passthroughBehavior", in.Passthrough)
	}
	never := in.Passthrough.IsFold("NEVER")
	if never || in.Passthrough.IsFold("WHEN_NO_TEMPLATES") && len(in.Templates) > 0 {
		ex.note("template", "no template for "+wanted+", and passthroughBehavior "+in.Passthrough.String()+" lets no body pass", in.Passthrough.Where())
		return nil, &Reply{Type: UnsupportedMediaType, Line: ex.mediaTypeLine(in.Passthrough.Where()), At: in.Passthrough.Where()}
	}
	return nil, nil //nolint:nilnil // no template is no error
}

// render renders a template over a body.
func (ex *Exchange) render(from model.Text, of string, body []byte) (string, error) {
	text, err := render(from)
	if err != nil {
		return "", err
	}
	template, err := vtl.Parse(text)
	if err != nil {
		ex.note("template", err.Error(), from.Where())
		return "", ex.unreadable(of, from)
	}
	rendered, err := template.Render(ex.templateVariables(body))
	switch {
	case ex.missing != nil:
		return "", ex.missing
	case ex.refusesBody:
		return "", &Reply{Type: BadRequestBody, Message: messageInvalidJSON, Line: messageInvalidJSON, At: from.Where()}
	case err != nil:
		ex.note("template", err.Error(), from.Where())
		return "", ex.unreadable(of, from)
	case ex.surroundings.twice && ex.assumes(secondOverride, "fails", from.Where()):
		ex.note("override", "a parameter is overridden twice", from.Where())
		return "", ex.unreadable(of, from)
	}
	return rendered, nil
}

// mediaTypeLine is what the execution log says of a 415.
func (ex *Exchange) mediaTypeLine(at syntax.Span) string {
	if ex.assumes(mediaTypeLine, "bare", at) {
		return lineMediaType
	}
	return fmt.Sprintf(lineConfiguration, lineMediaType)
}

func (ex *Exchange) unreadable(of string, at model.Text) error {
	return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, fmt.Sprintf(lineTransform, of)), At: at.Where()}
}

// templateVariables are what templates see.
func (ex *Exchange) templateVariables(body []byte) map[string]any {
	if ex.surroundings == nil {
		ex.surroundings = newSurroundings(values{ex})
	}
	return map[string]any{
		"input": &input{ex: ex, body: body, left: jsonpath.MaxSteps}, "util": utilities{ex}, "context": ex.surroundings.root, "stageVariables": stageVariables{ex},
	}
}
