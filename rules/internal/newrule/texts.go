package main

import "strings"

// ruleText is the file of a new rule: it compiles and finds links of one
// name, so that the fixtures beside it pass until it is given its own check.
const ruleText = `package rules

import "github.com/linkproof/linkproof/rules/lint"

var {variable} = lint.Rule{
	ID: "{id}", Name: "{name}", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the mistake in one sentence",
		Why:     "What comes of it, in one or two sentences.",
		Symptom: "the error text of AWS, or what callers get",
		Fix:     "What to do.",
		Refs:    []string{guide + "http-api-vpc-links.html"},
	},
	Check: func(p *lint.Pass) {
		for _, link := range p.Model.Links {
			if link.Title.Is("change-me") {
				p.Report(link.Title, "the link is named %s", link.Title)
			}
		}
	},
}
`

// fixtures are the first examples of a new rule, in two notations, by name.
var fixtures = map[string]string{
	"bad/template.yaml":           badTemplate,
	"bad/get-vpc-links.json":      strings.ReplaceAll(links, "shop", "change-me"),
	"bad/get-vpc-links.json.want": "5 {id} \"is named change-me\"\n",
	"good/template.yaml":          goodTemplate,
	"good/get-vpc-links.json":     links,
}

const (
	badTemplate = `Resources:
  Link:
    Type: AWS::ApiGatewayV2::VpcLink
    Properties:
      Name: change-me # want {id} "is named change-me"
      SubnetIds: [subnet-0a1b2c3d, subnet-1b2c3d4e]
      SecurityGroupIds: [sg-0a1b2c3d]
`
	goodTemplate = `Resources:
  Link:
    Type: AWS::ApiGatewayV2::VpcLink
    Properties:
      Name: shop
      SubnetIds: [subnet-0a1b2c3d, subnet-1b2c3d4e]
      SecurityGroupIds: [sg-0a1b2c3d]
`
	links = `{
  "Items": [
    {
      "VpcLinkId": "a1b2c3",
      "Name": "shop",
      "SubnetIds": ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
      "SecurityGroupIds": ["sg-0a1b2c3d"],
      "VpcLinkStatus": "AVAILABLE",
      "VpcLinkVersion": "V2"
    }
  ]
}
`
)
