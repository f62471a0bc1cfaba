package rules

import (
	"errors"
	"strconv"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

var prm001 = lint.Rule{
	ID: "PRM001", Name: "http-api-mapping-key", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a parameter mapping of an HTTP API has a key that names nothing or a value that cannot be worked out",
		Why:     "A key is an action and a place: append, overwrite or remove of a header or query parameter, or overwrite:path; the keys of REST APIs mean nothing here.",
		Symptom: "Invalid Request Actioned Parameter",
		Fix:     "Write append:header.NAME, overwrite:querystring.NAME, remove:header.NAME or overwrite:path.",
		Refs:    []string{guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP || !in.Kind.Is("HTTP_PROXY") {
			return
		}
		for _, request := range in.RequestParameters {
			key, known := request.Key.Get()
			refused := &mapping.SyntaxError{}
			if _, err := mapping.ParseOperation(key); known && errors.As(err, &refused) {
				p.Report(request.Key, "the key %s of a request mapping names nothing: %s", key, refused.Message)
			}
			checkMappedValue(p, request.Value)
		}
		for i := range in.ResponseParameters {
			checkActionedResponse(p, &in.ResponseParameters[i])
		}
	}),
}

// checkMappedValue warns only: which variables there are is documented by
// examples.
func checkMappedValue(p *lint.Pass, value model.Text) {
	text, known := value.Get()
	refused := &mapping.SyntaxError{}
	if _, err := mapping.ParseTemplate(text); known && errors.As(err, &refused) {
		p.Report(value, "the value %s of a request mapping cannot be worked out: %s", text, refused.Message).
			As(lint.Warning).Shows("Invalid mapping expression specified")
	}
}

func checkActionedResponse(p *lint.Pass, response *model.ResponseMapping) {
	status, known := response.Status.Get()
	if number, err := strconv.Atoi(status); known && (err != nil || number < 200 || number > 599) {
		p.Report(response.Status, "%s is no status code from 200 to 599", status).Shows("Status Code x is not valid")
	}
	key, known := response.Key.Get()
	if _, err := mapping.ParseResponseOperation(key); known && err != nil {
		p.Report(response.Key, "the key %s of a response mapping is neither overwrite:statuscode nor an action on a header", key).
			Shows("Invalid Response Actioned Parameter destination specified: ...")
	}
}
