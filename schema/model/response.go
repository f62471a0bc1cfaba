package model

import "strings"

// MethodResponse is an answer that a REST method declares.
type MethodResponse struct {
	Object
	StatusCode Text
	// Parameters are the declared headers under their mapping names:
	// method.response.header.Location. ParametersOpen tells that there may be
	// more of them.
	Parameters     []Setting
	ParametersOpen bool
	// Models maps media types to the models of bodies.
	Models []Setting
}

// Declares tells whether a header may be mapped to; the name is that of the
// mapping, which AWS compares with regard to case.
func (r *MethodResponse) Declares(name string) Answer {
	if _, declared := Lookup(r.Parameters, name); declared {
		return Yes
	}
	return answerUnless(r.ParametersOpen)
}

// IntegrationResponse turns answers of the backend into answers of a REST API.
type IntegrationResponse struct {
	Object
	// StatusCode names the method response.
	StatusCode Text
	// SelectionPattern is a regular expression for the status that the backend
	// answers with; absent for the default response.
	SelectionPattern Text
	Parameters       []Mapping
	Templates        []Setting
	// ContentHandling is CONVERT_TO_BINARY or CONVERT_TO_TEXT.
	ContentHandling Text
}

// Default tells whether the response is for answers that fit no pattern.
func (r *IntegrationResponse) Default() Answer {
	if r.SelectionPattern.Unknown() {
		return CannotTell
	}
	return answer(r.SelectionPattern.Absent() || r.SelectionPattern.Is(""))
}

// Response gives the method response of an integration response. It is nil
// where the method has none; then sure tells whether that is certain.
func (r *Route) Response(of *IntegrationResponse) (declared *MethodResponse, sure bool) {
	sure = of.StatusCode.Known() && !r.ResponsesOpen
	for i := range r.Responses {
		switch r.Responses[i].StatusCode.Same(of.StatusCode) {
		case Yes:
			return &r.Responses[i], true
		case CannotTell:
			sure = false
		case No:
		}
	}
	return nil, sure
}

// Declares tells whether a request parameter may be mapped from; the name is
// that of the mapping, such as method.request.path.id, which AWS compares with
// regard to case. The multivalue forms read the same parameters.
func (r *Route) Declares(name string) Answer {
	for _, parameter := range r.Parameters {
		if declared, ok := parameter.Name.Get(); ok && singleValued(declared) == singleValued(name) {
			return Yes
		}
	}
	return answerUnless(r.ParametersOpen)
}

// singleValued gives the name by which a parameter is declared that a mapping
// reads all values of.
func singleValued(name string) string {
	name = strings.Replace(name, "method.request.multivaluequerystring.", "method.request.querystring.", 1)
	return strings.Replace(name, "method.request.multivalueheader.", "method.request.header.", 1)
}
