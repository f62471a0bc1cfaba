package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

// ruleLines tells of rules what they let through, one a line.
func ruleLines(direction string, rules []model.SecurityRule) []string {
	var lines []string
	for i := range rules {
		rule := &rules[i]
		peer := rule.CIDR
		if rule.Group.Present() {
			peer = rule.Group
		}
		from, _ := rule.From.Get()
		to, _ := rule.To.Get()
		lines = append(lines, fmt.Sprintf("%s %s %d-%d %s", direction, rule.Protocol, from, to, peer))
	}
	return lines
}

func TestRulesOfSecurityGroups(t *testing.T) {
	const group = "G=$(aws ec2 create-security-group --group-name g --description d --vpc-id vpc-1 --query GroupId --output text)\n"
	const out = "out -1 0-0 0.0.0.0/0"
	tests := map[string]struct {
		src  string
		want []string
	}{
		"a new group":     {"", []string{"open", out}},
		"a source group":  {"aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 443 --source-group sg-1", []string{"in tcp 443-443 sg-1", out}},
		"a range":         {"aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 80-89 --cidr 10.0.0.0/8", []string{"in tcp 80-89 10.0.0.0/8", out}},
		"all protocols":   {"aws ec2 authorize-security-group-ingress --group-id $G --protocol all --cidr 10.0.0.0/8", []string{"in -1 0-0 10.0.0.0/8", out}},
		"shorthand":       {"aws ec2 authorize-security-group-ingress --group-id $G --ip-permissions 'IpProtocol=tcp,FromPort=1,ToPort=2,IpRanges=[{CidrIp=10.0.0.0/8},{CidrIp=10.9.0.0/16}]'", []string{"in tcp 1-2 10.0.0.0/8", "in tcp 1-2 10.9.0.0/16", out}},
		"JSON":            {`aws ec2 authorize-security-group-ingress --group-id $G --ip-permissions '[{"IpProtocol":"tcp","FromPort":1,"ToPort":2,"UserIdGroupPairs":[{"GroupId":"sg-1"}]}]'`, []string{"in tcp 1-2 sg-1", out}},
		"outgoing":        {"aws ec2 authorize-security-group-egress --group-id $G --protocol tcp --port 443 --cidr 10.0.0.0/8", []string{out, "out tcp 443-443 10.0.0.0/8"}},
		"the default out": {"aws ec2 revoke-security-group-egress --group-id $G --protocol all --cidr 0.0.0.0/0", nil},
		"in a branch":     {"if [ -n \"$X\" ]; then aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 1 --cidr 10.0.0.0/8; fi", []string{"open", out}},
		"taken away":      {"aws ec2 revoke-security-group-ingress --group-id $G --protocol tcp --port 1 --cidr 10.0.0.0/8", []string{"open", out}},
		"of some group":   {"aws ec2 authorize-security-group-ingress --group-id \"$OTHER\" --protocol tcp --port 1 --cidr 10.0.0.0/8", []string{"open", out}},
		"of another":      {"aws ec2 authorize-security-group-ingress --group-id sg-2 --protocol tcp --port 1 --cidr 10.0.0.0/8", []string{"open", out}},
		"by the name":     {"aws ec2 authorize-security-group-ingress --group-name g --protocol tcp --port 1 --cidr 10.0.0.0/8", []string{"open", out}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			made := load("deploy.sh", group+test.src+"\n").Worlds[0].SecurityGroups[0]
			var got []string
			if made.RulesOpen {
				got = append(got, "open")
			}
			got = append(got, append(ruleLines("in", made.Ingress), ruleLines("out", made.Egress)...)...)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("rules of %s (-want +got):\n%s", strings.TrimSpace(test.src), diff)
			}
		})
	}
}
