package awsjson

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestContradictions: files that say different things of one object are told
// apart from those that say more, less or the same in another order.
func TestContradictions(t *testing.T) {
	for name, test := range map[string]struct{ documents, want []string }{
		"the same": {[]string{
			`{"VpcLinkId": "l1", "SubnetIds": ["s1", "s2"]}`, `{"Items": [{"VpcLinkId": "l1", "SubnetIds": ["s2", "s1"]}]}`,
		}, nil},
		"a list": {[]string{
			`{"VpcLinkId": "l1", "SubnetIds": ["s1", "s2"]}`, `{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`,
		}, []string{`l1 SubnetIds: ["s1", "s2"] or ["s1"]`}},
		"another object": {[]string{
			`{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`, `{"VpcLinkId": "l2", "SubnetIds": ["s2"]}`,
		}, nil},
		"what changes by itself": {[]string{
			`{"VpcLinkId": "l1", "SubnetIds": ["s1"], "VpcLinkStatus": "PENDING"}`,
			`{"VpcLinkId": "l1", "SubnetIds": ["s1"], "VpcLinkStatus": "AVAILABLE"}`,
		}, nil},
		"what is not told": {[]string{
			`{"TargetGroups": [{"TargetGroupArn": "arn:g", "TargetGroupName": "g", "Port": 80}]}`,
			`{"TargetGroups": [{"TargetGroupArn": "arn:g", "TargetGroupName": "g", "Protocol": "TCP", "VpcId": null}]}`,
		}, nil},
		"what is yet to be filled in": {[]string{
			`{"VpcLinkId": "l1", "SubnetIds": ["<subnet>"]}`, `{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`,
		}, nil},
		"one file of two times": {[]string{
			`[{"VpcLinkId": "l1", "SubnetIds": ["s1"]}, {"VpcLinkId": "l1", "SubnetIds": ["s2"]}]`,
		}, nil},
		"the third": {[]string{
			`{"Services": [{"Id": "srv-1", "Arn": "arn:s", "Name": "a"}]}`,
			`{"Service": {"Id": "srv-1", "Arn": "arn:s", "Name": "a", "DnsConfig": {"DnsRecords": [{"Type": "A"}]}}}`,
			`{"Service": {"Id": "srv-1", "Arn": "arn:s", "Name": "a", "DnsConfig": {"DnsRecords": [{"Type": "SRV"}, {"Type": "A"}]}}}`,
		}, []string{`srv-1 DnsConfig.DnsRecords.Type: {"DnsRecords": [{"Type": "A"}]} or {"DnsRecords": [{"Type": "SRV"}, {"Type": "A"}]}`}},
		"variables of a stage": {[]string{
			`{"stageName": "prod", "deploymentId": "d1", "createdDate": "2026-01-01", "variables": {"host": "a"}}`,
			`{"item": [{"stageName": "prod", "deploymentId": "d1", "createdDate": "2026-01-01", "variables": {"host": "b"}}]}`,
		}, []string{`prod of 2026-01-01 variables: {"host": "a"} or {"host": "b"}`}},
		"stages of two APIs": {[]string{
			`{"stageName": "prod", "deploymentId": "d1", "createdDate": "2026-01-01", "variables": {"host": "a"}}`,
			`{"stageName": "prod", "deploymentId": "d2", "createdDate": "2026-01-02", "variables": {"host": "b"}}`,
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, contradictions(world(t, test.documents...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFactsContradict: what a context says of an object is compared too, and
// what the files of the set say counts.
func TestFactsContradict(t *testing.T) {
	own := read(t, "own.json", `{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`)
	facts := read(t, "facts.json", `{"VpcLinkId": "l1", "SubnetIds": ["s2"]}`)
	m := Load([]*syntax.File{own}, model.Given{}, func() *model.Model { return Facts([]*syntax.File{facts}, model.Given{}) }).Worlds[0]
	found := m.Contradictions()
	if len(found) != 1 || found[0].Taken.Where().File != own || found[0].Other.Where().File != facts {
		t.Errorf("%d contradictions", len(found))
	}
}

func contradictions(m *model.Model) []string {
	var lines []string
	all := m.Contradictions()
	for i := range all {
		found := &all[i]
		lines = append(lines, found.Of+" "+found.Setting+": "+found.Taken.Where().Text()+" or "+found.Other.Where().Text())
	}
	return lines
}
