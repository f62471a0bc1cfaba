package schema

import (
	"bytes"
	"path/filepath"
	"slices"

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
	if marked(src, gatewayMarks[:]) {
		return certain
	}
	if awsjson.Failed(src) || awsjson.Hinted(src) && !bytes.Contains(src, []byte(templateMark)) {
		return possible
	}
	return foreign
}

// documentMarks are what the kinds of files that are read have, about API
// Gateway or not.
var documentMarks = [...]string{templateMark, "AWSTemplateFormatVersion", `"openapi"`, `"swagger"`, "openapi:", "swagger:"}

// sniffNamed looks at the bytes of a file that was named itself, as a hook
// names every file of a commit: each is parsed, but one that cannot be parsed,
// such as a template of Helm, is ours only if it looks like it.
func sniffNamed(name string, src []byte) interest {
	words := filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".yml" && awsjson.Mentioned(src)
	if words || marked(src, gatewayMarks[:]) || marked(src, documentMarks[:]) {
		return certain
	}
	return possible
}

// marked tells whether a text has one of some marks.
func marked(src []byte, marks []string) bool {
	return slices.ContainsFunc(marks, func(mark string) bool { return bytes.Contains(src, []byte(mark)) })
}
