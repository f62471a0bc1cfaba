package simulate

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
)

// lineMockStatus is what an emulator writes.
const lineMockStatus = "Unable to parse statusCode. It should be an integer that is defined in the request template."

// mockStatus reads the status code out of what the request template of a MOCK
// makes. What is no JSON is read leniently: keys with or without quotes of
// either kind, and nearly anything behind. Tried on AWS by the authors of
// emulators.
func mockStatus(rendered string) (int, bool) {
	var object struct {
		StatusCode json.Number `json:"statusCode"`
	}
	if json.Valid([]byte(rendered)) && !quotedStatus(rendered) && json.Unmarshal([]byte(rendered), &object) == nil {
		status, err := strconv.Atoi(object.StatusCode.String())
		return status, err == nil
	}
	lenient := regexp.MustCompile(`^\s*\{(?:[^{}]*,)?\s*(?:statusCode|"statusCode"|'statusCode')\s*:\s*(-?\d+)\s*(?:,\s*[^{\s]|\}\s*$)`)
	found := lenient.FindStringSubmatch(rendered)
	if found == nil {
		return 0, false
	}
	status, err := strconv.Atoi(found[1])
	return status, err == nil
}

// quotedStatus tells whether the status code is a text.
func quotedStatus(rendered string) bool {
	var object struct {
		StatusCode any `json:"statusCode"`
	}
	_ = json.Unmarshal([]byte(rendered), &object)
	_, text := object.StatusCode.(string)
	return text
}

// answerMock makes the answer that a MOCK has instead of a backend: the status
// of the request template and no body. Recorded on AWS. Without a template it
// is the default response.
func (ex *Exchange) answerMock() error {
	template := ex.bodyBy
	ex.received = &Response{}
	ex.turn()
	if !ex.templated {
		return nil
	}
	status, ok := mockStatus(string(ex.body))
	if !ok {
		return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineMockStatus), At: ex.integration.Where()}
	}
	ex.received.Status = status
	ex.narrate("mock", "the template gives the status "+decimal(status), template)
	return nil
}
