package cfn

import "github.com/linkproof/linkproof/schema/model"

func readCloudMap(b *builder, d described) {
	service := &model.CloudMapService{
		Object: d.object, ID: d.self(model.CloudMapServiceID), ARN: d.self(model.CloudMapServiceARN), Title: d.Text("Name"),
		Kind: d.Text("Type"), RoutingPolicy: d.Object("DnsConfig").Text("RoutingPolicy"),
		HealthCheck: configured(d.Object("HealthCheckConfig")), CustomHealthCheck: configured(d.Object("HealthCheckCustomConfig")),
	}
	if service.Namespace.ID = d.Text("NamespaceId"); service.Namespace.ID.Absent() {
		service.Namespace.ID = d.Object("DnsConfig").Text("NamespaceId")
	}
	records, count := d.Object("DnsConfig").Objects("DnsRecords")
	for _, record := range records {
		service.Records = append(service.Records, record.Text("Type"))
	}
	service.DNS = count
	if key, node := d.Node.Entry("DnsConfig"); node != nil {
		if stands, why := d.Evaluator.Node(node); stands == nil && why != "" {
			service.DNS = model.UnknownValue[int](why, key.Span)
		}
	}
	b.Services = append(b.Services, service)
}

// configured tells whether a configuration is there, whatever it says.
func configured(f model.Fields) model.Value[bool] {
	switch {
	case f.Node != nil:
		return model.KnownValue(true, f.Head)
	case f.Absent():
		return model.AbsentValue[bool](f.Head)
	default:
		return model.UnknownValue[bool]("nobody can tell whether it is configured", f.Head)
	}
}

// namespaceKinds are the kinds of namespaces by the type of the resource.
var namespaceKinds = map[string]string{
	"AWS::ServiceDiscovery::HttpNamespace":       "HTTP",
	"AWS::ServiceDiscovery::PrivateDnsNamespace": "DNS_PRIVATE",
	"AWS::ServiceDiscovery::PublicDnsNamespace":  "DNS_PUBLIC",
}

func readNamespace(b *builder, d described) {
	b.Namespaces = append(b.Namespaces, &model.Namespace{
		Object: d.object, ID: d.self(model.NamespaceID), ARN: d.self(model.NamespaceARN), Title: d.Text("Name"),
		Kind: model.Literal(namespaceKinds[d.object.Type], d.Head), VPC: d.Text("Vpc"),
	})
}

func readInstance(b *builder, d described) {
	instance := &model.Instance{Object: d.object, Health: model.AbsentText(d.Head)}
	instance.Service.ID = d.Text("ServiceId")
	instance.Attributes, instance.AttributesOpen = d.Settings("InstanceAttributes")
	b.Instances = append(b.Instances, instance)
}
