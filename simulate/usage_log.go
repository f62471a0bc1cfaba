package simulate

// Lines about usage plans in the log of a stage. Source: AWS re:Post, "How can I
// use API Gateway logs to troubleshoot API issues?", with the blanks that logs
// of people have around a key that is missing.
const (
	lineVerifying = "Verifying Usage Plan for request: %s. API Key: %s API Stage: %s"
	lineUnneeded  = "API Key %s authorized because method '%s' does not require API Key. Request will not contribute to throttle or quota limits"
	linePlanHolds = "Usage Plan check succeeded for API Key %s and API Stage %s"
	// lineNoPlan is reported by third parties for a key without a plan.
	lineNoPlan = "API Key %s not authorized because method '%s' requires API Key and API Key is not associated with a Usage Plan for API Stage %s: No Usage Plan found for key and API Stage"
)

// logUsagePlan writes a line about usage plans, which only stages have.
func (ex *Exchange) logUsagePlan(line string, values ...any) {
	if ex.logsAsStage() {
		ex.log.line(line, values...)
	}
}

// shownKey is the API key of the request as logs show it.
func (ex *Exchange) shownKey() string {
	const header = "x-api-key"
	return masked(header, ex.headers.Get(header))
}

// shownStage names the stage as logs do.
func (ex *Exchange) shownStage() string { return ex.apiID() + "/" + ex.stageName() }
