package shell

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatMayStandElsewhereIsNotMissing(t *testing.T) {
	tests := map[string]struct {
		src  string
		open bool
	}{
		"nothing else":                        {through, false},
		"a variable without quotes":           {through + "$OPTIONS", true},
		"a variable in quotes":                {through + `--uri "$URI"`, false},
		"the value of an option":              {through + "--uri $URI", false},
		"a variable after the value":          {through + "--uri http://h/ $OPTIONS", true},
		"more words of a list":                {through + "--cache-key-parameters a $MORE", false},
		"the arguments of the script":         {through + `"$@"`, true},
		"the arguments of a function":         {"f() { " + through + `"$@"; }` + "\nf --uri http://h/", false},
		"an array that the script sets":       {"A=(--uri http://h/)\n" + through + `"${A[@]}"`, false},
		"an array that is not set":            {through + `"${A[@]}"`, true},
		"an array that a condition adds to":   {"A=()\nif [ -n \"$B\" ]; then A+=(--connection-id l1); fi\n" + through + `"${A[@]}"`, true},
		"one element of an array":             {"A=(--uri http://h/)\nA[1]=$B\n" + through + `"${A[@]}"`, true},
		"what xargs reads":                    {"cat ids | xargs " + through + "--connection-id", true},
		"an input file":                       {through + "--cli-input-json file://a.json", true},
		"a stray line":                        {through + "\n  --connection-id l1", true},
		"an update whose options are unknown": {through + "\naws apigateway update-integration --rest-api-id a1 --resource-id r1 --http-method GET $OPTIONS", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			integrations := load("deploy.sh", test.src+"\n").Worlds[0].Integrations
			if len(integrations) != 1 {
				t.Fatalf("%d integrations", len(integrations))
			}
			if settings := integrations[0].Timeout; settings.Absent() == test.open {
				t.Errorf("a timeout that is not there: absent %t, want %t", settings.Absent(), !test.open)
			}
		})
	}
}

func TestArraysGrow(t *testing.T) {
	set := load("deploy.sh", "A=(--connection-id l1)\nA+=(--uri 'http://h/a b')\n"+through+`"${A[@]}"`)
	want := []string{"HTTP_PROXY VPC_LINK link l1 uri http://h/a b"}
	if diff := cmp.Diff(want, summary(set.Worlds[0])); diff != "" {
		t.Errorf("model (-want +got):\n%s", diff)
	}
}

// TestWhatAVariableHoldsIsOneThing joins objects by an id that only the run of
// the script can tell.
func TestWhatAVariableHoldsIsOneThing(t *testing.T) {
	for _, set := range []string{
		"R=$(terraform output -raw resource)", "read -r R < resource", "R=$1", "R=", "if a; then R=r1; else R=r2; fi", `R=${RESOURCE:?}`,
	} {
		m := load("deploy.sh", set+`
aws apigateway put-method --rest-api-id a1 --resource-id "$R" --http-method GET --authorization-type NONE
aws apigateway put-integration --rest-api-id a1 --resource-id "$R" --http-method GET --type HTTP_PROXY --uri http://h/
`).Worlds[0]
		if len(m.Routes) != 1 || m.Routes[0].Integration == nil {
			t.Errorf("%s: the method has no integration", set)
		}
	}
}

// TestZshIsNotMisread meets what the parser does not know of zsh.
func TestZshIsNotMisread(t *testing.T) {
	set := load("deploy.zsh", "for r (a b) { echo $r }\n"+"aws apigateway create-vpc-link --name a --target-arns $=ARNS\n"+through+"--uri http://h/ $=OPTIONS\n")
	if problems := set.Files[0].Problems; len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	if links := set.Worlds[0].Links; len(links) != 1 {
		t.Errorf("%d links", len(links))
	}
	integrations := set.Worlds[0].Integrations
	if len(integrations) != 1 || integrations[0].Link.ID.Absent() {
		t.Errorf("integrations %v: the options may name a link", integrations)
	}
}

// TestFunctionsKeepTheirPlace calls a function of another block of a page.
func TestFunctionsKeepTheirPlace(t *testing.T) {
	page := "```sh\naws apigateway get-vpc-links\nput() {\n" + through + "--connection-id \"$1\" --uri http://$HOST/\n}\n```\n"
	for call, want := range map[string]string{"put l1": "HTTP_PROXY VPC_LINK link l1 uri http://${HOST}/", "": "HTTP_PROXY VPC_LINK link ${$1} uri http://${HOST}/"} {
		m := load("page.md", page+"```sh\n"+call+"\n```\n").Worlds[0]
		if diff := cmp.Diff([]string{want}, summary(m)); diff != "" {
			t.Fatalf("model (-want +got):\n%s", diff)
		}
		if at := m.Integrations[0].URI.Where(); at.Text() != "http://$HOST/" {
			t.Errorf("the URI stands at %q", at.Text())
		}
	}
}

func TestQuestionsToTheCLIMakeNothing(t *testing.T) {
	m := load("deploy.sh", "aws apigateway put-integration help\naws apigateway put-integration --generate-cli-skeleton > a.json\n").Worlds[0]
	if len(m.Commands) != 2 || len(m.Integrations)+len(m.Shapes) > 0 {
		t.Errorf("%d commands, %d integrations, %d shapes", len(m.Commands), len(m.Integrations), len(m.Shapes))
	}
}
