package awscli

import (
	"slices"
	"testing"
)

// The answers are those of version 1.45.11 of the AWS CLI.
func TestHas(t *testing.T) {
	for _, test := range []struct {
		service, operation, option string
		want                       bool
	}{
		{"apigatewayv2", "create-vpc-link", "subnet-ids", true},
		{"apigatewayv2", "create-vpc-link", "target-arns", false},
		{"apigateway", "create-vpc-link", "target-arns", true},
		{"apigateway", "create-vpc-link", "subnet-ids", false},
		{"apigateway", "create-rest-api", "api-version", true},
		{"apigatewayv2", "update-stage", "no-auto-deploy", true},
		{"apigatewayv2", "update-stage", "no-stage-name", false},
		{"apigateway", "put-integration", "query", true},
		{"apigateway", "put-integration", "rest-api", true},
		{"apigateway", "put-integration", "integration-uri", false},
		{"ec2", "authorize-security-group-ingress", "source-group", true},
		{"elbv2", "create-listener", "load-balancer-arn", true},
	} {
		call, ok := Find(test.service, test.operation)
		if !ok || call.Has(test.option) != test.want {
			t.Errorf("%s %s --%s: known %t, want option %t", test.service, test.operation, test.option, ok, test.want)
		}
	}
}

func TestOption(t *testing.T) {
	call, _ := Find("apigateway", "put-integration")
	for name, want := range map[string]string{"rest-api": "rest-api-id", "type": "type", "connection": "", "nothing": ""} {
		if option, ok := call.Option(name); option.Name != want || ok != (want != "") {
			t.Errorf("--%s stands for %q, want %q", name, option.Name, want)
		}
	}
}

func TestOperations(t *testing.T) {
	if names := Operations("elbv2"); !slices.Contains(names, "create-rule") || !slices.Contains(names, "wait") {
		t.Errorf("operations of elbv2: %v", names)
	}
	if names := Operations("ec2"); names != nil {
		t.Errorf("a service of which some calls are known has operations %v", names)
	}
}

func TestMembers(t *testing.T) {
	call, _ := Find("apigateway", "update-stage")
	option, _ := call.Option("patch-operations")
	items, list := option.Kind.Items()
	members, known := Members("apigateway", items)
	if !list || !known || members[0].Name != "op" {
		t.Errorf("patch operations are %q with %v", option.Kind, members)
	}
	if _, known := Members("apigateway", Text); known {
		t.Error("a text has members")
	}
}
