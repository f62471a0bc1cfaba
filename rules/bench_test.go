package rules_test

import (
	"fmt"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// valley is an HTTP API with a number of sound integrations behind one link.
func valley(integrations int) *model.Model {
	const elb = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:"
	file := &syntax.File{Name: "valley.yaml"}
	place := func(at int) syntax.Span { return syntax.Span{File: file, Start: int32(at), End: int32(at + 1)} }
	text := func(text string, at int) model.Text { return model.Literal(text, place(at)) }
	api := &model.API{Protocol: model.HTTP, ID: text("api", 0)}
	m := &model.Model{
		Account: text("210987654321", 0), Region: text("eu-west-1", 0), Files: []*syntax.File{file},
		APIs:      []*model.API{api},
		Links:     []*model.VPCLink{{Version: model.LinkV2, ID: text("a1b2c3", 0)}},
		Balancers: []*model.LoadBalancer{{ARN: text(elb+"loadbalancer/app/valley/1", 0), Kind: text("application", 0)}},
		Stages:    []*model.Stage{{API: api, StageName: text(model.DefaultStage, 0)}},
	}
	for i := range integrations {
		listener := text(fmt.Sprintf("%slistener/app/valley/1/%d", elb, i), i)
		m.Listeners = append(m.Listeners, &model.Listener{
			ARN: listener, LoadBalancer: model.Ref[model.LoadBalancer]{ID: m.Balancers[0].ARN},
			Port: model.KnownValue(8000+i, place(i)), Protocol: text("HTTPS", i),
		})
		m.Integrations = append(m.Integrations, &model.Integration{
			API: api, Kind: text("HTTP_PROXY", i), ConnectionType: text("VPC_LINK", i), Link: model.Ref[model.VPCLink]{ID: text("a1b2c3", i)},
			Method: text("ANY", i), URI: listener, PayloadFormatVersion: text("1.0", i), Timeout: model.KnownValue(29000, place(i)),
			TLS: &model.TLSConfig{ServerName: text("valley.example.com", i)},
		})
	}
	m.Seal()
	return m
}

// BenchmarkAll runs every check over a world with 30 integrations.
func BenchmarkAll(b *testing.B) {
	set := &model.InputSet{Worlds: []*model.Model{valley(30)}}
	set.Files = set.Worlds[0].Files
	options := lint.Options{Rules: rules.All(), Known: rules.All()}
	if findings := lint.Run(set, options); len(findings) > 0 {
		b.Fatalf("the valley is not sound: %v", findings[0].Message)
	}
	b.ReportAllocs()
	for b.Loop() {
		lint.Run(set, options)
	}
}
