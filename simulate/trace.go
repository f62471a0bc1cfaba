package simulate

import "github.com/linkproof/linkproof/schema/syntax"

// Trace tells how a request went, each step with the setting that decided it.
type Trace struct {
	// Stages are the stages that ran, in order.
	Stages []string `json:"stages"`
	// Stopped is the stage that ended the request early, empty without one.
	Stopped string `json:"stopped,omitempty"`
	// Cause says why it ended early, and where the setting stands that did it.
	Cause *Step `json:"cause,omitempty"`
	// Steps are the decisions on the way.
	Steps []Step `json:"steps"`
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

func placeOf(at syntax.Span) *Place {
	if at.IsZero() {
		return nil
	}
	from := at.From()
	return &Place{File: at.File.Name, Line: from.Line, Column: from.Column}
}
