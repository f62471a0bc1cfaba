// Package jsonschema holds the JSON Schemas of the objects that integrations
// are made of, and puts the two validators behind guards: gojsonschema for
// single objects, kin-openapi for whole OpenAPI documents.
//
// Both validators know neither positions nor functions of CloudFormation. The
// package converts trees for them, gives what nobody can tell no part in the
// judgement, and turns their errors into faults at exact places with messages
// written for people.
//
// What a rule with an id of its own says better is not in the schemas:
//
//	a VPC_LINK without connectionId                  LNK002
//	the number of TargetArns                         LNK008
//	the integration type over a VPC link             INT001
//	the shape of the uri                             INT002, INT005
//	payloadFormatVersion                             INT008
//	a missing method of the integration              INT009
//	the range of the timeout                         LIM001
package jsonschema
