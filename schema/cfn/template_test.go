package cfn_test

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// read reads a template that a test wrote.
func read(t *testing.T, src string) *syntax.File {
	t.Helper()
	name := "template.yaml"
	if strings.HasPrefix(src, "{") {
		name = "template.json"
	}
	file := syntax.Read(name, []byte(src), syntax.DefaultLimits())
	for _, problem := range file.Problems {
		t.Fatalf("%s at %v", problem.Message, problem.Span.From())
	}
	return file
}

func load(t *testing.T, src string) *model.InputSet {
	t.Helper()
	return cfn.Load(read(t, src), model.Given{}, nil)
}

// only gives the only world of a template.
func only(t *testing.T, src string) *model.Model {
	t.Helper()
	set := load(t, src)
	if len(set.Worlds) != 1 {
		t.Fatalf("%d worlds, want 1", len(set.Worlds))
	}
	return set.Worlds[0]
}

// silent fails the test for faults.
func silent(t *testing.T, m *model.Model) {
	t.Helper()
	for _, fault := range m.Faults {
		t.Errorf("%v: %s", fault.Span.From(), fault.Message)
	}
}

func TestRecognizes(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"version", "AWSTemplateFormatVersion: '2010-09-09'", true},
		{"resources with types", "Resources: {A: {Type: AWS::EC2::VPC}}", true},
		{"transform and resources", "Transform: AWS::Serverless-2016-10-31\nResources: {}", true},
		{"JSON", `{"Resources": {"A": {"Type": "Custom::Thing"}}}`, true},
		{"resources without types", "Resources: {A: {Kind: x}}", false},
		{"a list", "- Resources", false},
		{"OpenAPI", "openapi: 3.0.1\npaths: {}", false},
		{"a transform alone", "Transform: grayscale", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cfn.Recognizes(read(t, test.src).Root); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
	if cfn.Recognizes(nil) {
		t.Error("nothing is no template")
	}
}
