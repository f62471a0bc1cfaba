package shell

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

const namespaced = `O=$(aws servicediscovery create-private-dns-namespace --name a.internal --vpc vpc-1 --query OperationId --output text)
N=$(aws servicediscovery get-operation --operation-id "$O" --query Operation.Targets.NAMESPACE --output text)
I=$(aws servicediscovery create-service --name a --namespace-id "$N" --query Service.Id --output text)
A=$(aws servicediscovery get-service --id "$I" --query Service.Arn --output text)
aws apigatewayv2 create-integration --api-id a1 --integration-type HTTP_PROXY --connection-type VPC_LINK --connection-id l1 --integration-uri "$A"
`

func TestLookupsLeadToWhatTheScriptMade(t *testing.T) {
	m := load("deploy.sh", namespaced).Worlds[0]
	service := m.Integrations[0].CloudMap
	if service == nil {
		t.Fatalf("the integration calls %s, not the service", m.Integrations[0].URI)
	}
	namespace := service.Namespace.To
	if namespace == nil || !namespace.Kind.Is("DNS_PRIVATE") || !namespace.VPC.Is("vpc-1") {
		t.Errorf("the service lies in %+v, want the private namespace of vpc-1", namespace)
	}
}

func TestLookupsOfOneLoadBalancer(t *testing.T) {
	const maker = "B=$(aws elbv2 create-load-balancer --name a --type network --subnets s1 --query 'LoadBalancers[0].LoadBalancerArn' --output text)\n"
	const call = "aws apigateway put-integration --rest-api-id a1 --resource-id r1 --http-method GET --type HTTP_PROXY --connection-type VPC_LINK --connection-id l1 --uri \"http://$D/\"\n"
	for lookup, want := range map[string]model.Answer{
		`"$B"`:             model.Yes,
		`"$B" "$OTHER"`:    model.CannotTell,
		"arn:aws:elastic1": model.CannotTell,
	} {
		ask := "D=$(aws elbv2 describe-load-balancers --load-balancer-arns " + lookup + " --query 'LoadBalancers[0].DNSName' --output text)\n"
		m := load("deploy.sh", maker+ask+call).Worlds[0]
		endpoint, _ := m.Integrations[0].URI.Endpoint()
		if got := endpoint.Host.Same(m.Balancers[0].DNSName); got != want {
			t.Errorf("%s: the host is the name of the load balancer: %v, want %v", lookup, got, want)
		}
	}
}
