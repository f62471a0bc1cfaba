package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// jsonTemplate makes a CloudFormation template of at least so many bytes.
func jsonTemplate(size int) []byte {
	var text strings.Builder
	text.WriteString("{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {")
	for i := 0; text.Len() < size; i++ {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `
    "Link%[1]d": {
      "Type": "AWS::ApiGateway::VpcLink",
      "Properties": {"Name": {"Fn::Sub": "${AWS::StackName}-link-%[1]d"}, "TargetArns": [{"Ref": "Balancer%[1]d"}]}
    },
    "Method%[1]d": {
      "Type": "AWS::ApiGateway::Method",
      "DependsOn": ["Link%[1]d", "Authorizer"],
      "Properties": {
        "HttpMethod": "GET",
        "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]},
        "RestApiId": {"Ref": "Api"},
        "ApiKeyRequired": false,
        "Integration": {
          "Type": "HTTP_PROXY",
          "ConnectionType": "VPC_LINK",
          "ConnectionId": {"Ref": "Link%[1]d"},
          "IntegrationHttpMethod": "GET",
          "TimeoutInMillis": 29000,
          "Uri": {"Fn::Join": ["", ["http://", {"Fn::GetAtt": ["Balancer%[1]d", "DNSName"]}, ":%[2]d/orders/{id}"]]},
          "RequestTemplates": {"application/json": "{\n  \"id\": \"$input.params('id')\"\n}"}
        }
      }
    }`, i, 8000+i)
	}
	text.WriteString("\n  }\n}\n")
	return []byte(text.String())
}

// yamlTemplate makes the like of it in YAML.
func yamlTemplate(size int) []byte {
	var text strings.Builder
	text.WriteString("AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n")
	for i := 0; text.Len() < size; i++ {
		fmt.Fprintf(&text, `
  # The private way to service %[1]d.
  Link%[1]d:
    Type: AWS::ApiGateway::VpcLink
    Properties:
      Name: !Sub "${AWS::StackName}-link-%[1]d"
      TargetArns:
        - !Ref Balancer%[1]d
  Method%[1]d:
    Type: AWS::ApiGateway::Method
    DependsOn: [Link%[1]d, Authorizer]
    Properties:
      HttpMethod: GET
      ResourceId: !GetAtt Api.RootResourceId
      RestApiId: !Ref Api
      ApiKeyRequired: false
      Integration:
        Type: HTTP_PROXY
        ConnectionType: VPC_LINK   # private
        ConnectionId: !Ref Link%[1]d
        IntegrationHttpMethod: GET
        TimeoutInMillis: 29000
        Uri: !Sub 'http://${Balancer%[1]d.DNSName}:%[2]d/orders/{id}'
        RequestTemplates:
          application/json: |
            {
              "id": "$input.params('id')"
            }
`, i, 8000+i)
	}
	return []byte(text.String())
}

func BenchmarkReadJSON(b *testing.B) {
	for _, size := range []int{4 << 10, 1 << 20} {
		src := jsonTemplate(size)
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) {
			benchmarkRead(b, "template.json", src)
		})
	}
}

func BenchmarkReadYAML(b *testing.B) { benchmarkRead(b, "template.yaml", yamlTemplate(10<<10)) }

// BenchmarkLibraryYAML is the part of BenchmarkReadYAML that is not ours.
func BenchmarkLibraryYAML(b *testing.B) {
	src := yamlTemplate(10 << 10)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if root, err := loadYAML(src, DefaultLimits()); root == nil || err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkRead(b *testing.B, name string, src []byte) {
	b.Helper()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if file := Read(name, src, DefaultLimits()); file.Root == nil || len(file.Problems) > 0 {
			b.Fatal(file.Problems)
		}
	}
}
