package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

// surrounded is a listener with all that may stand around it.
func surrounded() *Model {
	return &Model{
		APIs:             []*API{{ID: literal("api")}},
		Stages:           []*Stage{{APIID: literal("api"), Deployment: Ref[Deployment]{ID: literal("snap")}}},
		Deployments:      []*Deployment{{ID: literal("snap"), APIID: literal("api")}},
		RequestModels:    []*BodyModel{{APIID: literal("api")}},
		UsagePlans:       []*UsagePlan{{Stages: []PlannedStage{{APIID: literal("api")}}}},
		Domains:          []*DomainName{{ID: literal("d"), HostName: literal("api.example.com")}},
		APIMappings:      []*APIMapping{{Domain: Ref[DomainName]{ID: literal("api.example.com")}, APIID: literal("api")}},
		Balancers:        []*LoadBalancer{{ARN: literal("alb")}},
		Listeners:        []*Listener{{ARN: literal("listener"), Certificates: []Text{literal("one")}}},
		Groups:           []*TargetGroup{{ARN: literal("group")}},
		Rules:            []*ListenerRule{{Listener: Ref[Listener]{ID: literal("listener")}, Actions: []Action{{Groups: []Ref[TargetGroup]{{ID: literal("group")}}}}}},
		MoreCertificates: []*ListenerCertificate{{Listener: Ref[Listener]{ID: literal("listener")}, Certificates: []Text{literal("two")}}},
		Namespaces:       []*Namespace{{ID: literal("ns-1"), ARN: literal("arn")}},
		Services:         []*CloudMapService{{ID: literal("srv-1"), Namespace: Ref[Namespace]{ID: literal("ns-1")}}},
		Definitions:      []*TaskDefinition{{ARN: literal("arn:1"), Family: literal("web")}},
		Tasks: []*ECSService{{
			Definition: Ref[TaskDefinition]{ID: literal("web")}, Balancers: []TaskBalancer{{Group: Ref[TargetGroup]{ID: literal("group")}}},
		}},
		VPCs:             []*VPC{{ID: literal("vpc")}},
		Subnets:          []*Subnet{{VPC: Ref[VPC]{ID: literal("vpc")}}},
		EndpointServices: []*EndpointService{{Balancers: []Ref[LoadBalancer]{{ID: literal("alb")}}}},
	}
}

func TestWhatStandsAroundJoins(t *testing.T) {
	m := surrounded()
	m.Seal()
	listener, api := m.Listeners[0], m.APIs[0]
	for what, joined := range map[string]bool{
		"a deployment and its API":           m.Deployments[0].API == api,
		"a stage and its deployment":         m.Stages[0].Deployment.To == m.Deployments[0],
		"a model and its API":                m.RequestModels[0].API == api,
		"a usage plan and an API":            m.UsagePlans[0].Stages[0].API == api,
		"a mapping, its domain and its API":  m.APIMappings[0].API == api && m.APIMappings[0].Domain.To == m.Domains[0],
		"a domain and its mappings":          len(m.Domains[0].Mappings) == 1,
		"a rule and its listener":            len(listener.Rules) == 1 && m.Rules[0].Listener.To == listener,
		"a rule and its target group":        m.Rules[0].Actions[0].Groups[0].To == m.Groups[0],
		"certificates and their listener":    len(listener.Certificates) == 2 && m.MoreCertificates[0].Listener.To == listener,
		"a service and its namespace":        m.Services[0].Namespace.To == m.Namespaces[0],
		"a service and its task definition":  m.Tasks[0].Definition.To == m.Definitions[0],
		"a service and its target group":     m.Tasks[0].Balancers[0].Group.To == m.Groups[0],
		"a subnet and its VPC":               m.Subnets[0].VPC.To == m.VPCs[0],
		"an endpoint service and a balancer": m.EndpointServices[0].Balancers[0].To == m.Balancers[0],
	} {
		if !joined {
			t.Errorf("%s do not join", what)
		}
	}
}

func TestFactsAroundAreAdopted(t *testing.T) {
	facts := surrounded()
	m := &Model{Listeners: []*Listener{{ARN: literal("listener")}}}
	facts.Listeners = nil
	m.Adopt(facts)
	m.Seal()
	if len(m.Listeners[0].Rules) != 1 || len(m.Listeners[0].Certificates) != 1 {
		t.Errorf("got rules %v and certificates %v, want those of the facts", m.Listeners[0].Rules, m.Listeners[0].Certificates)
	}
	if len(m.APIs) != 0 || len(m.UsagePlans) != 0 {
		t.Error("facts brought their own APIs")
	}
}

func TestTaskDefinitionExposes(t *testing.T) {
	port := func(number int) PortMapping { return PortMapping{ContainerPort: KnownValue(number, syntax.Span{})} }
	open := PortMapping{ContainerPort: UnknownValue[int]("a parameter", syntax.Span{})}
	containers := []Container{{Title: literal("web"), Ports: []PortMapping{port(80)}}, {Title: literal("side"), Ports: []PortMapping{port(90)}}}
	for _, test := range []struct {
		name       string
		definition TaskDefinition
		container  string
		port       int
		want       Answer
	}{
		{"its port", TaskDefinition{Containers: containers}, "web", 80, Yes},
		{"the port of another", TaskDefinition{Containers: containers}, "web", 90, No},
		{"any container", TaskDefinition{Containers: containers}, "", 90, Yes},
		{"no such port", TaskDefinition{Containers: containers}, "", 91, No},
		{"no such container", TaskDefinition{Containers: containers}, "db", 80, No},
		{"containers not all known", TaskDefinition{Containers: containers, ContainersOpen: true}, "db", 80, CannotTell},
		{"ports not all known", TaskDefinition{Containers: []Container{{Title: literal("web"), PortsOpen: true}}}, "web", 80, CannotTell},
		{"a port that nobody can tell", TaskDefinition{Containers: []Container{{Ports: []PortMapping{open}}}}, "web", 80, CannotTell},
	} {
		if got := test.definition.Exposes(test.container, test.port); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
