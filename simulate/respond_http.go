package simulate

import (
	"context"

	"github.com/linkproof/linkproof/schema/model"
)

// respondHTTP passes the answer on, adds the id of the request and carries out
// the mappings for the status of the backend.
func respondHTTP(_ context.Context, ex *Exchange) error {
	if ex.function != nil {
		if err := ex.readResultHTTP(); err != nil {
			return err
		}
	}
	received := ex.received
	headers, err := ex.shareAnswer(received.Headers.Without("Transfer-Encoding").Without("Connection"))
	if err != nil {
		return err
	}
	ex.answer = Response{Status: received.Status, Headers: headers.With("apigw-requestid", ex.id), Body: received.Body}
	if err := ex.operate(ex.mappingsFor(received.Status), responseSyntax, responseValues{values{ex}}, ex.applyAnswer); err != nil {
		return err
	}
	ex.logAnswer()
	return nil
}

// mappingsFor gives the mappings of answers with a status.
func (ex *Exchange) mappingsFor(status int) []model.Mapping {
	var mappings []model.Mapping
	for i := range ex.integration.ResponseParameters {
		if m := &ex.integration.ResponseParameters[i]; m.Status.Is(decimal(status)) {
			mappings = append(mappings, m.Mapping)
		}
	}
	return mappings
}
