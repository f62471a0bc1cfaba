package simulate

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// signed begins the value of Authorization that is a signature of AWS. Source:
// AWS General Reference, "Signature Version 4 signing process".
const signed = "AWS4-HMAC-"

// dropSignature removes what proves who the caller is: a signature, or whatever
// stands in Authorization of a method with AWS_IAM. Source: developer guide,
// "Important notes".
func (ex *Exchange) dropSignature() {
	if ex.Stage == nil || ex.API.Protocol != model.REST {
		return
	}
	given, guard := ex.headers.Get("Authorization"), ex.Route.Authorization
	if given != "" && (guard.Is("AWS_IAM") || strings.HasPrefix(given, signed)) {
		ex.note("headers", "Authorization stays here, since it is a signature", guard.Where())
		ex.headers = ex.headers.Without("Authorization")
	}
}
