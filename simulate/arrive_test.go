package simulate

import (
	"errors"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestAddressesLeadToStages(t *testing.T) {
	stage := func(name string) *model.Stage { return &model.Stage{StageName: literal(name)} }
	prod, beta, usual := stage("prod"), stage("beta"), stage(model.DefaultStage)
	rest := &model.API{Protocol: model.REST, ID: literal("rest1"), Stages: []*model.Stage{prod}}
	web := &model.API{Protocol: model.HTTP, ID: literal("http1"), Stages: []*model.Stage{beta, usual}}
	strict := &model.API{Protocol: model.HTTP, ID: literal("http2"), Stages: []*model.Stage{beta}}
	mapped := func(path string, api *model.API, stage *model.Stage) *model.APIMapping {
		return &model.APIMapping{Path: literal(path), API: api, StageName: stage.StageName}
	}
	m := &model.Model{APIs: []*model.API{rest, web, strict}, Domains: []*model.DomainName{{
		HostName: literal("*.example.com"), Mappings: []*model.APIMapping{mapped("", web, usual)},
	}, {
		HostName: literal("api.example.com"),
		Mappings: []*model.APIMapping{mapped("shop", rest, prod), mapped("shop/v2", web, beta), mapped("", strict, beta)},
	}}}
	for address, want := range map[string]Arrival{
		"https://rest1.execute-api.us-east-2.amazonaws.com//prod/pets/?a=/b": {rest, prod, "/pets/?a=/b"},
		"https://rest1.execute-api.us-east-2.amazonaws.com/prod":             {rest, prod, "/"},
		"https://rest1.execute-api.us-east-2.amazonaws.com/prod//pets":       {rest, prod, "//pets"},
		"https://http1.execute-api.us-east-2.amazonaws.com/beta/pets":        {web, beta, "/pets"},
		"https://http1.execute-api.us-east-2.amazonaws.com/betamax/pets":     {web, usual, "/betamax/pets"},
		"https://API.example.com/shop/7?x=1":                                 {rest, prod, "/7?x=1"},
		"https://api.example.com/shop/v2/7%2F8":                              {web, beta, "/7%2F8"},
		"https://api.example.com/shop/v23":                                   {rest, prod, "/v23"},
		"https://api.example.com/shopping":                                   {strict, beta, "/shopping"},
		"https://Kim.example.com/shop":                                       {web, usual, "/shop"},
	} {
		if got, err := Arrive(m, address); err != nil || got != want {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
	if _, err := Arrive(m, "https://http2.execute-api.us-east-2.amazonaws.com/prod/x"); !isNoStage(err) {
		t.Errorf("an API without the stage: %v", err)
	}
	for _, address := range []string{"/orders", "https://a.other.example.com/", "https://example.com/", "https://api.example.com:x"} {
		if got, err := Arrive(m, address); err == nil || isNoStage(err) {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
}

func isNoStage(err error) bool {
	_, ok := errors.AsType[*NoStage](err)
	return ok
}
