package shell

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestLoadBalancersAreChanged(t *testing.T) {
	const made = "NLB=$(aws elbv2 create-load-balancer --name a --type network --subnets s1 --query 'LoadBalancers[0].LoadBalancerArn' --output text)\n" +
		"TARGETS=$(aws elbv2 create-target-group --name a --protocol TCP --port 80 --query 'TargetGroups[0].TargetGroupArn' --output text)\n"
	world := load("a.sh", made+`
aws elbv2 set-security-groups --load-balancer-arn "$NLB" --security-groups sg-1 \
  --enforce-security-group-inbound-rules-on-private-link-traffic off
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$NLB" --attributes Key=deletion_protection.enabled,Value=true
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$NLB" --attributes Key=load_balancing.cross_zone.enabled,Value=true
aws elbv2 modify-target-group-attributes --target-group-arn "$TARGETS" --attributes Key=proxy_protocol_v2.enabled,Value=true
aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB"
`).Worlds[0]
	balancer, group := world.Balancers[0], world.Groups[0]
	crossZone, _ := model.Lookup(balancer.Attributes, "load_balancing.cross_zone.enabled")
	proxy, _ := model.Lookup(group.Attributes, "proxy_protocol_v2.enabled")
	for what, holds := range map[string]bool{
		"security groups are set":             len(balancer.SecurityGroups) == 1 && balancer.SecurityGroups[0].Is("sg-1"),
		"they do not judge PrivateLink":       balancer.EnforcesOnPrivateLink.Is("off"),
		"attributes of two calls are kept":    len(balancer.Attributes) == 2 && crossZone.IsFold("true") && !balancer.AttributesOpen,
		"attributes of a target group":        proxy.IsFold("true") && !group.AttributesOpen,
		"the endpoint service has it, joined": len(world.EndpointServices) == 1 && world.EndpointServices[0].Balancers[0].To == balancer,
	} {
		if !holds {
			t.Errorf("not so: %s", what)
		}
	}
}

func TestABalancerThatWasMadeElsewhereIsNotChanged(t *testing.T) {
	world := load("a.sh", "aws elbv2 create-load-balancer --name a\naws elbv2 set-security-groups --load-balancer-arn arn:other --security-groups sg-1\n").Worlds[0]
	if got := world.Balancers[0].SecurityGroups; len(got) != 0 {
		t.Errorf("got security groups %v, want none", got)
	}
}
