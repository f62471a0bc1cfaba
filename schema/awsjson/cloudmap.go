package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readCloudMap(s *snapshot, f model.Fields) {
	id := f.Text("Id")
	if s.again("service", id, f) {
		return
	}
	service := &model.CloudMapService{
		Object: f.Describe("AWS::ServiceDiscovery::Service", f.Text("Name").String()), ID: id, ARN: f.Text("Arn"), Title: f.Text("Name"),
		Kind: f.Text("Type"), RoutingPolicy: f.Object("DnsConfig").Text("RoutingPolicy"),
		HealthCheck: configured(f.Object("HealthCheckConfig")), CustomHealthCheck: configured(f.Object("HealthCheckCustomConfig")),
		Count: f.Int("InstanceCount"), Owner: f.Text("ResourceOwner"), CreatedBy: f.Text("CreatedByAccount"),
	}
	if service.Namespace.ID = f.Text("NamespaceId"); service.Namespace.ID.Absent() {
		service.Namespace.ID = f.Object("DnsConfig").Text("NamespaceId")
	}
	records, count := f.Object("DnsConfig").Objects("DnsRecords")
	for _, record := range records {
		service.Records = append(service.Records, record.Text("Type"))
	}
	service.DNS = count
	if model.Is(count, 0) || f.Text("Type").Is("HTTP") {
		service.DNS = model.AbsentValue[int](f.Head) // found by API calls only
	}
	s.Services = append(s.Services, service)
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

func readNamespace(s *snapshot, f model.Fields) {
	id := f.Text("Id")
	if s.again("namespace", id, f) {
		return
	}
	s.Namespaces = append(s.Namespaces, &model.Namespace{
		Object: f.Describe("AWS::ServiceDiscovery::Namespace", f.Text("Name").String()), ID: id, ARN: f.Text("Arn"),
		Title: f.Text("Name"), Kind: f.Text("Type"), VPC: model.UnknownText("the VPC", "listings of namespaces do not tell their VPC", f.Head),
	})
}

// readNewNamespace reads a request for a namespace of a kind.
func readNewNamespace(kind string) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		s.Namespaces = append(s.Namespaces, &model.Namespace{
			Object: f.Describe("AWS::ServiceDiscovery::Namespace", f.Text("Name").String()), ID: f.Text("Id"), ARN: f.Text("Arn"),
			Title: f.Text("Name"), Kind: model.Literal(kind, f.Head), VPC: f.Text("Vpc"),
		})
	}
}

// discovered is an instance with the name of its service.
type discovered struct {
	instance *model.Instance
	service  model.Text
}

// readInstance reads an instance whose id stands under a key: discover-instances
// and list-instances name it differently.
func readInstance(key string) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		id := f.Text(key)
		if s.again("instance", id, f) {
			return
		}
		instance := &model.Instance{Object: f.Describe("AWS::ServiceDiscovery::Instance", id.String()), Health: f.Text("HealthStatus")}
		instance.Service.ID = f.Text("ServiceId")
		instance.Listed = instance.Service.ID.Absent()
		instance.Attributes, instance.AttributesOpen = f.Settings("Attributes")
		s.Instances = append(s.Instances, instance)
		s.discovered = append(s.discovered, discovered{instance: instance, service: f.Text("ServiceName")})
	}
}

// readEmptyListing notes that a listing of instances holds none.
func readEmptyListing(s *snapshot, f model.Fields) {
	if items, count := f.Items("Instances"); count.Known() && len(items) == 0 && !f.Has("NextToken") {
		s.unlisted = append(s.unlisted, count)
	}
}

// joinListings gives the number of instances to the only service of the
// snapshot, because listings do not name theirs.
func (s *snapshot) joinListings() {
	for _, none := range s.unlisted {
		if len(s.Services) == 1 && len(s.Instances) == 0 {
			s.Services[0].Count = none
		}
	}
}
