package openapi

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestServersGiveTheRegion(t *testing.T) {
	const document = "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\n"
	tests := []struct {
		name, src, want, at string
	}{
		{"no server", document, "", ""},
		{"a server of somebody else", document + "servers: [{url: 'https://api.example.com/v1'}]", "", ""},
		{"a custom domain and the API", document + "servers: [{url: 'https://api.example.com'}, {url: 'https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod'}]", "eu-west-1", "eu-west-1"},
		{"Swagger 2.0", "swagger: '2.0'\nx-amazon-apigateway-policy: {}\nhost: a1b2c3.execute-api.cn-north-1.amazonaws.com.cn", "cn-north-1", "cn-north-1"},
		{"two Regions", document + "servers: [{url: 'https://a.execute-api.eu-west-1.amazonaws.com'}, {url: 'https://a.execute-api.eu-west-2.amazonaws.com'}]", "${Region}", "eu-west-2"},
		{"a variable", document + "servers: [{url: 'https://{id}.execute-api.{region}.amazonaws.com', variables: {region: {default: us-west-2}}}]", "us-west-2", "{region}"},
		{"a variable without a default", document + "servers: [{url: 'https://{id}.execute-api.{region}.amazonaws.com'}]", "${region}", "{region}"},
		{"a name that another tool fills in", document + "servers: [{url: 'https://a.execute-api.${AWS::Region}.amazonaws.com'}]", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := parse(t, test.src)
			region := Load(file, model.Given{}, nil).Worlds[0].APIs[0].Region
			if region.String() != test.want {
				t.Errorf("Region %q, want %q", region, test.want)
			}
			if at := region.Where().Text(); test.at != "" && at != test.at {
				t.Errorf("at %q, want %q", at, test.at)
			}
			if told := Load(file, model.Given{Region: "us-east-1"}, nil).Worlds[0].APIs[0].Region; told.Present() {
				t.Errorf("Region %s, although the user told another", told)
			}
		})
	}
}

func TestDefaultsOfServerVariablesAreAssumed(t *testing.T) {
	set := Load(parse(t, "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\nservers: [{url: 'https://a.execute-api.{region}.amazonaws.com', variables: {region: {default: us-west-2}}}]"), model.Given{}, nil)
	const assumption = "the default of server variable region"
	if diff := cmp.Diff([]string{assumption}, set.Assumptions); diff != "" {
		t.Fatalf("assumptions differ (-want +got):\n%s", diff)
	}
	if got := set.Worlds[0].APIs[0].Region; got.Assumes() != assumption || got.Defined().Text() != "us-west-2" {
		t.Errorf("the Region assumes %q and stands at %q", got.Assumes(), got.Defined().Text())
	}
	if got := set.Without(assumption)[0].APIs[0].Region; !got.Unknown() {
		t.Errorf("Region %s without the assumption, want unknown", got)
	}
}
