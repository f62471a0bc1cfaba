package simulate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/pattern"
)

// lineNoResponse is reported by third parties.
const lineNoResponse = "No match for output mapping and no default output mapping configured. Endpoint Response Status Code: %d"

// remappedMapped are headers that a REST API renames which a mapping sets.
// Recorded on AWS.
var remappedMapped = lowerSet(
	"Connection", "Content-Length", "Date", "Server", "Authorization", "Content-MD5", "Expect", "Host", "Max-Forwards",
	"Proxy-Authenticate", "Trailer", "Upgrade", "User-Agent", "WWW-Authenticate",
)

// respondMapped makes the answer of what the backend answered by way of an
// integration response: status, headers and body.
func (ex *Exchange) respondMapped() error {
	chosen, err := ex.chooseResponse()
	if err != nil {
		return err
	}
	headers, err := ex.mapResponse(chosen)
	if err != nil {
		return err
	}
	body, err := ex.transformResponse(chosen)
	if err != nil {
		return err
	}
	status, err := ex.answerStatus(chosen)
	if err != nil {
		return err
	}
	for _, p := range ex.override("responseOverride", "header") {
		headers = headers.With(p.name, p.values...)
	}
	ex.answer = Response{Status: status, Headers: ex.answerHeaders(headers, len(body)), Body: body}
	ex.logAnswer()
	return nil
}

// selected is the text that selection patterns have to fit: the status of the
// backend, or the message of the error of a function. One that did not fail
// selects nothing. Recorded on AWS.
func (ex *Exchange) selected() (text string, selects bool) {
	if ex.function == nil {
		return decimal(ex.received.Status), true
	}
	return errorMessage(ex.received)
}

// chooseResponse finds the integration response whose pattern fits the whole of
// what selects; without one it is the default.
func (ex *Exchange) chooseResponse() (*model.IntegrationResponse, error) {
	fitting, fallback, err := ex.fittingResponses()
	if err != nil {
		return nil, err
	}
	chosen := fallback
	if len(fitting) > 0 {
		chosen = ex.firstOfFitting(fitting)
	}
	switch {
	case chosen != nil:
		ex.note("integration response", "answers by the response for "+chosen.StatusCode.String(), chosen.Where())
		return chosen, nil
	case ex.integration.ResponsesOpen:
		return nil, &Unknown{Need: "not all integration responses are known", Remedy: passExport, At: ex.integration.Where()}
	default:
		line := fmt.Sprintf(lineConfiguration, fmt.Sprintf(lineNoResponse, ex.received.Status))
		return nil, &Reply{Type: APIConfigurationError, Line: line, At: ex.integration.Where()}
	}
}

// fittingResponses gives the responses whose patterns fit, and the default one.
func (ex *Exchange) fittingResponses() (fitting []*model.IntegrationResponse, fallback *model.IntegrationResponse, err error) {
	status, selects := ex.selected()
	for i := range ex.integration.Responses {
		response := &ex.integration.Responses[i]
		fits, err := ex.fits(response, status)
		switch {
		case err != nil:
			return nil, nil, err
		case response.Default() == model.Yes:
			fallback = response
		case fits && selects:
			fitting = append(fitting, response)
		}
	}
	return fitting, fallback, nil
}

// firstOfFitting chooses among responses: a MOCK takes the one of the same
// status code, as third parties report; otherwise it is the first.
func (ex *Exchange) firstOfFitting(fitting []*model.IntegrationResponse) *model.IntegrationResponse {
	if len(fitting) == 1 {
		return fitting[0]
	}
	if ex.is(kindMock) {
		status, _ := ex.selected()
		same := slices.IndexFunc(fitting, func(r *model.IntegrationResponse) bool { return r.StatusCode.Is(status) })
		return fitting[max(same, 0)]
	}
	if ex.assumes(selectionOrder, "status-code", ex.integration.Where()) {
		return slices.MinFunc(fitting, func(a, b *model.IntegrationResponse) int {
			return strings.Compare(a.StatusCode.String(), b.StatusCode.String())
		})
	}
	return fitting[0]
}

func (ex *Exchange) fits(response *model.IntegrationResponse, status string) (bool, error) {
	at := response.SelectionPattern
	text, known := at.Get()
	switch {
	case at.Unknown():
		return false, untold("the selection pattern", at)
	case !known || text == "":
		return false, nil
	}
	fits, err := matches(text, status)
	if err != nil {
		return false, refused("selection pattern", text, err, at.Where())
	}
	if fits {
		return true, nil
	}
	begins, err := matches("(?:"+text+")(?:.|\n|\r)*", status)
	return err == nil && begins && ex.assumes(selectionMatch, "prefix", at.Where()), nil
}

// matches tells whether a pattern fits the whole of a text.
func matches(expression, text string) (bool, error) {
	parsed, err := pattern.Parse(expression)
	if err != nil {
		return false, fmt.Errorf("reading it: %w", err)
	}
	fits, err := parsed.Matches(text)
	if err != nil {
		return false, fmt.Errorf("comparing: %w", err)
	}
	return fits, nil
}

// responseValues is what mappings of answers read: headers and body are those
// of the backend.
type responseValues struct{ values }

// Header gives all values of a header of the backend; case counts for REST APIs
// only.
func (v responseValues) Header(name string) []string {
	if v.API.Protocol == model.HTTP {
		return v.received.Headers.Values(name)
	}
	var found []string
	for _, header := range v.received.Headers {
		if header.Name == name {
			found = append(found, header.Value)
		}
	}
	return found
}

// Body gives the body of the backend.
func (v responseValues) Body() []byte { return v.received.Body }

// mapResponse evaluates responseParameters; a source that is missing leaves its
// header out.
func (ex *Exchange) mapResponse(chosen *model.IntegrationResponse) (Headers, error) {
	var headers Headers
	for _, m := range chosen.Parameters {
		key, value, err := knownMapping(m)
		if err != nil {
			return nil, err
		}
		target, err := mapping.ParseResponseTarget(key)
		if err != nil {
			return nil, refused("mapping key", key, err, m.Key.Where())
		}
		source, err := mapping.ParseResponseSource(value)
		if err != nil {
			return nil, refused("mapping value", value, err, m.Value.Where())
		}
		if source.RefusesBody(ex.received.Body) {
			return nil, &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, "Invalid JSON in response body"), At: m.Value.Where()}
		}
		found, ok := source.Evaluate(responseValues{values{ex}})
		if ex.missing != nil {
			return nil, ex.missing
		}
		if ok {
			ex.note("mapping", key+" = "+strings.Join(found, ","), m.Key.Where())
			headers = headers.With(target.Name, found...)
			ex.headersBy = firstOf(ex.headersBy, m.Key.Where())
		}
	}
	return headers, nil
}

// transformResponse makes the body of the answer: content handling, then the
// template for what the caller takes.
func (ex *Exchange) transformResponse(chosen *model.IntegrationResponse) ([]byte, error) {
	payload, err := ex.handledResponse(chosen)
	if err != nil {
		return nil, err
	}
	template := ex.responseTemplate(chosen)
	switch {
	case template == nil && len(payload.bytes) == 0:
		return nil, nil
	case template == nil:
		return payload.bytes, nil
	case payload.binary:
		return nil, ex.unreadable("response", template.Value)
	}
	ex.bodyBy = template.Name.Where()
	ex.narrate("template", "the template for "+template.Name.String(), ex.bodyBy)
	text, err := ex.render(template.Value, "response", payload.bytes)
	return []byte(text), err
}

// responseTemplate chooses by the first media type of Accept, then JSON, then
// the first. Source: developer guide, "Integration response".
func (ex *Exchange) responseTemplate(chosen *model.IntegrationResponse) *model.Setting {
	for _, wanted := range []string{ex.acceptedType(), usualMediaType} {
		for i := range chosen.Templates {
			if key, _ := chosen.Templates[i].Name.Get(); mediaType(key) == wanted {
				return &chosen.Templates[i]
			}
		}
	}
	if len(chosen.Templates) == 0 {
		return nil
	}
	return &chosen.Templates[0]
}

// answerStatus is that of the chosen response, unless a template overrides it
// with a number of 100 to 599. What else it sets is ignored, as an emulator
// does.
func (ex *Exchange) answerStatus(chosen *model.IntegrationResponse) (int, error) {
	text, err := render(chosen.StatusCode)
	if err != nil {
		return 0, err
	}
	ex.statusBy = chosen.StatusCode.Where()
	if status, ok := ex.overriddenStatus(); ok {
		ex.statusBy = ex.bodyBy
		return status, nil
	}
	status, err := strconv.Atoi(text)
	if err != nil {
		return 0, &Unknown{Need: fmt.Sprintf("the status code %s of the integration response is no number", text), Remedy: mend, At: chosen.StatusCode.Where()}
	}
	return status, nil
}

func (ex *Exchange) overriddenStatus() (int, bool) {
	if ex.surroundings == nil {
		return 0, false
	}
	branch, ok := ex.surroundings.root.Property("responseOverride").(*contextMap)
	if !ok {
		return 0, false
	}
	for _, set := range printed(branch.Property("status")) {
		if status, err := strconv.Atoi(set); err == nil && status >= 100 && status <= 599 {
			return status, true
		}
	}
	return 0, false
}

// answerHeaders are the mapped headers under the names that callers see, and
// what API Gateway adds.
func (ex *Exchange) answerHeaders(mappedHeaders Headers, length int) Headers {
	var headers Headers
	if !ex.is(kindMock) {
		headers = append(headers, Header{"X-Amzn-Trace-Id", ex.traceID()})
	}
	for _, header := range mappedHeaders {
		switch lower := strings.ToLower(header.Name); {
		case droppedFromBackend[lower]:
			continue
		case remappedMapped[lower]:
			header.Name = "x-amzn-Remapped-" + header.Name
		}
		headers = append(headers, header)
	}
	if !headers.Has("Content-Type") {
		headers = append(headers, Header{"Content-Type", usualMediaType})
	}
	return append(headers, ex.stageHeaders(length)...)
}
