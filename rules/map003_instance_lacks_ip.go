package rules

import (
	"net/netip"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map003 leaves instances of a kind that has no address to map004.
var map003 = lint.Rule{
	ID: "MAP003", Name: "instance-lacks-ip", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an instance of a Cloud Map service that an API calls has no usable address",
		Why:     "An HTTP API calls the IPv4 address that the instance was registered with, through interfaces in your subnets. Whether it calls IPv6 addresses is not documented.",
		Symptom: "503 Service Unavailable when the instance is chosen",
		Fix:     "Register the instance with the private address in AWS_INSTANCE_IPV4.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", cloudMap + "API_RegisterInstance.html"},
	},
	Check: eachCalledInstance(func(p *lint.Pass, instance *model.Instance) {
		if instance.AttributesOpen || otherKind(instance) {
			return
		}
		address, has := model.Lookup(instance.Attributes, "AWS_INSTANCE_IPV4")
		_, newer := model.Lookup(instance.Attributes, "AWS_INSTANCE_IPV6")
		switch {
		case has:
			checkAddress(p, address)
		case newer:
			p.Report(instance, "instance %s has an IPv6 address only", instance.Name).As(lint.Warning)
		default:
			p.Report(instance, "instance %s has no attribute AWS_INSTANCE_IPV4", instance.Name)
		}
	}),
}

// eachCalledInstance makes a check that looks at every instance of a service
// that an integration calls.
func eachCalledInstance(check func(*lint.Pass, *model.Instance)) func(*lint.Pass) {
	return func(p *lint.Pass) {
		for _, instance := range p.Model.Instances {
			if service := instance.Service.To; service != nil && len(service.Callers) > 0 {
				check(p, instance)
			}
		}
	}
}

func checkAddress(p *lint.Pass, address model.Text) {
	text, known := address.Get()
	if !known {
		return
	}
	ip, err := netip.ParseAddr(text)
	switch {
	case err != nil || !ip.Is4():
		p.Report(address, "AWS_INSTANCE_IPV4 is %q, not an IPv4 address", text)
	case ip.IsLinkLocalUnicast() || ip.IsLoopback() || ip.IsUnspecified():
		p.Report(address, "AWS_INSTANCE_IPV4 is %s, which means something on its own machine or wire only", ip).As(lint.Warning)
	case !ip.IsPrivate() && !carrierGrade(ip):
		p.Report(address, "AWS_INSTANCE_IPV4 is %s, a public address", ip).As(lint.Warning)
	}
}

// carrierGrade tells of shared addresses, which VPCs use for private ones.
// Source: RFC 6598.
func carrierGrade(ip netip.Addr) bool {
	bytes := ip.As4()
	return bytes[0] == 100 && bytes[1]&0xc0 == 64
}
