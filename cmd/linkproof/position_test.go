package main

import (
	"path/filepath"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

// position is a finding with the token that a person would point at.
type position struct {
	rule         string
	line, column int
	token        string
}

// TestPositions holds the places of findings against those that people chose,
// in every notation. What else is found in the files is not its matter.
func TestPositions(t *testing.T) {
	const balancer = "arn:aws:elasticloadbalancing:us-east-2:111111111111:loadbalancer/app/shop/50dc6c495c0c9188"
	tests := []struct {
		file string
		want []position
	}{
		{"template.yaml", []position{
			{"INT008", 17, 29, `"2.0"`},
			{"INT002", 18, 23, "http://orders.internal.example.com/orders"},
			{"LNK002", 19, 3, "Billing"},
			{"LIM001", 27, 24, "45000"},
			{"INT003", 28, 23, balancer},
			{"DOC003", 32, 19, "Apii"},
			{"SHP002", 33, 24, "HTTP_PROXI"},
			{"SHP001", 35, 7, "ConectionType"},
			{"SHP002", 43, 13, "70000"},
			{"DOC002", 45, 7, "Protocol"},
			{"SHP002", 52, 58, "ips"},
		}},
		{"rest.yaml", []position{
			{"LNK008", 11, 33, "TargetArns"},
			{"LNK007", 11, 51, "Alb"},
			{"INT009", 18, 3, "Get"},
			{"RTE003", 29, 49, "{id}"},
			{"LIM001", 30, 26, "20"},
			{"INT001", 39, 15, "AWS_PROXY"},
			{"STG001", 48, 3, "Stage"},
		}},
		{"template.json", []position{
			{"LNK007", 7, 55, `"` + balancer + `"`},
			{"LNK002", 9, 5, `"Orders"`},
			{"INT008", 16, 33, `"2.0"`},
			{"SHP001", 17, 9, `"TimeoutInMilis"`},
			{"INT002", 18, 39, `"http://${Host}/orders"`},
			{"DOC003", 18, 49, "Host"},
			{"DOC003", 23, 128, `"Order"`},
		}},
		{"sam.yaml", []position{
			{"SHP001", 8, 7, "TracingEnabledd"},
			{"STG001", 20, 31, "${stageVariables.lnik}"},
			{"RTE003", 21, 55, "{id}"},
			{"LNK002", 23, 15, "x-amazon-apigateway-integration"},
			{"INT005", 27, 22, "orders.example.com/orders"},
			{"DOC003", 35, 55, "Apl"},
		}},
		{"cdk.template.json", []position{
			{"LNK007", 7, 28, `"Balancer1A2B3C4D"`},
			{"INT009", 16, 3, `"ApiANY0F1E2D3C"`},
			{"LNK002", 16, 3, `"ApiANY0F1E2D3C"`},
			{"LIM001", 26, 25, "31000"},
			{"INT005", 27, 26, `["", ["arn:aws:elasticloadbalancing:us-east-2:", {"Ref": "AWS::AccountId"}, ":listener/app/a/b/c"]]`},
		}},
		{"openapi.yaml", []position{
			{"LNK002", 7, 7, "x-amazon-apigateway-integration"},
			{"LIM001", 12, 26, "20"},
			{"OAS007", 19, 33, `"#/components/responses/Fine"`},
			{"INT001", 21, 15, "aws_proxy"},
			{"INT009", 28, 7, "x-amazon-apigateway-integration"},
			{"SHP002", 30, 25, "vpc_link"},
			{"OAS001", 31, 9, "connectionid"},
			{"INT005", 32, 14, `"//orders.example.com/orders"`},
		}},
		{"openapi.json", []position{
			{"INT008", 13, 35, `"2.0"`},
			{"INT003", 14, 18, `"` + balancer + `"`},
			{"DOC002", 17, 7, `"get"`},
			{"INT009", 19, 9, `"x-amazon-apigateway-integration"`},
			{"LNK002", 19, 9, `"x-amazon-apigateway-integration"`},
			{"INT001", 19, 53, `"http"`},
			{"OAS001", 19, 236, `"colour"`},
		}},
		{"get-integrations.json", []position{
			{"LNK002", 4, 13, `"ConnectionType"`},
			{"INT003", 8, 31, `"` + balancer + `"`},
			{"INT008", 9, 37, `"2.0"`},
			{"LNK001", 13, 13, `"ConnectionId"`},
			{"OWN001", 17, 31, `"arn:aws:elasticloadbalancing:us-east-1:222222222222:listener/app/shop/50dc6c495c0c9188/0467ef3c8400ae65"`},
			{"OWN002", 17, 31, `"arn:aws:elasticloadbalancing:us-east-1:222222222222:listener/app/shop/50dc6c495c0c9188/0467ef3c8400ae65"`},
		}},
		{"get-vpc-links.yaml", []position{
			{"LNK008", 5, 3, "targetArns"},
			{"LNK007", 6, 5, balancer},
		}},
		{"get-method.json", []position{
			{"INT009", 4, 5, `"methodIntegration"`},
			{"LNK002", 4, 5, `"methodIntegration"`},
			{"INT005", 6, 16, `"parcels.example.com/{id}"`},
			{"RTE003", 6, 37, "{id}"},
		}},
		{"create-integration.json", []position{
			{"CLI012", 6, 5, `"ConnectionID"`},
			{"INT002", 7, 23, `"https://shop.example.com"`},
			{"INT008", 8, 29, `"2.0"`},
			{"SHP002", 9, 24, `"29000"`},
		}},
		{"create-vpc-link.yaml", []position{
			{"LNK007", 3, 5, balancer},
			{"SHP002", 4, 14, "12"},
		}},
		{"deploy.sh", []position{
			{"LNK002", 3, 18, "create-integration"},
			{"INT008", 5, 28, "2.0"},
			{"INT003", 6, 21, balancer},
			{"CLI005", 8, 77, "${stageVariables.link}"},
			{"STG001", 8, 77, "${stageVariables.link}"},
			{"CLI004", 9, 41, "?"},
			{"CLI003", 9, 45, "&"},
			{"CLI002", 10, 45, " "},
			{"CLI004", 12, 41, "?"},
			{"CLI001", 14, 3, "--timeout-in-millis"},
		}},
		{"runbook.md", []position{
			{"LNK007", 7, 17, balancer},
			{"LNK002", 13, 18, "create-integration"},
			{"INT008", 14, 55, "2.0"},
			{"LIM001", 14, 79, "20"},
			{"INT002", 15, 21, "http://shop.example.com"},
			{"CLI004", 21, 66, "["},
		}},
		{"parameters.yaml", []position{
			{"LNK007", 8, 48, "Target"},
			{"LIM001", 18, 29, "Timeout"},
			{"INT003", 19, 28, `"${Target}"`},
		}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			found := positions(t, test.file)
			for _, want := range test.want {
				if !found[want] {
					t.Errorf("no %s at %d:%d on %q; found %v", want.rule, want.line, want.column, want.token, found)
				}
			}
		})
	}
}

// positions lints a file of the fixtures, with the parameters of the file
// beside parameters.yaml.
func positions(t *testing.T, name string) map[position]bool {
	t.Helper()
	folder := filepath.Join("..", "..", "fixtures", "positions")
	parameters, err := readParameterFiles([]string{filepath.Join(folder, "parameters.given.json")})
	if err != nil {
		t.Fatal(err)
	}
	options := schema.Options{Given: model.Given{Parameters: parameters}}
	loaded, err := schema.Load(t.Context(), []string{filepath.Join(folder, name)}, options)
	if err != nil || len(loaded.Results) != 1 {
		t.Fatalf("%d input sets, %v", len(loaded.Results), err)
	}
	found := make(map[position]bool)
	all := lint.Options{Rules: rules.All(), Known: rules.All()}
	findings := lint.Run(loaded.Results[0], all)
	for i := range findings {
		finding := &findings[i]
		from := finding.Span.From()
		found[position{finding.Rule.ID, from.Line, from.Column, finding.Span.Text()}] = true
	}
	return found
}
