package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

// prm002 leaves keys that are no operation to prm001.
var prm002 = lint.Rule{
	ID: "PRM002", Name: "reserved-header", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a parameter mapping of an HTTP API writes a reserved header",
		Why:     "API Gateway keeps some headers of requests and responses to itself and refuses mappings to them; the wording of the refusal is not known.",
		Symptom: "BadRequestException when the integration is made",
		Fix:     "Write a header of another name; those of CORS come from the CORS configuration of the API.",
		Refs:    []string{guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP || !in.Kind.Is("HTTP_PROXY") {
			return
		}
		for _, request := range in.RequestParameters {
			checkReserved(p, request.Key)
		}
		for i := range in.ResponseParameters {
			checkReserved(p, in.ResponseParameters[i].Key)
		}
	}),
}

func checkReserved(p *lint.Pass, at model.Text) {
	key, known := at.Get()
	operation, err := mapping.ParseOperation(key)
	if known && err == nil && operation.Reserved() {
		p.Report(at, "the header %s is reserved, so that a mapping cannot change it", operation.Name)
	}
}
