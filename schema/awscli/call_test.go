package awscli

import "testing"

// The answers are those of version 2.9.19 of the AWS CLI.
func TestHas(t *testing.T) {
	for _, test := range []struct {
		service, operation, option string
		want                       bool
	}{
		{"apigatewayv2", "create-vpc-link", "subnet-ids", true},
		{"apigatewayv2", "create-vpc-link", "target-arns", false},
		{"apigateway", "create-vpc-link", "target-arns", true},
		{"apigateway", "create-vpc-link", "subnet-ids", false},
		{"apigatewayv2", "update-stage", "no-auto-deploy", true},
		{"apigateway", "put-integration", "query", true},
	} {
		call, ok := Find(test.service, test.operation)
		if !ok || call.Has(test.option) != test.want {
			t.Errorf("%s %s --%s: known %t, want option %t", test.service, test.operation, test.option, ok, test.want)
		}
	}
}
