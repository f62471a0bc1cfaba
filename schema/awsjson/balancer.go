package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readLoadBalancer(s *snapshot, f model.Fields) {
	arn := f.Text("LoadBalancerArn")
	if s.again("balancer", arn, f) {
		return
	}
	balancer := &model.LoadBalancer{
		Object: f.Describe("AWS::ElasticLoadBalancingV2::LoadBalancer", f.Text("LoadBalancerName").String()), ARN: arn,
		DNSName: f.Text("DNSName"), Kind: f.Text("Type"), Scheme: f.Text("Scheme"), IPAddressType: f.Text("IpAddressType"),
		EnforcesOnPrivateLink: f.Text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
	}
	balancer.Attributes, balancer.AttributesOpen = attributesOf(f, "LoadBalancerArn")
	balancer.Placement = f.Placement("Subnets", "SecurityGroups") // as create-load-balancer takes them
	balancer.VPC = f.Text("VpcId")
	if f.Has("AvailabilityZones") {
		var zones []model.Fields
		zones, balancer.SubnetList = f.Objects("AvailabilityZones")
		for _, zone := range zones {
			balancer.Subnets = append(balancer.Subnets, zone.Text("SubnetId"))
			balancer.Zones = append(balancer.Zones, zone.Text("ZoneName"))
		}
	}
	s.Balancers = append(s.Balancers, balancer)
}

func readListener(s *snapshot, f model.Fields) {
	arn := f.Text("ListenerArn")
	if s.again("listener", arn, f) {
		return
	}
	listener := &model.Listener{
		Object: f.Describe("AWS::ElasticLoadBalancingV2::Listener", f.Text("Protocol").String()+" "+f.Text("Port").String()), ARN: arn,
		LoadBalancer: model.Ref[model.LoadBalancer]{ID: f.Text("LoadBalancerArn")}, Port: f.Int("Port"), Protocol: f.Text("Protocol"),
		SSLPolicy: f.Text("SslPolicy"), MutualTLS: f.Object("MutualAuthentication").Text("Mode"),
	}
	listener.Certificates = f.CertificateARNs("Certificates")
	_, listener.CertificateList = f.Objects("Certificates")
	listener.Actions = f.Actions("DefaultActions")
	s.Listeners = append(s.Listeners, listener)
}

func readTargetGroup(s *snapshot, f model.Fields) {
	arn := f.Text("TargetGroupArn")
	if s.again("group", arn, f) {
		return
	}
	group := &model.TargetGroup{
		Object: f.Describe("AWS::ElasticLoadBalancingV2::TargetGroup", f.Text("TargetGroupName").String()), ARN: arn,
		Port: f.Int("Port"), Protocol: f.Text("Protocol"), TargetKind: f.Text("TargetType"), ProtocolVersion: f.Text("ProtocolVersion"),
		VPC: f.Text("VpcId"), HealthCheck: readHealthCheck(f),
	}
	group.Attributes, group.AttributesOpen = attributesOf(f, "TargetGroupArn")
	s.Groups = append(s.Groups, group)
}

// attributesOf gives the attributes that a script sets. An answer, which has
// the key that names the object, does not hold them.
func attributesOf(f model.Fields, answered string) (settings []model.Setting, open bool) {
	objects, count := f.Objects("Attributes")
	settings = make([]model.Setting, 0, len(objects))
	for _, attribute := range objects {
		settings = append(settings, model.Setting{Name: attribute.Text("Key"), Value: attribute.Text("Value")})
	}
	return settings, f.Has(answered) || count.Unknown()
}

func readHealthCheck(f model.Fields) model.HealthCheck {
	matcher := f.Object("Matcher")
	check := model.HealthCheck{
		Enabled: f.Bool("HealthCheckEnabled"), Protocol: f.Text("HealthCheckProtocol"), Path: f.Text("HealthCheckPath"),
		Port: f.Text("HealthCheckPort"), Codes: matcher.Text("HttpCode"),
	}
	if check.Codes.Absent() {
		check.Codes = matcher.Text("GrpcCode")
	}
	return check
}
