package simulate

import "github.com/linkproof/linkproof/schema/syntax"

// Trace tells how a request went, each step with the setting that decided it.
type Trace struct {
	// Stages are the stages that ran, in order.
	Stages []string `json:"stages"`
	// Stopped is the stage that ended the request early, empty without one.
	Stopped string `json:"stopped,omitempty"`
	// Route is the method and path, or the route key, that took the request.
	Route string `json:"route,omitempty"`
	// Cause says why it ended early, and where the setting stands that did it.
	Cause *Step `json:"cause,omitempty"`
	// Steps are the decisions on the way.
	Steps []Step `json:"steps"`
	// Log are the lines of the execution log, each with the setting that caused
	// it.
	Log []LogLine `json:"log"`
	// Passages are the stages with what went in and out, for those who ask.
	Passages []Passage `json:"passages,omitempty"`
	// BackendRequest is what the backend received; nil when nothing was sent.
	BackendRequest *SentRequest `json:"backendRequest,omitempty"`
}

// Step is one decision on the way of a request.
type Step struct {
	Stage  string `json:"stage"`
	Step   string `json:"step"`
	Detail string `json:"detail"`
	*Place
}

// LogLine is a line of the execution log. A body of several lines is part of it.
type LogLine struct {
	// Number is that of its first line in the log, from 1.
	Number int `json:"number"`
	// Text is the line as it stands in the log.
	Text string `json:"text"`
	// Place is nil where no setting caused the line.
	*Place
}

// Place is where the setting stands that caused a step.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// SentRequest is the request that the backend received, as reports show it.
type SentRequest struct {
	Method  string              `json:"method"`
	URL     string              `json:"url"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
	Targets []string            `json:"targets"`
	// SNI is the server name of the TLS handshake; empty for plain HTTP.
	SNI string `json:"sni,omitempty"`
	// ClientCertificate names the certificate that servers which ask are shown.
	ClientCertificate string `json:"clientCertificate,omitempty"`
}

// firstOf gives the first place that is one.
func firstOf(places ...syntax.Span) syntax.Span {
	for _, place := range places {
		if !place.IsZero() {
			return place
		}
	}
	return syntax.Span{}
}

// places holds places in few pieces.
type places []Place

// of gives the place of a span, nil for nowhere.
func (p *places) of(at syntax.Span) *Place {
	if at.IsZero() {
		return nil
	}
	from := at.From()
	*p = append(*p, Place{File: at.File.Name, Line: from.Line, Column: from.Column})
	return &(*p)[len(*p)-1]
}
