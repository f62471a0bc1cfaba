package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var own005 = lint.Rule{
	ID: "OWN005", Name: "placeholder-identifiers", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "an identifier of the guide's samples was left in",
		Why:     "Sample accounts and ids name nothing of yours, so the call or the deployment fails, or reaches somebody else's.",
		Symptom: "NotFoundException or BadRequestException",
		Fix:     "Write your own identifier, or take it from the answer of the call that made the object.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		if !p.Model.LeadsIntoVPC() {
			return
		}
		reported := make(map[string]bool)
		for text := range p.Model.Identifiers {
			literal, _ := text.Get()
			if sample := sampleIn(literal); sample != "" && !reported[sample] {
				reported[sample] = true
				p.Report(text.Find(sample), "%s %s", sample, saying(sample))
			}
		}
	},
}

// samples are the identifiers that the guide uses. Source: developer guide,
// the pages on private integrations and VPC links, and the AWS style for
// sample accounts.
var samples = map[string]bool{
	"123456789012": true, "111122223333": true, "012345678901": true,
	"api-id": true, "VPC-link-ID": true, "srv-id": true, "subnet-aaaa": true, "sg1234": true,
	"abcdef123": true, "gim7c3": true, "skpp60rab7": true, "50dc6c495c0c9188": true, "0467ef3c8400ae65": true,
}

// saying tells what a sample is.
func saying(sample string) string {
	if model.Unfilled(sample) {
		return "is yet to be replaced by an identifier of yours"
	}
	return "is a sample value of the documentation, not one of yours"
}

// sampleIn gives the first sample identifier or <placeholder> in a text.
func sampleIn(text string) string {
	separates := func(r rune) bool { return strings.ContainsRune(":/.,=?& \"'", r) }
	for word := range strings.FieldsFuncSeq(text, separates) {
		if samples[word] || model.Unfilled(word) {
			return word
		}
	}
	return ""
}
