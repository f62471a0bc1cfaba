package simulate

import (
	"fmt"
	"regexp"
	"strconv"
)

// lineMockStatus is what an emulator writes.
const lineMockStatus = "Unable to parse statusCode. It should be an integer that is defined in the request template."

// mockStatus reads the status code out of what the request template of a MOCK
// makes. The object around it is read leniently: keys with or without quotes of
// either kind, and anything behind. Tried on AWS by the authors of emulators.
func mockStatus(rendered string) (int, bool) {
	pattern := regexp.MustCompile(`^\s*\{[\s,]*(?:[^:{}]*,)?\s*["']?statusCode["']?\s*:\s*(\d+)\s*[,}]`)
	found := pattern.FindStringSubmatch(rendered)
	if found == nil {
		return 0, false
	}
	status, err := strconv.Atoi(found[1])
	return status, err == nil
}

// answerMock makes the answer that a MOCK has instead of a backend: the status
// of the request template and no body. Recorded on AWS. Without a template it
// is the default response.
func (ex *Exchange) answerMock() error {
	ex.received = &Response{}
	if !ex.templated {
		return nil
	}
	status, ok := mockStatus(string(ex.body))
	if !ok {
		return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineMockStatus), At: ex.integration.Where()}
	}
	ex.received.Status = status
	return nil
}
