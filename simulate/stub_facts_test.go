package simulate

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestFactsOfAnEnvironment(t *testing.T) {
	environment := &Environment{
		Links:     map[string]EnvironmentLink{"v1": {Version: 1}, "v2": {Version: 2}},
		Listeners: map[string]string{"arn:aws:elasticloadbalancing:a:b:listener/app/c/d/e": "https://127.0.0.1:1"},
		CloudMap:  map[string][]EnvironmentInstance{"srv-1": {{"stage": "prod"}}, "arn:aws:servicediscovery:a:b:service/srv-2": {{}}},
	}
	uri := model.Literal("arn:aws:servicediscovery:a:b:service/srv-1?stage=prod", literal("").Where())
	world := &model.Model{Integrations: []*model.Integration{{Protocol: model.HTTP, URI: uri}}}
	world.Adopt(environment.Facts())
	world.Seal()
	if got := []model.LinkVersion{world.Links[0].Version, world.Links[1].Version}; !cmp.Equal(got, []model.LinkVersion{model.LinkV1, model.LinkV2}) {
		t.Errorf("links are of versions %v", got)
	}
	if world.Listeners[0].SpeaksTLS() != model.Yes {
		t.Error("the listener of an https URL does not speak TLS")
	}
	service := world.Integrations[0].CloudMap
	if service == nil || len(service.Instances) != 1 {
		t.Fatalf("the integration reaches %+v", service)
	}
	if _, ok := model.Lookup(service.Instances[0].Attributes, "stage"); !ok {
		t.Error("the instance lost its attribute")
	}
}

func TestBindingsOfAnEnvironment(t *testing.T) {
	environment := &Environment{
		Links:     map[string]EnvironmentLink{"v1": {Endpoint: "http://127.0.0.1:1"}, "v2": {}},
		Listeners: map[string]string{"arn:listener": "http://localhost:2"},
		CloudMap: map[string][]EnvironmentInstance{
			"srv-1": {{"AWS_INSTANCE_IPV4": "127.0.0.1"}, {"AWS_INSTANCE_IPV4": "127.0.0.1", "AWS_INSTANCE_PORT": "3"}},
			"srv-2": {},
		},
	}
	bindings, err := environment.Bindings(Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, binding := range bindings {
		server, ok := binding.Backend.(*Server)
		if !ok {
			t.Fatalf("%s is served by %T", binding.Target, binding.Backend)
		}
		got[binding.Target] = server.address.String()
	}
	want := map[string]string{"v1": "http://127.0.0.1:1", "arn:listener": "http://localhost:2", "srv-1": "http://127.0.0.1:3", "127.0.0.1:3": "http://127.0.0.1:3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	environment.Links["v2"] = EnvironmentLink{Endpoint: "http://192.0.2.1"}
	var refused *NotAllowed
	if _, err := environment.Bindings(Allowed{}); !errors.As(err, &refused) {
		t.Errorf("got %v, want *NotAllowed", err)
	}
	if _, err := environment.Bindings(Allowed{Hosts: []string{"192.0.2.1"}}); err != nil {
		t.Errorf("an allowed host is refused: %v", err)
	}
}
