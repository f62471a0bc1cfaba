package cfn

import "github.com/linkproof/linkproof/schema/model"

func readLoadBalancer(b *builder, d described) {
	balancer := &model.LoadBalancer{
		Object: d.object, ARN: d.self(model.LoadBalancerARN), DNSName: d.self(model.DNSName), Kind: d.Text("Type"), Scheme: d.Text("Scheme"),
	}
	balancer.SecurityGroups, _ = d.Texts("SecurityGroups")
	balancer.Subnets, _ = d.Texts("Subnets")
	b.Balancers = append(b.Balancers, balancer)
}

func readListener(b *builder, d described) {
	listener := &model.Listener{Object: d.object, ARN: d.self(model.ListenerARN), Port: d.Int("Port"), Protocol: d.Text("Protocol")}
	listener.LoadBalancer.ID = d.Text("LoadBalancerArn")
	certificates, _ := d.Objects("Certificates")
	for _, certificate := range certificates {
		listener.Certificates = append(listener.Certificates, certificate.Text("CertificateArn"))
	}
	actions, _ := d.Objects("DefaultActions")
	for _, action := range actions {
		listener.Actions = append(listener.Actions, readAction(action))
	}
	b.Listeners = append(b.Listeners, listener)
}

func readAction(f model.Fields) model.Action {
	fixed := f.Object("FixedResponseConfig")
	action := model.Action{
		Object: f.Describe("Action", ""), Kind: f.Text("Type"), StatusCode: fixed.Text("StatusCode"),
		ContentType: fixed.Text("ContentType"), Body: fixed.Text("MessageBody"),
	}
	if group := f.Text("TargetGroupArn"); group.Present() {
		action.Groups = append(action.Groups, model.Ref[model.TargetGroup]{ID: group})
	}
	groups, _ := f.Object("ForwardConfig").Objects("TargetGroups")
	for _, group := range groups {
		action.Groups = append(action.Groups, model.Ref[model.TargetGroup]{ID: group.Text("TargetGroupArn")})
	}
	return action
}

func readTargetGroup(b *builder, d described) {
	b.Groups = append(b.Groups, &model.TargetGroup{
		Object: d.object, ARN: d.self(model.TargetGroupARN), Port: d.Int("Port"), Protocol: d.Text("Protocol"), TargetKind: d.Text("TargetType"),
	})
}

func readCertificate(b *builder, d described) {
	certificate := &model.Certificate{Object: d.object, ARN: d.self(model.OtherARN)}
	if name := d.Text("DomainName"); name.Present() {
		certificate.Names = append(certificate.Names, name)
	}
	names, _ := d.Texts("SubjectAlternativeNames")
	certificate.Names = append(certificate.Names, names...)
	b.Certificates = append(b.Certificates, certificate)
}
