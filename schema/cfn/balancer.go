package cfn

import "github.com/linkproof/linkproof/schema/model"

func readLoadBalancer(b *builder, d described) {
	balancer := &model.LoadBalancer{
		Object: d.object, ARN: d.self(model.LoadBalancerARN), DNSName: d.self(model.DNSName), Kind: d.Text("Type"), Scheme: d.Text("Scheme"),
		IPAddressType: d.Text("IpAddressType"), EnforcesOnPrivateLink: d.Text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
	}
	balancer.Placement = d.Placement("Subnets", "SecurityGroups")
	if d.Has("SubnetMappings") {
		var mappings []model.Fields
		mappings, balancer.SubnetList = d.Objects("SubnetMappings")
		for _, mapping := range mappings {
			balancer.Subnets = append(balancer.Subnets, mapping.Text("SubnetId"))
		}
	}
	balancer.Attributes, balancer.AttributesOpen = attributesOf(d.Fields, "LoadBalancerAttributes")
	b.Balancers = append(b.Balancers, balancer)
}

func readListener(b *builder, d described) {
	listener := &model.Listener{
		Object: d.object, ARN: d.self(model.ListenerARN), Port: d.Int("Port"), Protocol: d.Text("Protocol"),
		HandedOn: d.resource.handedOn, SSLPolicy: d.Text("SslPolicy"), MutualTLS: d.Object("MutualAuthentication").Text("Mode"),
	}
	_, listener.CertificateList = d.Objects("Certificates")
	listener.LoadBalancer.ID = d.Text("LoadBalancerArn")
	listener.Certificates = d.CertificateARNs("Certificates")
	listener.Actions = d.Actions("DefaultActions")
	b.Listeners = append(b.Listeners, listener)
}

func readTargetGroup(b *builder, d described) {
	group := &model.TargetGroup{
		Object: d.object, ARN: d.self(model.TargetGroupARN), Port: d.Int("Port"), Protocol: d.Text("Protocol"), TargetKind: d.Text("TargetType"),
		ProtocolVersion: d.Text("ProtocolVersion"), VPC: d.Text("VpcId"), HealthCheck: readHealthCheck(d),
	}
	group.Attributes, group.AttributesOpen = attributesOf(d.Fields, "TargetGroupAttributes")
	targets, _ := d.Objects("Targets")
	for _, target := range targets {
		group.Targets = append(group.Targets, model.Target{
			Object: d.inner(target), ID: target.Text("Id"), Port: target.Int("Port"), Zone: target.Text("AvailabilityZone"),
		})
	}
	b.Groups = append(b.Groups, group)
}

func readHealthCheck(d described) model.HealthCheck {
	matcher := d.Object("Matcher")
	check := model.HealthCheck{
		Enabled: d.Bool("HealthCheckEnabled"), Protocol: d.Text("HealthCheckProtocol"), Path: d.Text("HealthCheckPath"),
		Port: d.Text("HealthCheckPort"), Codes: matcher.Text("HttpCode"),
	}
	if check.Codes.Absent() {
		check.Codes = matcher.Text("GrpcCode")
	}
	return check
}

func readCertificate(b *builder, d described) {
	certificate := &model.Certificate{Object: d.object, ARN: d.self(model.OtherARN), Authority: d.Text("CertificateAuthorityArn")}
	if name := d.Text("DomainName"); name.Present() {
		certificate.Names = append(certificate.Names, name)
	}
	names, count := d.Texts("SubjectAlternativeNames")
	certificate.NamesOpen = count.Unknown()
	certificate.Names = append(certificate.Names, names...)
	b.Certificates = append(b.Certificates, certificate)
}
