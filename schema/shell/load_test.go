package shell

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// load follows a script.
func load(name, src string) *model.InputSet {
	return Load(&syntax.File{Name: name, Src: []byte(src)}, model.Given{}, nil)
}

// summary tells of integrations, routes and stages what the way of a request
// depends on, one a line.
func summary(m *model.Model) []string {
	var lines []string
	for _, in := range m.Integrations {
		line := fmt.Sprintf("%s %s link %s uri %s", in.Kind, in.ConnectionType, in.Link.ID, in.URI)
		if in.Link.To != nil {
			line += " joined"
		}
		lines = append(lines, line)
	}
	for _, route := range m.Routes {
		line := strings.TrimSpace(fmt.Sprintf("%s %s", route.Method, route.Path))
		if route.Integration != nil {
			line += " -> " + route.Integration.URI.String()
		}
		lines = append(lines, line)
	}
	for _, stage := range m.Stages {
		words := []string{"stage", stage.StageName.String()}
		for _, variable := range stage.Variables {
			words = append(words, variable.Name.String()+"="+variable.Value.String())
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

// through is an integration of a REST API with the options that a test adds.
const through = "aws apigateway put-integration --rest-api-id a1 --resource-id r1 --http-method GET --type HTTP_PROXY --connection-type VPC_LINK "

func TestScriptsAreFollowed(t *testing.T) {
	tests := map[string]struct {
		src  string
		want []string
	}{
		"an answer joins": {
			"L=$(aws apigateway create-vpc-link --name x --target-arns t --query id --output text)\n" + through + `--connection-id "$L" --uri http://h/`,
			[]string{"HTTP_PROXY VPC_LINK link ${create-vpc-link.id} uri http://h/ joined"},
		},
		"jq picks as a query does": {
			"L=$(aws apigateway create-vpc-link --name x --target-arns t | jq -r .id)\n" + through + `--connection-id "$L" --uri http://h/`,
			[]string{"HTTP_PROXY VPC_LINK link ${create-vpc-link.id} uri http://h/ joined"},
		},
		"jq picks from a variable": {
			"R=$(aws apigateway create-vpc-link --name x --target-arns t)\naws apigateway get-account\nL=$(echo \"$R\" | jq -r .id)\n" + through + `--connection-id "$L" --uri http://h/`,
			[]string{"HTTP_PROXY VPC_LINK link ${create-vpc-link.id} uri http://h/ joined"},
		},
		"jq picks from a file": {
			"aws apigateway create-vpc-link --name x --target-arns t > ./link.json\naws apigateway get-account\nL=$(jq -r '.id' link.json)\n" + through + `--connection-id "$L" --uri http://h/`,
			[]string{"HTTP_PROXY VPC_LINK link ${create-vpc-link.id} uri http://h/ joined"},
		},
		"jq picks from what nobody knows": {
			"aws apigateway create-vpc-link --name x --target-arns t\nL=$(curl -s h | jq -r .id)\n" + through + `--connection-id "$L" --uri http://h/`,
			[]string{"HTTP_PROXY VPC_LINK link ${L} uri http://h/"},
		},
		"a function that tries again": {
			"retry() { local n=$1; shift; for i in 1 2 3; do \"$@\" && return 0; sleep $n; done; return 1; }\nretry 5 " + through + "--connection-id l1 --uri http://h/",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://h/"},
		},
		"arguments that were shifted away": {
			through + "--connection-id \"$1\" --uri http://h/\nshift\n" + through + "--resource-id r2 --connection-id l1 --uri \"http://$1/\"",
			[]string{"HTTP_PROXY VPC_LINK link ${$1} uri http://h/", "HTTP_PROXY VPC_LINK link l1 uri http://${$1 after 1 more}/"},
		},
		"an element of an array": {
			"H=(a b)\n" + through + `--connection-id l1 --uri "http://${H[1]}/"`,
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://b/"},
		},
		"input from a file that the script writes": {
			"cat > in.json <<EOF\n{\"restApiId\":\"a1\",\"resourceId\":\"r1\",\"httpMethod\":\"GET\",\"type\":\"HTTP_PROXY\",\"connectionType\":\"VPC_LINK\",\"connectionId\":\"l1\",\"uri\":\"http://old/\"}\nEOF\n" +
				"aws apigateway put-integration --cli-input-json file://in.json --uri http://new/",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://new/"},
		},
		"a variable is part of a text": {
			"HOST=h.example.com\n" + through + `--connection-id l1 --uri "http://${HOST}:$PORT/x"`,
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://h.example.com:${PORT}/x"},
		},
		"a function runs with its arguments": {
			"put() { " + through + `--resource-id "$1" --connection-id "$1" --uri "$2"` + "; }\nput l1 http://a/\nput l2 http://b/",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://a/", "HTTP_PROXY VPC_LINK link l2 uri http://b/"},
		},
		"a second integration of a method replaces the first": {
			through + "--connection-id l1 --uri http://a/\n" + through + "--connection-id l2 --uri http://b/",
			[]string{"HTTP_PROXY VPC_LINK link l2 uri http://b/"},
		},
		"one of another branch does not": {
			through + "--connection-id l1 --uri http://a/\nif [ -n \"$PROD\" ]; then " + through + "--connection-id l2 --uri http://b/; fi",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://a/", "HTTP_PROXY VPC_LINK link l2 uri http://b/"},
		},
		"a loop runs for each value": {
			"for host in a b; do " + through + `--resource-id $host --connection-id l1 --uri "http://$host/"` + "; done",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://a/", "HTTP_PROXY VPC_LINK link l1 uri http://b/"},
		},
		"branches that differ leave a variable open": {
			"if [ -n \"$PROD\" ]; then H=a; else H=b; fi\n" + through + `--connection-id l1 --uri "http://$H/"`,
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://${H}/"},
		},
		"a branch that leaves does not count": {
			"H=a\nif [ -z \"$X\" ]; then H=b; exit 1; fi\n" + through + `--connection-id l1 --uri "http://$H/"`,
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://a/"},
		},
		"wrappers and options before the service": {
			"sudo AWS_PAGER= aws --region eu-west-1 --debug " + strings.TrimPrefix(through, "aws ") + "--connection-id=l1 --uri='http://h/'",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://h/"},
		},
		"a list without quotes gives several words": {
			"ARGS=(--connection-id l1 --uri http://h/)\n" + through + `"${ARGS[@]}"`,
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://h/"},
		},
		"a here-document is a file": {
			"cat > ops.json <<EOF\n[{\"op\":\"replace\",\"path\":\"/uri\",\"value\":\"http://new/\"}]\nEOF\n" + through +
				"--connection-id l1 --uri http://old/\naws apigateway update-integration --rest-api-id a1 --resource-id r1 --http-method GET --patch-operations file://ops.json",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri http://new/"},
		},
		"patches of stages": {
			"aws apigateway create-stage --rest-api-id a1 --deployment-id d1 --stage-name s --variables a=1,b=2\n" +
				"aws apigateway update-stage --rest-api-id a1 --stage-name s --patch-operations op=replace,path=/variables/a,value=3 op=remove,path=/variables/b",
			[]string{"stage s a=3"},
		},
		"paths by their parents": {
			"A=$(aws apigateway create-rest-api --name x --query id --output text)\n" +
				"ROOT=$(aws apigateway get-resources --rest-api-id $A --query \"items[?path=='/'].id | [0]\" --output text)\n" +
				"R=$(aws apigateway create-resource --rest-api-id $A --parent-id $ROOT --path-part 'b' --query id --output text)\n" +
				"R=$(aws apigateway create-resource --rest-api-id $A --parent-id $R --path-part '{c}' --query id --output text)\n" +
				"aws apigateway put-method --rest-api-id $A --resource-id $R --http-method GET --authorization-type NONE",
			[]string{"GET /b/{c}"},
		},
		"the first resource of a new API": {
			"A=$(aws apigateway create-rest-api --name x --query id --output text)\n" +
				"ROOT=$(aws apigateway get-resources --rest-api-id $A --query 'items[0].id' --output text)\n" +
				"aws apigateway put-method --rest-api-id $A --resource-id $ROOT --http-method GET --authorization-type NONE",
			[]string{"GET /"},
		},
		"HTTP APIs": {
			"A=$(aws apigatewayv2 create-api --name x --protocol-type HTTP --query ApiId --output text)\n" +
				"I=$(aws apigatewayv2 create-integration --api-id $A --integration-type HTTP_PROXY --connection-type VPC_LINK --connection-id l1 --query IntegrationId --output text)\n" +
				"aws apigatewayv2 update-integration --api-id $A --integration-id $I --integration-uri arn:new\n" +
				"aws apigatewayv2 create-route --api-id $A --route-key 'GET /x' --target integrations/$I\n" +
				"aws apigatewayv2 create-stage --api-id $A --stage-name '$default' --auto-deploy",
			[]string{"HTTP_PROXY VPC_LINK link l1 uri arn:new", "GET /x -> arn:new", "stage $default"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			set := load("deploy.sh", test.src+"\n")
			if problems := set.Files[0].Problems; len(problems) > 0 {
				t.Fatal(problems[0].Message)
			}
			if diff := cmp.Diff(test.want, summary(set.Worlds[0])); diff != "" {
				t.Errorf("model (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFirstResourceOfSeveral(t *testing.T) {
	for _, before := range []string{
		"A=a1\n",
		"A=$(aws apigateway import-rest-api --body file://api.json --query id --output text)\n",
		"A=$(aws apigateway create-rest-api --name x --query id --output text)\naws apigateway create-resource --rest-api-id $A --parent-id r1 --path-part b\n",
	} {
		m := load("deploy.sh", before+
			"ROOT=$(aws apigateway get-resources --rest-api-id $A --query 'items[0].id' --output text)\n"+
			"aws apigateway put-method --rest-api-id $A --resource-id $ROOT --http-method GET --authorization-type NONE\n").Worlds[0]
		if len(m.Routes) != 1 || m.Routes[0].Path.Known() {
			t.Errorf("after %s: got %v", before, summary(m))
		}
	}
}

func TestBlocksThatSetOneThingDifferentlyAreAlternatives(t *testing.T) {
	page := "```sh\n" + through + "--connection-id l1 --uri http://h/\n```\nor\n```sh\naws apigateway update-integration --rest-api-id a1 --resource-id r1" +
		" --http-method GET --patch-operations op=replace,path=/connectionId,value=l2\n```\n"
	want := []string{"HTTP_PROXY VPC_LINK link l1 uri http://h/", "HTTP_PROXY VPC_LINK link l2 uri http://h/"}
	if diff := cmp.Diff(want, summary(load("page.md", page).Worlds[0])); diff != "" {
		t.Errorf("model (-want +got):\n%s", diff)
	}
}

func TestDefaultsAreAssumptions(t *testing.T) {
	set := load("deploy.sh", "HOST=${HOST:-h}\n"+through+`--connection-id l1 --uri "http://$HOST/"`)
	uri := set.Worlds[0].Integrations[0].URI
	if !uri.Is("http://h/") || uri.Assumes() != "the default of variable HOST" {
		t.Errorf("the URI is %s and assumes %q", uri, uri.Assumes())
	}
	if len(set.Assumptions) != 1 || set.Assumptions[0] != "the default of variable HOST" {
		t.Fatalf("assumptions %q", set.Assumptions)
	}
	without := set.Without(set.Assumptions[0])[0].Integrations[0].URI
	if without.Known() || without.Why() != "variable HOST may be set by the caller" {
		t.Errorf("without the assumption the URI is %s: %s", without, without.Why())
	}
}

func TestAFaultLosesNoOtherStatement(t *testing.T) {
	set := load("deploy.sh", "aws apigateway create-vpc-link --name a --target-arns t\nif ]; (\naws apigateway create-vpc-link --name b --target-arns t\n")
	if problems := set.Files[0].Problems; len(problems) != 1 || problems[0].Span.From().Line != 2 {
		t.Errorf("problems %v", problems)
	}
	if links := set.Worlds[0].Links; len(links) != 2 {
		t.Errorf("%d links", len(links))
	}
}

func TestPlacesAreThoseOfTheCharacters(t *testing.T) {
	src := "LINK=l1 # linkproof:ignore LNK002 -- known\n" +
		"aws apigateway put-integration --rest-api-id a1 --resource-id r1 --http-method GET --uri 'http://h/${stageVariables.x}' \\\n" +
		"  --patch '[{\"op\":\"x\"}]' --tls-config insecureSkipVerification=true --connection-id \"$LINK\" --request-parameters '{\"a\":\"b\"}'\n"
	set := load("deploy.sh", src)
	in := set.Worlds[0].Integrations[0]
	places := map[string]syntax.Span{
		"${stageVariables.x}":                in.StageVariables()[0].Span,
		"true":                               in.TLS.SkipVerification.Where(),
		"$LINK":                              in.Link.ID.Where(),
		"l1":                                 in.Link.ID.Defined(),
		`"a"`:                                in.RequestParameters[0].Key.Where(),
		`"b"`:                                in.RequestParameters[0].Value.Where(),
		"put-integration":                    in.Where(),
		"# linkproof:ignore LNK002 -- known": set.Files[0].Comments[0].Span,
	}
	for want, span := range places {
		if got := span.Text(); got != want {
			t.Errorf("%q stands where %q should", got, want)
		}
	}
}

func TestCommandsKeepHowTheyAreWritten(t *testing.T) {
	set := load("deploy.sh", "ID=$(aws ecs create-service --name 'a b'\"$X c\"d)\naws ec2 x --flag --y=1 &\n--stray 2\n")
	commands := set.Worlds[0].Commands
	if len(commands) != 2 || commands[0].Name != "ecs create-service" || commands[0].Variable != "ID" {
		t.Fatalf("commands %v", commands)
	}
	name, _ := commands[0].Option("name")
	var runs []string
	for _, run := range name.Values[0].Runs {
		runs = append(runs, fmt.Sprintf("%d:%s", run.Quote, run.Written))
	}
	if diff := cmp.Diff([]string{"1:a b", "2: c", "0:d"}, runs); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
	second := commands[1]
	if second.Background.Text() != "&" || len(second.Stray) != 1 || !second.Stray[0].Is("--stray") || len(second.Options) != 2 {
		t.Errorf("background %q, stray %v, options %v", second.Background.Text(), second.Stray, second.Options)
	}
}

func TestRecognizes(t *testing.T) {
	tests := map[string]struct {
		name, src string
		want      bool
	}{
		"a script":                   {"deploy.sh", "aws elbv2 create-listener\n", true},
		"options before the service": {"deploy.bash", "aws --region x apigatewayv2 get-apis\n", true},
		"by its first line":          {"deploy", "#!/usr/bin/env bash\naws ecs create-service\n", true},
		"another script":             {"build.sh", "go build ./...\n", false},
		"another service":            {"copy.sh", "aws s3 cp a b\n", false},
		"a page":                     {"setup.md", "Run\n```\n$ aws apigateway get-rest-apis\n```\n", true},
		"a page with a language":     {"setup.markdown", "~~~bash\nset -e\naws apigatewayv2 get-apis\n~~~\n", true},
		"a page about another call":  {"setup.md", "```sh\naws ecs create-service\n```\n", false},
		"a page that only talks":     {"setup.md", "Use aws apigateway get-rest-apis.\n", false},
		"a page with JSON":           {"setup.md", "```json\n{\"run\": \"aws apigateway x\"}\n```\n", false},
		"a template":                 {"api.yaml", "aws apigateway\n", false},
	}
	for name, test := range tests {
		if got := Recognizes(test.name, []byte(test.src)); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestScriptsThatGrowComeToAnEnd(t *testing.T) {
	tests := map[string]string{
		"a text that doubles":       "X=aa\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do X=\"$X$X\"; done\n",
		"a list that doubles":       "A=(a b)\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26; do A=(\"${A[@]}\" \"${A[@]}\"); done\n",
		"functions that call twice": "f() { f; f; }\nf\n",
		"arguments that double":     "f() { f \"$@\" \"$@\"; }\nf a b c\n",
		"brackets":                  strings.Repeat("$((", 1_000_000),
		"words that nest":           strings.Repeat("if ", 1_000_000),
	}
	for name, src := range tests {
		t.Run(name, func(t *testing.T) {
			set := load("deploy.sh", src+"aws ec2 create-vpc\n")
			if len(set.Worlds) != 1 {
				t.Errorf("%d worlds", len(set.Worlds))
			}
		})
	}
}

func TestALongScriptSaysThatItIsNotFollowed(t *testing.T) {
	world := load("deploy.sh", "f() { f; f; }\nf\n"+strings.Repeat(through+"--uri http://h/\n", 2)).Worlds[0]
	if len(world.Faults) != 1 || world.Faults[0].Kind != model.LimitExceeded {
		t.Errorf("faults %v", world.Faults)
	}
}
