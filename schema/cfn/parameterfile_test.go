package cfn_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestReadParameters(t *testing.T) {
	one := map[string]string{"Port": "8080", "Host": "a,b"}
	tests := []struct {
		name, src string
		want      map[string]string
		err       string
	}{
		{"list of the CLI", `[{"ParameterKey": "Port", "ParameterValue": "8080"}, {"ParameterKey": "Host", "ParameterValue": "a,b"}]`, one, ""},
		{"list in YAML", "- ParameterKey: Port\n  ParameterValue: 8080\n- {ParameterKey: Host, ParameterValue: 'a,b'}\n", one, ""},
		{"pairs", `["Port=8080", "Host=a,b"]`, one, ""},
		{"flat", `{"Port": 8080, "Host": "a,b"}`, one, ""},
		{"CodePipeline", `{"Parameters": {"Port": "8080", "Host": "a,b"}, "Tags": {"team": "x"}}`, one, ""},
		{"input of create-stack", `{"StackName": "s", "Parameters": [{"ParameterKey": "Port", "ParameterValue": "8080"}, {"ParameterKey": "Host", "ParameterValue": "a,b"}]}`, one, ""},
		{"a parameter that is called Parameters", `{"Parameters": "x"}`, map[string]string{"Parameters": "x"}, ""},
		{"previous value", `[{"ParameterKey": "Port", "UsePreviousValue": true}]`, map[string]string{}, ""},
		{"nothing", ``, map[string]string{}, ""},

		{"no key", "[\n  {\"ParameterValue\": \"8080\"}]", nil, "p.json:2:3: the parameter has no ParameterKey"},
		{"no value", `[{"ParameterKey": "Port"}]`, nil, "p.json:1:19: parameter Port has no ParameterValue"},
		{"no pair", `["Port"]`, nil, `p.json:1:2: "Port" is no parameter: it has the form K=V`},
		{"a list as value", `{"Hosts": ["a"]}`, nil, "p.json:1:11: the value of parameter Hosts should be a text or a number"},
		{"null as value", `{"Host": null}`, nil, "p.json:1:10: the value of parameter Host should be a text or a number"},
		{"a function as value", `{"Host": {"Ref": "A"}}`, nil, "p.json:1:10: the value of parameter Host should be a text or a number"},
		{"a text", `"x"`, nil, "p.json:1:1: parameters are a list of ParameterKey and ParameterValue or a map of names and values"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			name := "p.json"
			if test.src == "" || test.src[0] == '-' {
				name = "p.yaml"
			}
			got, err := cfn.ReadParameters(syntax.Read(name, []byte(test.src), syntax.DefaultLimits()))
			if got := message(err); got != test.err {
				t.Fatalf("got error %q, want %q", got, test.err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("parameters (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadParametersOfBrokenFile(t *testing.T) {
	_, err := cfn.ReadParameters(syntax.Read("p.json", []byte("{\n  \"a\": ,}"), syntax.DefaultLimits()))
	if err == nil {
		t.Fatal("a file that cannot be parsed is no error")
	}
}

func FuzzReadParameters(f *testing.F) {
	f.Add(`[{"ParameterKey": "A", "ParameterValue": "b"}, "A=b", {"ParameterKey": "A", "UsePreviousValue": true}]`)
	f.Add(`{"Parameters": {"A": 1}}`)
	f.Add("A: b\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := syntax.Read("parameters", []byte(src), syntax.Limits{Bytes: 1 << 16, Depth: 100, Nodes: 1 << 14})
		parameters, err := cfn.ReadParameters(file)
		if (parameters == nil) == (err == nil) {
			t.Errorf("got parameters %v and error %v, want one of them", parameters, err)
		}
	})
}

// message gives the message of an error; empty without.
func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
