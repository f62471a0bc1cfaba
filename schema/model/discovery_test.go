package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func settings(pairs ...string) []Setting {
	var made []Setting
	for i := 0; i+1 < len(pairs); i += 2 {
		made = append(made, Setting{Name: literal(pairs[i]), Value: literal(pairs[i+1])})
	}
	return made
}

func TestIntegrationAsksForAttributes(t *testing.T) {
	stage := Compose([]Piece{{Literal: "arn:aws:servicediscovery:x:1:service/srv-1?stage="}, {Hole: &Hole{Name: "Stage"}}, {Literal: "&az=a&loose"}}, syntax.Span{})
	asked := (&Integration{Protocol: HTTP, URI: stage}).Attributes()
	if len(asked) != 3 || !asked[0].Name.Is("stage") || !asked[0].Value.Unknown() || !asked[1].Value.Is("a") || !asked[2].Value.Absent() {
		t.Errorf("got %v", asked)
	}
	if (&Integration{Protocol: REST, URI: literal("http://a/?b=c")}).Attributes() != nil {
		t.Error("a REST API asks for instances")
	}
}

func TestServiceFindsInstances(t *testing.T) {
	byHand := &Instance{Attributes: settings("stage", "prod", "AWS_INSTANCE_PORT", "80")}
	open := &Instance{AttributesOpen: true}
	unknown := &Instance{Attributes: []Setting{{Name: literal("stage"), Value: UnknownText("Stage", "it is a parameter", syntax.Span{})}}}
	fleet := &CloudMapService{Registrars: []*ECSService{{}}}
	for name, test := range map[string]struct {
		service *CloudMapService
		asked   []Setting
		want    Answer
	}{
		"same value":                 {&CloudMapService{Instances: []*Instance{byHand}}, settings("stage", "prod"), Yes},
		"other case of the value":    {&CloudMapService{Instances: []*Instance{byHand}}, settings("stage", "Prod"), No},
		"other case of the name":     {&CloudMapService{Instances: []*Instance{byHand}}, settings("Stage", "prod"), No},
		"one of two":                 {&CloudMapService{Instances: []*Instance{byHand}}, settings("stage", "prod", "az", "a"), No},
		"one of two instances":       {&CloudMapService{Instances: []*Instance{{}, byHand}}, settings("stage", "prod"), Yes},
		"encoded":                    {&CloudMapService{Instances: []*Instance{byHand}}, settings("stage", "p%72od"), CannotTell},
		"open attributes":            {&CloudMapService{Instances: []*Instance{open}}, settings("stage", "prod"), CannotTell},
		"unknown value":              {&CloudMapService{Instances: []*Instance{unknown}}, settings("stage", "prod"), CannotTell},
		"no instance":                {&CloudMapService{}, settings("stage", "prod"), CannotTell},
		"attribute not of ECS":       {fleet, settings("stage", "prod"), No},
		"attribute of ECS":           {fleet, settings("ECS_CLUSTER_NAME", "prod"), CannotTell},
		"zone of ECS":                {fleet, settings("AVAILABILITY_ZONE", "eu-west-1a"), CannotTell},
		"by hand beside ECS":         {&CloudMapService{Instances: []*Instance{byHand}, Registrars: fleet.Registrars}, settings("stage", "prod"), Yes},
		"no query":                   {fleet, nil, CannotTell},
		"no query, but an instance":  {&CloudMapService{Instances: []*Instance{byHand}}, nil, Yes},
		"unknown name asked of ECS":  {fleet, []Setting{{Name: UnknownText("Key", "a parameter", syntax.Span{}), Value: literal("a")}}, CannotTell},
		"unknown value, other of it": {&CloudMapService{Instances: []*Instance{unknown}}, settings("az", "a"), No},
	} {
		if got := test.service.Finds(test.asked); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}
