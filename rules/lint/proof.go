package lint

import "regexp"

// Proof is what the simulator answers to a request that meets a finding.
type Proof struct {
	// Request is the method and the path, and Stage the stage that takes it.
	Request, Stage string
	// Status and Body are those of the answer; Status is 0 without one.
	Status int
	Body   string
	// Echoed tells that the request got through to the backend, which echoes it;
	// then Body is empty.
	Echoed bool
	// Log is the line of the execution log that tells why; empty where the
	// backend answered.
	Log string
	// Unknown tells why there is no answer; empty where there is one.
	Unknown string
}

// ShowsAtRunTime tells whether the mistake is seen by callers: its symptom has
// the status or the text of an answer, rather than an error of a deployment.
func (r *Rule) ShowsAtRunTime() bool {
	return regexp.MustCompile(`\b[345]\d\d\b|Execution failed|Internal server error|Service Unavailable`).MatchString(r.Doc.Symptom)
}
