package awsjson

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// world loads documents as one snapshot.
func world(t *testing.T, documents ...string) *model.Model {
	t.Helper()
	files := make([]*syntax.File, len(documents))
	for i, src := range documents {
		files[i] = read(t, "answer.json", src)
	}
	set := Load(files, model.Given{}, nil)
	if len(set.Files) != len(files) || len(set.Worlds) != 1 || len(set.Worlds[0].Files) != len(files) {
		t.Fatalf("%d files in %d worlds", len(set.Files), len(set.Worlds))
	}
	return set.Worlds[0]
}

const (
	httpAPI     = `{"ApiId": "a1", "ProtocolType": "HTTP", "Name": "orders"}`
	socketAPI   = `{"ApiId": "a2", "ProtocolType": "WEBSOCKET", "Name": "chat"}`
	restAPI     = `{"id": "a3", "name": "billing", "apiKeySource": "HEADER"}`
	listenerARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/orders/1/2"
	balancerARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/1"
	serviceARN  = "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1"
)

func TestJoinsHTTP(t *testing.T) {
	m := world(t,
		httpAPI,
		`{"Items": [{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK", "ConnectionId": "l1", "IntegrationUri": "`+listenerARN+`"}]}`,
		`{"Items": [{"RouteId": "r1", "RouteKey": "GET /", "Target": "integrations/i1"}]}`,
		`{"Items": [{"StageName": "prod", "RouteSettings": {}}]}`,
		`{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`,
		`{"Listeners": [{"ListenerArn": "`+listenerARN+`", "LoadBalancerArn": "`+balancerARN+`", "Port": 80, "Protocol": "HTTP"}]}`,
		`{"LoadBalancers": [{"LoadBalancerArn": "`+balancerARN+`", "DNSName": "a.eu-west-1.elb.amazonaws.com", "Type": "application"}]}`,
	)
	in, api := m.Integrations[0], m.APIs[0]
	if in.API != api || m.Routes[0].API != api || m.Stages[0].API != api {
		t.Error("integration, route and stage should belong to the only API")
	}
	if m.Routes[0].Integration != in || in.Link.To != m.Links[0] || in.Reached() != m.Listeners[0] || in.Balancer() != m.Balancers[0] {
		t.Error("the way from the route to the load balancer has a gap")
	}
}

func TestJoinsREST(t *testing.T) {
	m := world(t,
		`{"items": [`+restAPI+`]}`,
		`{"items": [{"id": "r1", "path": "/"}, {"id": "r2", "path": "/b", "pathPart": "b", "resourceMethods": {"GET": {"httpMethod": "GET",
			"authorizationType": "NONE", "methodIntegration": {"type": "HTTP_PROXY", "connectionType": "VPC_LINK", "connectionId": "l1"}}}}]}`,
		`{"item": [{"stageName": "prod", "deploymentId": "d1"}]}`,
		`{"items": [{"id": "l1", "targetArns": ["`+balancerARN+`"]}]}`,
		`{"LoadBalancers": [{"LoadBalancerArn": "`+balancerARN+`", "DNSName": "a.elb.eu-west-1.amazonaws.com", "Type": "network"}]}`,
	)
	in, api := m.Integrations[0], m.APIs[0]
	if in.API != api || len(api.Routes) != 1 || len(api.Stages) != 1 {
		t.Errorf("API %v with %d routes and %d stages", in.API, len(api.Routes), len(api.Stages))
	}
	if m.Routes[0].Integration != in || in.Balancer() != m.Balancers[0] {
		t.Error("the way from the method to the load balancer has a gap")
	}
}

func TestJoinsCloudMap(t *testing.T) {
	m := world(t,
		httpAPI,
		`{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK", "IntegrationUri": "`+serviceARN+`?stage=prod"}`,
		`{"Services": [{"Id": "srv-1", "Arn": "`+serviceARN+`", "Name": "orders"}, {"Id": "srv-2", "Arn": "arn:2", "Name": "stock"}]}`,
		`{"Instances": [{"InstanceId": "1", "ServiceName": "orders", "Attributes": {}}, {"InstanceId": "2", "ServiceName": "stock", "Attributes": {}}]}`,
		`{"services": [{"serviceArn": "arn:s", "serviceName": "orders", "serviceRegistries": [{"registryArn": "`+serviceARN+`"}]}]}`,
	)
	service := m.Services[0]
	if m.Integrations[0].CloudMap != service || len(service.Registrars) != 1 {
		t.Error("the integration should reach the service that the ECS service registers in")
	}
	if len(service.Instances) != 1 || service.Instances[0].Name != "1" {
		t.Errorf("%d instances, each should be found by the name of its service", len(service.Instances))
	}
}

func TestInstancesOfTheOnlyService(t *testing.T) {
	m := world(t, `{"Service": {"Id": "srv-1", "Arn": "`+serviceARN+`", "Name": "orders"}}`, `{"Instances": [{"Id": "1", "Attributes": {}}]}`)
	if len(m.Services[0].Instances) != 1 {
		t.Error("the instance should belong to the only service")
	}
}

// TestOwners: what does not name its API belongs to the only one of its
// generation.
func TestOwners(t *testing.T) {
	const (
		integration = `{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY"}`
		request     = `{"ApiId": "a2", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK"}`
	)
	for name, test := range map[string]struct {
		documents []string
		owner     string
		protocol  model.Protocol
	}{
		"no API":                  {[]string{integration}, "", model.HTTP},
		"the only one":            {[]string{integration, httpAPI}, "a1", model.HTTP},
		"the only V2 one":         {[]string{restAPI, integration, httpAPI}, "a1", model.HTTP},
		"a REST API is none":      {[]string{restAPI, integration}, "", model.HTTP},
		"one of two":              {[]string{integration, httpAPI, socketAPI}, "", model.HTTP},
		"a WebSocket API":         {[]string{integration, socketAPI}, "a2", model.WebSocket},
		"named":                   {[]string{request, httpAPI, socketAPI}, "a2", model.WebSocket},
		"named, but not here":     {[]string{request, httpAPI}, "", model.HTTP},
		"settings of WebSocket":   {[]string{`{"IntegrationId": "i1", "IntegrationType": "HTTP", "PassthroughBehavior": "NEVER"}`}, "", model.WebSocket},
		"type of WebSocket":       {[]string{`{"IntegrationId": "i1", "IntegrationType": "HTTP", "IntegrationUri": "http://a"}`}, "", model.UnknownProtocol},
		"an ARN is for HTTP APIs": {[]string{`{"IntegrationId": "i1", "IntegrationType": "HTTP", "IntegrationUri": "` + listenerARN + `"}`}, "", model.HTTP},
	} {
		t.Run(name, func(t *testing.T) {
			in := world(t, test.documents...).Integrations[0]
			owner := ""
			if in.API != nil {
				owner = in.API.Name
			}
			if owner != test.owner || in.Protocol != test.protocol {
				t.Errorf("API %q, %s; want %q, %s", owner, in.Protocol, test.owner, test.protocol)
			}
		})
	}
}

// TestRequestsJoin: put-method and put-integration name each other by API,
// resource and method, in whatever order.
func TestRequestsJoin(t *testing.T) {
	const (
		method      = `{"restApiId": "a3", "resourceId": "r1", "httpMethod": "GET", "authorizationType": "NONE"}`
		other       = `{"restApiId": "a3", "resourceId": "r1", "httpMethod": "POST", "authorizationType": "NONE"}`
		integration = `{"restApiId": "a3", "resourceId": "r1", "httpMethod": "GET", "type": "HTTP_PROXY", "uri": "http://a.example.com"}`
		resource    = `{"id": "r1", "path": "/b", "pathPart": "b"}`
	)
	for _, documents := range [][]string{{method, other, integration, resource}, {resource, integration, other, method}} {
		m := world(t, documents...)
		for _, route := range m.Routes {
			if joined := route.Integration == m.Integrations[0]; joined != route.Method.Is("GET") {
				t.Errorf("%s: joined %t", route.Name, joined)
			}
			if !route.Path.Is("/b") {
				t.Errorf("path %s, want that of the resource", route.Path)
			}
		}
	}
}

// TestOnce: what several files say of one object is one object.
func TestOnce(t *testing.T) {
	m := world(t,
		httpAPI, `{"Items": [`+httpAPI+`]}`,
		`{"ApiId": "a1", "RouteKey": "GET /"}`,
		`{"Items": [{"RouteId": "r1", "RouteKey": "GET /"}, {"RouteId": "r2", "RouteKey": "$default"}]}`,
		`{"RouteId": "r1", "RouteKey": "GET /"}`,
		`{"ApiId": "a1", "RouteKey": "$default"}`,
		`{"VpcLinkId": "l1", "SubnetIds": []}`, `{"Items": [{"VpcLinkId": "l1", "SubnetIds": []}]}`,
	)
	if len(m.APIs) != 1 || len(m.Routes) != 2 || len(m.Links) != 1 {
		t.Errorf("%d APIs, %d routes, %d links", len(m.APIs), len(m.Routes), len(m.Links))
	}
}

func TestAccount(t *testing.T) {
	file := read(t, "identity.json", `{"UserId": "A", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:root"}`)
	for given, want := range map[string]string{"": "111122223333", "444455556666": "444455556666"} {
		m := Facts([]*syntax.File{file}, model.Given{Account: given})
		if account, _ := m.Account.Get(); account != want {
			t.Errorf("account %s, want %s", account, want)
		}
	}
}

// TestFactsAreFresh: sealing one world must not change another.
func TestFactsAreFresh(t *testing.T) {
	facts := []*syntax.File{read(t, "facts.json", `{"LoadBalancers": [{"LoadBalancerArn": "`+balancerARN+`", "DNSName": "a"}]}`)}
	files := []*syntax.File{read(t, "listeners.json", `{"Listeners": [{"ListenerArn": "`+listenerARN+`", "LoadBalancerArn": "`+balancerARN+`"}]}`)}
	for range 2 {
		m := Load(files, model.Given{}, func() *model.Model { return Facts(facts, model.Given{}) }).Worlds[0]
		if len(m.Balancers) != 1 || len(m.Balancers[0].Listeners) != 1 {
			t.Fatalf("%d load balancers, want one with one listener", len(m.Balancers))
		}
	}
}

// TestPlaces: a missing setting is pointed at where the object starts.
func TestPlaces(t *testing.T) {
	m := world(t, `{"Items": [{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY"}]}`)
	in := m.Integrations[0]
	places := []string{in.Head.Text(), in.Span.Text(), in.URI.Where().Text(), in.Kind.Where().Text()}
	want := []string{`"IntegrationId"`, `{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY"}`, `"IntegrationId"`, `"HTTP_PROXY"`}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

func TestPlaceholders(t *testing.T) {
	for src, want := range map[string]string{
		`"plain"`:                          "plain",
		`"<vpc-link-id>"`:                  "${<vpc-link-id>}",
		`"<id:1>"`:                         "${<id:1>}",
		`"http://a.<region>.example.com"`:  "http://a.${<region>}.example.com",
		`"${LISTENER_ARN}"`:                "${${LISTENER_ARN}}",
		`"${stageVariables.host}"`:         "${stageVariables.host}",
		`"$request.path.id"`:               "$request.path.id",
		`"a < b > c"`:                      "a < b > c",
		`"<>"`:                             "<>",
		`"${}"`:                            "${}",
		`"${1}"`:                           "${1}",
		`"http://${HOST}/<stage>/{proxy}"`: "http://${${HOST}}/${<stage>}/{proxy}",
	} {
		text := placeholders{}.Text(read(t, "-", src).Root)
		if text.String() != want {
			t.Errorf("%s reads as %s, want %s", src, text, want)
		}
		if _, known := text.Get(); known != (`"`+want+`"` == src) {
			t.Errorf("%s: known %t", src, known)
		}
	}
}
