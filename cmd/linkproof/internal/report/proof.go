package report

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

type jsonProof struct {
	Request string `json:"request,omitempty"`
	Stage   string `json:"stage,omitempty"`
	Status  int    `json:"status,omitempty"`
	Body    string `json:"body,omitempty"`
	// Echoed tells that the request got through to a backend that echoes it.
	Echoed  bool   `json:"echoed,omitempty"`
	Log     string `json:"log,omitempty"`
	Unknown string `json:"unknown,omitempty"`
}

// proofOf tells in one line what the simulator answers.
func proofOf(p *lint.Proof) string {
	if p.Unknown != "" {
		return strings.TrimSpace(p.Request + " cannot be answered: " + p.Unknown)
	}
	answer := p.Request + " on stage " + p.Stage + " answers " + strconv.Itoa(p.Status)
	switch {
	case p.Echoed:
		return answer + ": this request gets through"
	case p.Log != "":
		return answer + " " + p.Body + ", in the log: " + p.Log
	default:
		return strings.TrimSpace(answer + " " + p.Body)
	}
}
