package simulate_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// hop is a break on the way to a target, and how it looks to the caller.
type hop struct {
	// old and young are a part of the template and what stands in its place.
	old, young string
	// change sets facts that a listing would tell.
	change func(*model.Model)
	status int
	// part is of the body or the log, step is the hop, and at a part of the line
	// that the step names; empty where no line is to blame.
	part, step, at string
	// header is one of the answer.
	header simulate.Header
}

const (
	unavailable = `{"message":"Service Unavailable"}`
	internal    = "Execution failed due to configuration error: There was an internal error while executing your request"
	network     = "Execution failed due to a network error communicating with endpoint"
)

// run sends a request through the template with the break.
func (h *hop) run(t *testing.T, template, path string) (result simulate.Result, text string) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", template))
	if err != nil {
		t.Fatal(err)
	}
	text = string(src)
	if h.old != "" {
		if !strings.Contains(text, h.old) {
			t.Fatalf("the template has no %q", h.old)
		}
		text = strings.Replace(text, h.old, h.young, 1)
	}
	m := cfn.Load(syntax.Read(template, []byte(text), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
	if h.change != nil {
		h.change(m)
	}
	made := simulate.Setup{
		Model: m, API: m.APIs[0], Now: clock(), NewID: func() string { return "id" },
		Backends: []simulate.Binding{{Target: "*", Backend: ok()}},
	}
	if made.API.Protocol == model.REST && len(made.API.Stages) > 0 {
		made.Stage = made.API.Stages[0]
	}
	if result, err = simulate.Run(t.Context(), made, simulate.Call{Method: "GET", PathWithQuery: path}); err != nil {
		t.Fatalf("%v, after %+v", err, result.Trace.Steps)
	}
	return result, text
}

func (h *hop) check(t *testing.T, template, path string) {
	t.Helper()
	result, text := h.run(t, template, path)
	if result.Status != h.status || !strings.Contains(result.Body+result.Log, h.part) || result.Headers[h.header.Name] != h.header.Value {
		t.Errorf("%d %q %v, want %d, %q and %v, after\n%s\n%+v", result.Status, result.Body, result.Headers, h.status, h.part, h.header, result.Log, result.Trace.Steps)
	}
	if h.step == "" {
		return
	}
	line := 0
	if h.at != "" {
		before, _, _ := strings.Cut(text, h.at)
		line = 1 + strings.Count(before, "\n")
	}
	if !slices.ContainsFunc(result.Trace.Steps, func(s simulate.Step) bool {
		return s.Step == h.step && (line == 0 || s.Place != nil && s.Line == line)
	}) {
		t.Errorf("no step %q of line %d (%s) in", h.step, line, h.at)
		for _, step := range result.Trace.Steps {
			t.Errorf("  %s: %s %+v", step.Step, step.Detail, step.Place)
		}
	}
}

// target gives the group a target with a health.
func target(health, reason string) func(*model.Model) {
	return func(m *model.Model) {
		for _, group := range m.Groups {
			group.Targets = []model.Target{{ID: text("10.0.0.7"), Health: text(health), Reason: text(reason)}}
		}
	}
}

func state(status string) func(*model.Model) {
	return func(m *model.Model) {
		m.Links[0].Status, m.Links[0].StatusMessage = text(status), text("said AWS")
	}
}

func text(literal string) model.Text { return model.Literal(literal, syntax.Span{}) }

func TestHopsOfHTTPAPIs(t *testing.T) {
	const forward = "Actions: [{Type: forward, TargetGroupArn: !Ref Group}]"
	actions := func(action string) string { return "Actions: [" + action + "]" }
	for name, test := range map[string]hop{
		"all is well":           {status: 200, step: "rule", at: "  Rule:"},
		"a pending link":        {change: state("PENDING"), status: 503, part: "vpc link error", step: "link"},
		"a failed link":         {change: state("FAILED"), status: 503, part: unavailable, step: "link"},
		"an inactive link":      {change: state("INACTIVE"), status: 503, part: unavailable, step: "link"},
		"a link that goes away": {change: state("DELETING"), status: 503, part: unavailable, step: "link"},
		"an available link":     {change: state("AVAILABLE"), status: 200},
		"link lets nothing out": {
			old: "SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443,", young: "SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80,",
			status: 503, part: network, step: "security group", at: "SecurityGroupEgress",
		},
		"load balancer lets nothing in": {
			old: "SourceSecurityGroupId: !Ref LinkGroup", young: "SourceSecurityGroupId: !Ref TaskGroup",
			status: 503, part: unavailable, step: "security group", at: "SourceSecurityGroupId: !Ref TaskGroup",
		},
		"another VPC": {
			old: "GroupDescription: the link\n      VpcId: vpc-1", young: "GroupDescription: the link\n      VpcId: vpc-2",
			status: 503, part: unavailable, step: "network", at: "  Link:",
		},
		"plain HTTP to HTTPS": {
			old: "      TlsConfig: {ServerNameToVerify: orders.shop.example}\n", status: 400, part: "The plain HTTP request was sent to HTTPS port",
			step: "protocol", at: "Protocol: HTTPS",
		},
		"TLS to HTTP": {
			old: "Protocol: HTTPS", young: "Protocol: HTTP", status: 503, part: unavailable, step: "protocol", at: "Protocol: HTTP",
		},
		"other name on the certificate": {
			old: `DomainName: "*.shop.example"`, young: `DomainName: "*.example"`, status: 503,
			part: "Host name 'orders.shop.example' does not match the certificate subject provided by the peer (CN=*.example)",
			step: "certificate", at: "  Certificate:",
		},
		"a certificate of a private authority": {
			old: "ValidationMethod: DNS", young: "CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1", status: 503,
			part: "PKIX path building failed", step: "certificate", at: "  Certificate:",
		},
		"a listener that wants certificates": {
			old: "Protocol: HTTPS", young: "Protocol: HTTPS\n      MutualAuthentication: {Mode: verify}", status: 503, part: unavailable,
			step: "certificate", at: "MutualAuthentication",
		},
		"no rule for the path": {
			old: "Values: [/orders/*]", young: "Values: [/carts/*]", status: 404, part: "no such shop", step: "rule", at: "DefaultActions",
		},
		"no rule for the host": {
			old: "Values: [orders.shop.example]", young: "Values: [carts.shop.example]", status: 404, part: "no such shop", step: "rule", at: "DefaultActions",
		},
		"no rule for the stage": {
			old: "StageName: $default", young: "StageName: live", status: 404, part: "no such shop", step: "rule", at: "DefaultActions",
		},
		"no rule for the method": {
			old: "{Field: path-pattern, PathPatternConfig: {Values: [/orders/*]}}", young: "{Field: http-request-method, HttpRequestMethodConfig: {Values: [POST]}}",
			status: 404, part: "no such shop", step: "rule",
		},
		"no rule for the query": {
			old: "{Field: path-pattern, PathPatternConfig: {Values: [/orders/*]}}", young: "{Field: query-string, QueryStringConfig: {Values: [{Key: full, Value: 'no'}]}}",
			status: 404, part: "no such shop", step: "rule",
		},
		"a rule for the query": {
			old: "{Field: path-pattern, PathPatternConfig: {Values: [/orders/*]}}", young: "{Field: query-string, QueryStringConfig: {Values: [{Key: full, Value: y*}]}}",
			status: 200,
		},
		"a rule for a header that is not there": {
			old: "{Field: path-pattern, PathPatternConfig: {Values: [/orders/*]}}", young: "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: X-Beta, Values: ['1']}}",
			status: 404, part: "no such shop", step: "rule",
		},
		"a redirect": {
			old: forward, young: actions("{Type: redirect, RedirectConfig: {StatusCode: HTTP_301, Protocol: HTTPS, Port: '8443', Path: '/new/#{path}'}}"),
			status: 301, step: "rule", at: "Type: redirect", header: simulate.Header{Name: "Location", Value: "https://orders.shop.example:8443/new/orders/7?full=yes"},
		},
		"a redirect of everything": {
			old: forward, young: actions("{Type: redirect, RedirectConfig: {StatusCode: HTTP_302, Query: a=b}}"),
			status: 302, header: simulate.Header{Name: "Location", Value: "https://orders.shop.example:443/orders/7?a=b"},
		},
		"a login": {
			old: forward, young: actions("{Type: authenticate-cognito, Order: 1, AuthenticateCognitoConfig: {UserPoolDomain: shop}}, {Type: forward, Order: 2, TargetGroupArn: !Ref Group}"),
			status: 302, step: "rule", at: "authenticate-cognito",
		},
		"a login that is refused": {
			old: forward, young: actions("{Type: authenticate-oidc, AuthenticateOidcConfig: {OnUnauthenticatedRequest: deny}}, {Type: forward, TargetGroupArn: !Ref Group}"),
			status: 401, part: "401 Authorization Required",
		},
		"a login that nobody needs": {
			old: forward, young: actions("{Type: authenticate-oidc, AuthenticateOidcConfig: {OnUnauthenticatedRequest: allow}}, {Type: forward, TargetGroupArn: !Ref Group}"),
			status: 200,
		},
		"all weight on one": {
			old: forward, young: actions("{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Other, Weight: 0}, {TargetGroupArn: !Ref Group, Weight: 5}]}}"),
			status: 200, step: "target group", at: "  Group:",
		},
		"targets that speak HTTP/2": {
			old: "ProtocolVersion: HTTP1", young: "ProtocolVersion: HTTP2", status: 464, step: "target group", at: "ProtocolVersion",
		},
		"unhealthy targets":          {change: target("unhealthy", "Target.Timeout"), status: 503, part: unavailable, step: "target"},
		"unhealthy ones that answer": {change: target("unhealthy", "Target.ResponseCodeMismatch"), status: 200, step: "target"},
		"targets of no zone":         {change: target("unused", "Target.NotInUse"), status: 503, part: "503 Service Temporarily Unavailable", step: "target"},
		"targets that start":         {change: target("initial", ""), status: 200},
		"healthy targets":            {change: target("healthy", ""), status: 200},
		"no tasks":                   {old: "DesiredCount: 2", young: "DesiredCount: 0", status: 503, part: "503 Service Temporarily Unavailable", step: "target", at: "DesiredCount"},
		"tasks that are shut":        {old: "ToPort: 8080, SourceSecurityGroupId: !Ref AlbGroup", young: "ToPort: 8080, SourceSecurityGroupId: !Ref LinkGroup", status: 504, part: "504 Gateway Time-out", step: "security group", at: "ToPort: 8080"},
	} {
		t.Run(name, func(t *testing.T) { test.check(t, "private-http.yaml", "/orders/7?full=yes") })
	}
}

func TestHopsOfRESTAPIs(t *testing.T) {
	for name, test := range map[string]hop{
		"all is well":           {status: 200, step: "target group", at: "  Group:"},
		"a failed link":         {change: state("FAILED"), status: 500, part: internal, step: "link"},
		"a pending link":        {change: state("PENDING"), status: 500, part: internal, step: "link"},
		"a link that goes away": {change: state("DELETING"), status: 500, part: internal, step: "link"},
		"a port without a listener": {
			old: "https://billing.example/bills", young: "https://billing.example:8443/bills", status: 504, part: network, step: "listener", at: "https://billing.example:8443",
		},
		"plain HTTP to TLS": {
			old: "https://billing.example/bills", young: "http://billing.example:443/bills", status: 504, part: network, step: "protocol", at: "Protocol: TLS",
		},
		"other name on the certificate": {
			old: "DomainName: billing.example", young: "DomainName: '*.billing.example'", status: 500,
			part: "Execution failed due to configuration error: Host name 'billing.example' does not match the certificate subject provided by the peer (CN=*.billing.example)",
			step: "certificate", at: "  Certificate:",
		},
		"a listener for datagrams": {old: "Protocol: TLS", young: "Protocol: UDP", status: 500, part: internal, step: "protocol", at: "Protocol: UDP"},
		"load balancer lets nothing in": {
			old: "FromPort: 443, ToPort: 443, CidrIp", young: "FromPort: 80, ToPort: 80, CidrIp", status: 500, part: internal,
			step: "security group", at: "FromPort: 80",
		},
		"rules that PrivateLink does not meet": {
			old: "FromPort: 443, ToPort: 443, CidrIp", young: "FromPort: 80, ToPort: 80, CidrIp", status: 200,
			change: func(m *model.Model) { m.Balancers[0].EnforcesOnPrivateLink = text("off") },
		},
		"zones without a task": {
			old: "    Properties:\n      LoadBalancers:", young: "    Properties:\n      DesiredCount: 1\n      LoadBalancers:", status: 200, step: "zone", at: "DesiredCount",
			change: func(m *model.Model) { m.Balancers[0].SubnetList = model.KnownValue(2, syntax.Span{}) },
		},
		"unhealthy targets":          {change: target("unhealthy", "Target.FailedHealthChecks"), status: 500, part: internal, step: "target"},
		"unhealthy ones that answer": {change: target("unhealthy", "Target.ResponseCodeMismatch"), status: 200, step: "target"},
		"targets of no zone":         {change: target("unused", "Target.NotInUse"), status: 500, part: internal, step: "target"},
		"tasks that are shut":        {old: "SourceSecurityGroupId: !Ref NlbGroup", young: "SourceSecurityGroupId: !Ref TaskGroup", status: 500, part: internal, step: "security group", at: "SourceSecurityGroupId: !Ref TaskGroup"},
	} {
		t.Run(name, func(t *testing.T) { test.check(t, "private-rest.yaml", "/bills") })
	}
}

func TestHopsOfRESTAPIsThroughLinksV2(t *testing.T) {
	for name, test := range map[string]hop{
		"all is well":               {status: 200, step: "rule", at: "  Rule:"},
		"an inactive link":          {change: state("INACTIVE"), status: 500, part: internal, step: "link"},
		"a rule without the stage":  {old: "Values: [/live/bills]", young: "Values: [/bills]", status: 404, step: "rule", at: "DefaultActions"},
		"a port without a listener": {old: "Uri: http://billing.example/", young: "Uri: http://billing.example:8080/", status: 504, part: network, step: "listener", at: "Uri:"},
		"load balancer lets nothing in": {
			old: "FromPort: 80, ToPort: 80", young: "FromPort: 443, ToPort: 443", status: 500, part: internal, step: "security group", at: "FromPort: 443",
		},
		"TLS to HTTP": {
			old: "Uri: http://billing.example/", young: "Uri: https://billing.example:80/", status: 504, part: network, step: "protocol", at: "Protocol: HTTP",
		},
		"plain HTTP to HTTPS": {old: "Protocol: HTTP\n      DefaultActions", young: "Protocol: HTTPS\n      DefaultActions", status: 400, part: "HTTPS port", step: "protocol", at: "Protocol: HTTPS"},
		"to a Network Load Balancer": {
			old: "Protocol: HTTP\n      DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: \"404\"}}]", young: "Protocol: TCP\n      DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]",
			change: func(m *model.Model) { m.Balancers[0].Kind = text("network") }, status: 200, step: "target group", at: "  Group:",
		},
	} {
		t.Run(name, func(t *testing.T) { test.check(t, "private-rest-v2.yaml", "/bills") })
	}
}

func TestHopsToInstances(t *testing.T) {
	for name, test := range map[string]hop{
		"all is well":                   {status: 200, step: "cloud map", at: "  Service:"},
		"a failed link":                 {change: state("FAILED"), status: 503, part: unavailable, step: "link"},
		"address records bring no port": {old: "Type: SRV", young: "Type: A", status: 503, part: network, step: "instance", at: "Type: A,"},
		"no tasks":                      {old: "DesiredCount: 2", young: "DesiredCount: 0", status: 503, part: network, step: "instance", at: "DesiredCount"},
		"link lets nothing out":         {old: "FromPort: 8080, ToPort: 8080, CidrIp", young: "FromPort: 443, ToPort: 443, CidrIp", status: 503, part: network, step: "security group", at: "FromPort: 443"},
		"tasks let nothing in":          {old: "FromPort: 8080, ToPort: 8080, SourceSecurityGroupId", young: "FromPort: 80, ToPort: 80, SourceSecurityGroupId", status: 503, part: network, step: "security group", at: "FromPort: 80, "},
		"no rule in these files": {
			old:    "      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref LinkGroup}]\n",
			status: 200, step: "security group", at: "  TaskGroup:",
		},
		"no rule at all": {
			old:    "      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref LinkGroup}]\n",
			change: func(m *model.Model) { m.Complete = true }, status: 503, part: network, step: "security group", at: "  TaskGroup:",
		},
		"another VPC": {
			old: "GroupDescription: the link\n      VpcId: vpc-1", young: "GroupDescription: the link\n      VpcId: vpc-2",
			status: 503, part: network, step: "network", at: "  Link:",
		},
	} {
		t.Run(name, func(t *testing.T) { test.check(t, "private-map.yaml", "/items") })
	}
}

func TestHopsThroughTwoLoadBalancers(t *testing.T) {
	for name, test := range map[string]hop{
		"all is well":                {status: 200, step: "listener", at: "  AlbListener:"},
		"a rule for another path":    {old: "/breads/*", young: "/cakes/*", status: 404, part: "nothing here", step: "rule", at: "DefaultActions: [{Type: fixed-response"},
		"TLS at the second of them":  {old: "Port: 80, Protocol: HTTP,", young: "Port: 80, Protocol: HTTPS,", status: 400, part: "HTTPS port", step: "protocol", at: "Protocol: HTTPS"},
		"a target that wants HTTP/2": {old: "Protocol: HTTP, Port: 8080", young: "Protocol: HTTP, ProtocolVersion: HTTP2, Port: 8080", status: 464, step: "target group", at: "ProtocolVersion"},
	} {
		t.Run(name, func(t *testing.T) { test.check(t, "private-chain.yaml", "/breads/7") })
	}
}

func TestBackendsOfEveryHop(t *testing.T) {
	m := world(t, "private-chain.yaml")
	for _, target := range []string{"Tg", "AlbListener", "Alb", "AlbTg", "NlbListener", "Nlb", "Link"} {
		made := simulate.Setup{
			Model: m, API: m.APIs[0], Now: clock(), NewID: func() string { return "id" },
			Backends: []simulate.Binding{{Target: target, Backend: ok()}},
		}
		if result, err := simulate.Run(t.Context(), made, simulate.Call{Method: "GET", PathWithQuery: "/breads/7"}); err != nil || result.Status != 200 {
			t.Errorf("%s: got %d, %v", target, result.Status, err)
		}
	}
}

func TestWeightsDecide(t *testing.T) {
	const weighted = "ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Group, Weight: 3}, {TargetGroupArn: !Ref Other, Weight: 1}]}}]"
	for drawn, want := range map[int]string{0: "Group", 2: "Group", 3: "Other"} {
		src, err := os.ReadFile(filepath.Join("testdata", "private-http.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(src), "Actions: [{Type: forward, TargetGroupArn: !Ref Group}]", "Actions: [{Type: forward, "+weighted, 1)
		m := cfn.Load(syntax.Read("t.yaml", []byte(changed), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
		made := simulate.Setup{Model: m, API: m.APIs[0], Now: clock(), NewID: func() string { return "id" }, Random: func(n int) int {
			if n != 4 {
				t.Errorf("drawn of %d, want 4", n)
			}
			return drawn
		}}
		result, err := simulate.Run(t.Context(), made, simulate.Call{Method: "GET", PathWithQuery: "/orders/7"})
		if err != nil || result.Trace.BackendRequest == nil || result.Trace.BackendRequest.Targets[0] != want {
			t.Errorf("%d: got %+v, %v, want %s", drawn, result.Trace.BackendRequest, err, want)
		}
	}
}
