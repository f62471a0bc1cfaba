package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var own002 = lint.Rule{
	ID: "OWN002", Name: "target-region-or-partition-mismatch", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a private target lies in another Region or partition than the API",
		Why:     "VPC links and load balancers are regional: a link never leaves its Region.",
		Symptom: "the target is not found: the integration is refused, or every request through it fails",
		Fix:     "Name a target in the Region of the API.",
		Refs:    []string{guide + "getting-started-with-private-integration.html", guide + "apigateway-vpc-links-v2.html"},
	},
	Check: func(p *lint.Pass) {
		comparePartitions(p)
		comparison{
			field: "Region", of: model.PrivateTarget.Region, own: ownRegion,
			exempt: func(string) bool { return false },
		}.report(p)
	},
}

func ownRegion(m *model.Model, api *model.API) model.Text {
	if api != nil && api.Region.Known() {
		return api.Region
	}
	return m.Region
}

// partitions lists the partitions of Regions whose names start so; the other
// Regions are of partition aws. Source: the partition data of the AWS SDKs.
var partitions = [...]struct{ start, name string }{
	{"cn-", "aws-cn"},
	{"us-gov-", "aws-us-gov"},
	{"us-iso-", "aws-iso"},
	{"us-isob-", "aws-iso-b"},
	{"eu-isoe-", "aws-iso-e"},
	{"us-isof-", "aws-iso-f"},
	{"eusc-", "aws-eusc"},
}

func partitionOf(region string) string {
	for _, partition := range partitions {
		if strings.HasPrefix(region, partition.start) {
			return partition.name
		}
	}
	return "aws"
}

func comparePartitions(p *lint.Pass) {
	for target := range p.Model.PrivateTargets {
		arn, _ := target.ARN()
		region, known := arn.Region.Get()
		partition, given := arn.Partition.Get()
		if want := partitionOf(region); known && given && region != "" && partition != want {
			p.Report(target, "Region %s is of partition %s, not %s: %s", region, want, partition, target)
		}
	}
}
