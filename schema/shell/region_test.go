package shell

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// regionAsTold gives a Region, or ? where nobody can tell.
func regionAsTold(region model.Text) string {
	if region.Unknown() {
		return "?"
	}
	literal, _ := region.Get()
	return literal
}

func TestRegionsOfCalls(t *testing.T) {
	const create = "aws apigatewayv2 create-api --name x --protocol-type HTTP"
	tests := map[string]struct{ src, want, world string }{
		"the option":                     {create + " --region eu-west-1", "eu-west-1", "eu-west-1"},
		"the option before the service":  {"aws --region=eu-west-1 apigatewayv2 create-api --name x --protocol-type HTTP", "eu-west-1", "eu-west-1"},
		"the option comes first":         {"export AWS_REGION=us-east-1\n" + create + " --region eu-west-1", "eu-west-1", "eu-west-1"},
		"a prefix":                       {"AWS_REGION=eu-west-1 " + create, "eu-west-1", "eu-west-1"},
		"a prefix of one call":           {"AWS_REGION=eu-west-1 aws sts get-caller-identity\n" + create, "", ""},
		"a prefix of a function":         {"f() { " + create + "; }\nAWS_DEFAULT_REGION=eu-west-1 f", "eu-west-1", "eu-west-1"},
		"env":                            {"env -u X AWS_REGION=eu-west-1 " + create, "eu-west-1", "eu-west-1"},
		"an export":                      {"export AWS_DEFAULT_REGION=eu-west-1\n" + create, "eu-west-1", "eu-west-1"},
		"an export of what is set":       {"AWS_REGION=eu-west-1\nexport AWS_REGION\n" + create, "eu-west-1", "eu-west-1"},
		"declare -x":                     {"declare -rx AWS_REGION=eu-west-1\n" + create, "eu-west-1", "eu-west-1"},
		"set -a":                         {"set -a\nAWS_REGION=eu-west-1\n" + create, "eu-west-1", "eu-west-1"},
		"set without an export":          {"AWS_REGION=eu-west-1\n" + create, "", ""},
		"unset":                          {"export AWS_REGION=eu-west-1\nunset AWS_REGION\n" + create, "", ""},
		"of a subshell":                  {"(export AWS_REGION=eu-west-1)\n" + create, "", ""},
		"on a condition":                 {"if [ -z \"$X\" ]; then export AWS_REGION=eu-west-1; fi\n" + create, "?", "?"},
		"two variables of one Region":    {"export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1\n" + create, "eu-west-1", "eu-west-1"},
		"two variables that differ":      {"export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=us-east-1\n" + create, "?", "?"},
		"a variable that nobody knows":   {create + ` --region "$R"`, "?", "?"},
		"the profile says it":            {create + " --profile prod", "", ""},
		"calls that go to several":       {create + " --region eu-west-1\n" + create + " --region us-east-1", "eu-west-1", "?"},
		"calls of which one tells none":  {create + " --region eu-west-1\n" + create, "eu-west-1", "?"},
		"a loop over Regions, the first": {"for r in eu-west-1 us-east-1; do " + create + " --region $r; done", "eu-west-1", "?"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			m := load("deploy.sh", test.src+"\n").Worlds[0]
			api, world := m.APIs[0].Region, m.Region
			if got := regionAsTold(api); got != test.want {
				t.Errorf("Region %q of the API, want %q", got, test.want)
			}
			if got := regionAsTold(world); got != test.world {
				t.Errorf("Region %q of all, want %q", got, test.world)
			}
		})
	}
}
