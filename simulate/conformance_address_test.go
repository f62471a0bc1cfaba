package simulate_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// address gives the whole address of a request that tells its stage by the path
// or its API by the host, and puts the stages and mappings of the case into the
// model; empty for other requests.
func (s *step) address(made *simulate.Setup, environment *simulate.Environment) string {
	if s.Request.RawPath == "" {
		return s.Request.URL
	}
	names := environment.Stages
	if len(names) == 0 {
		names = []string{"dev"}
		if s.Stage != nil {
			names = []string{s.Stage.Name}
		}
	}
	for _, name := range names {
		one := *s
		if s.Stage == nil || s.Stage.Name != name {
			one.Stage = &deployed{Name: name}
		}
		made.API.Stages = append(made.API.Stages, one.stage())
	}
	address := "https://api.execute-api.us-east-2.amazonaws.com" + s.Request.RawPath
	if s.Request.Query != "" {
		address += "?" + s.Request.Query
	}
	return address
}

// domain is a custom domain name with its mappings, as a configuration.
type domain struct {
	Name     string `json:"custom_domain"`
	Mappings []struct {
		Path string `json:"path"`
		API  string `json:"api"`
	} `json:"api_mappings"`
}

func named(name string) model.Text { return model.Literal(name, syntax.Span{}) }

// mappedAPIs makes a model of APIs behind a custom domain name; nil for other
// configurations.
func (s *step) mappedAPIs(protocol model.Protocol) *model.Model {
	var read domain
	if err := json.Unmarshal(s.Config, &read); err != nil || read.Name == "" {
		return nil
	}
	made := &model.Model{Domains: []*model.DomainName{{HostName: named(read.Name)}}}
	for i, mapping := range read.Mappings {
		api := &model.API{Protocol: protocol, ID: named("api" + strconv.Itoa(i))}
		api.Logical = mapping.API
		stage := &model.Stage{API: api, StageName: named(model.DefaultStage)}
		made.APIs, made.Stages = append(made.APIs, api), append(made.Stages, stage)
		made.APIMappings = append(made.APIMappings, &model.APIMapping{
			Domain: model.Ref[model.DomainName]{ID: named(read.Name)}, APIID: api.ID, Path: named(mapping.Path), StageName: stage.StageName,
		})
	}
	made.Seal()
	return made
}

// ledTo wants the address to have led to a stage or an API.
func (v *verdict) ledTo(stage, api any) {
	if v.result.Trace.Cause != nil && v.result.Trace.Stopped == "front end" {
		v.wrong = append(v.wrong, "the address leads to no stage")
		return
	}
	v.step("address", fmt.Sprint(cmp.Or(stage, api)))
}
