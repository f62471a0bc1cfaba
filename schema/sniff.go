package schema

import (
	"bytes"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/shell"
)

// gatewayMarks occur in what is about API Gateway: the first three in every
// template and document with an API, the others in what the AWS CLI prints
// and takes. A file with one is ours even where it cannot be parsed.
var gatewayMarks = [...]string{
	"AWS::ApiGateway", "AWS::Serverless", "x-amazon-apigateway", "IntegrationUri", "methodIntegration", "VpcLinkId", "RouteKey",
}

// templateMark occurs in every template; one without an API is not read.
const templateMark = "AWS::"

// interest is what the bytes of a file tell before it is parsed.
type interest uint8

const (
	// foreign: not ours.
	foreign interest = iota
	// possible: perhaps something that the AWS CLI prints.
	possible
	// certain: about API Gateway, whether or not it can be parsed.
	certain
)

// sniff looks at the bytes of a file that was found in a folder, which costs
// far less than to parse it.
func sniff(name string, src []byte) interest {
	if shell.Named(name) {
		return foreign
	}
	for i := range gatewayMarks {
		if bytes.Contains(src, []byte(gatewayMarks[i])) {
			return certain
		}
	}
	if awsjson.Failed(src) || awsjson.Hinted(src) && !bytes.Contains(src, []byte(templateMark)) {
		return possible
	}
	return foreign
}
