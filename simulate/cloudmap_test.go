package simulate

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// instance has the attributes of pairs of names and values.
func instance(name string, pairs ...string) *model.Instance {
	made := &model.Instance{Object: model.Object{Name: name}}
	for i := 0; i+1 < len(pairs); i += 2 {
		made.Attributes = append(made.Attributes, model.Setting{Name: literal(pairs[i]), Value: literal(pairs[i+1])})
	}
	return made
}

// at is an instance with address and port.
func at(name, address string, pairs ...string) *model.Instance {
	return instance(name, append([]string{"AWS_INSTANCE_IPV4", address, "AWS_INSTANCE_PORT", "8080"}, pairs...)...)
}

// mappedTo is an HTTP API in front of a Cloud Map service.
func mappedTo(query string, service *model.CloudMapService) Setup {
	setup := httpTo("arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1"+query, "$default")
	in := setup.API.Routes[0].Integration
	in.ConnectionType, in.CloudMap = literal("VPC_LINK"), service
	return setup
}

func TestDiscoversInstances(t *testing.T) {
	sick := at("sick", "10.0.0.1")
	sick.Health = literal("UNHEALTHY")
	unknown := at("unknown", "10.0.0.1")
	unknown.Health = literal("UNKNOWN")
	open := &model.Instance{Object: model.Object{Name: "open"}, AttributesOpen: true}
	tasks := func(records string, change func(*model.ECSService)) *model.CloudMapService {
		task := &model.ECSService{Object: model.Object{Name: "Tasks"}}
		if change != nil {
			change(task)
		}
		return &model.CloudMapService{
			Object: model.Object{Name: "Tasks"}, DNS: model.KnownValue(1, syntax.Span{}),
			Records: []model.Text{literal(records)}, Registrars: []*model.ECSService{task},
		}
	}
	of := func(instances ...*model.Instance) *model.CloudMapService {
		return &model.CloudMapService{Object: model.Object{Name: "Map"}, Instances: instances}
	}
	for name, test := range map[string]struct {
		service *model.CloudMapService
		query   string
		// said is in a step; the others are called when it begins with "calls".
		said string
	}{
		"one":                         {of(at("one", "10.0.0.1")), "", "calls instance one at 10.0.0.1:8080"},
		"the one with the attribute":  {of(at("one", "10.0.0.1", "color", "green"), at("two", "10.0.0.2", "color", "blue")), "?color=blue", "calls instance two"},
		"encoded":                     {of(at("one", "10.0.0.1", "team", "a b")), "?team=a%20b", "calls instance one"},
		"all attributes":              {of(at("one", "10.0.0.1", "color", "blue"), at("two", "10.0.0.2", "color", "blue", "size", "1")), "?color=blue&size=1", "calls instance two"},
		"other case":                  {of(at("one", "10.0.0.1", "color", "blue")), "?color=Blue", "no instance of the service is healthy and has"},
		"healthy before unhealthy":    {of(sick, at("two", "10.0.0.2")), "", "calls instance two"},
		"unhealthy":                   {of(sick), "", "no instance of the service is healthy and has"},
		"unhealthy from the start":    {of(at("one", "10.0.0.1", "AWS_INIT_HEALTH_STATUS", "UNHEALTHY")), "", "no instance of the service is healthy"},
		"health that nobody knows":    {of(unknown), "", "calls instance unknown"},
		"without a port":              {of(instance("one", "AWS_INSTANCE_IPV4", "10.0.0.1")), "", "instance one has no AWS_INSTANCE_PORT"},
		"without an address":          {of(instance("one", "AWS_INSTANCE_PORT", "80")), "", "instance one has no AWS_INSTANCE_IPV4"},
		"a port that is none":         {of(instance("one", "AWS_INSTANCE_IPV4", "10.0.0.1", "AWS_INSTANCE_PORT", "0")), "", "has 0 for a port"},
		"attributes that nobody told": {of(open), "?color=blue", "calls instance open"},
		"certain before possible":     {of(open, at("two", "10.0.0.2", "color", "blue")), "?color=blue", "calls instance two"},
		"nothing registered":          {&model.CloudMapService{Count: model.KnownValue(0, syntax.Span{})}, "", "no instance is registered"},
		"tasks":                       {tasks("SRV", nil), "", "asks Cloud Map service Tasks"},
		"tasks with A records":        {tasks("A", nil), "", "address records bring no port"},
		"no tasks":                    {tasks("SRV", func(s *model.ECSService) { s.DesiredCount = model.KnownValue(0, syntax.Span{}) }), "", "ECS service Tasks runs no task"},
	} {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), mappedTo(test.query, test.service), Call{Method: "GET", PathWithQuery: "/x"})
			want := 503
			if strings.HasPrefix(test.said, "calls") || strings.HasPrefix(test.said, "asks") {
				want = 200
			}
			said := slices.ContainsFunc(result.Trace.Steps, func(s Step) bool { return strings.Contains(s.Detail, test.said) })
			if err != nil || result.Status != want || !said {
				t.Errorf("%d, %v, want %d and %q:\n%+v", result.Status, err, want, test.said, result.Trace.Steps)
			}
		})
	}
}

func TestNothingRegistersInCompleteFiles(t *testing.T) {
	setup := mappedTo("", &model.CloudMapService{})
	for _, complete := range []bool{false, true} {
		setup.Model.Complete = complete
		want := map[bool]int{false: 200, true: 503}[complete]
		if result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"}); err != nil || result.Status != want {
			t.Errorf("complete %t: %d, %v, want %d", complete, result.Status, err, want)
		}
	}
}

func TestTasksHaveOwnAttributes(t *testing.T) {
	service := &model.CloudMapService{Registrars: []*model.ECSService{{}}, DNS: model.KnownValue(1, syntax.Span{}), Records: []model.Text{literal("SRV")}}
	setup := mappedTo("?color=blue", service)
	for _, complete := range []bool{false, true} {
		setup.Model.Complete = complete
		want := map[bool]int{false: 200, true: 503}[complete]
		if result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"}); err != nil || result.Status != want {
			t.Errorf("complete %t: %d, %v, want %d", complete, result.Status, err, want)
		}
	}
}

func TestInstancesTakeTurns(t *testing.T) {
	service := &model.CloudMapService{}
	for i := range 120 {
		service.Instances = append(service.Instances, at(strconv.Itoa(i), "10.0.0."+strconv.Itoa(i)))
	}
	setup := mappedTo("", service)
	turn := 0
	setup.Random = func(n int) int {
		turn++
		return turn % n
	}
	seen := make(map[string]int)
	for range 300 {
		result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
		if err != nil || result.Trace.BackendRequest == nil {
			t.Fatal(result.Status, err)
		}
		seen[result.Trace.BackendRequest.Targets[0]]++
	}
	if len(seen) != mostDiscovered || seen["10.0.0.0:8080"] != 3 || seen["10.0.0.119:8080"] != 0 {
		t.Errorf("%d instances were called: %v", len(seen), seen)
	}
}
