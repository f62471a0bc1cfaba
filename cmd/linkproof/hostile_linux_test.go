package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Limits of one run over a hostile file. They are far above what is needed,
// which BENCHMARKS.md has, and far below what an input without bounds takes.
const (
	mostTime   = 8 * time.Minute
	mostWork   = 30      // seconds of processor time
	mostMemory = 2 << 30 // bytes
)

// confinement is a run of the program in a process of its own, which can
// neither open a connection nor run a program.
type confinement struct {
	trial
	killed bool
	memory int64
}

func confined(t *testing.T, args ...string) confinement {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), mostTime)
	defer cancel()
	var out, errs bytes.Buffer
	command := exec.CommandContext(ctx, "jailed", args...) //nolint:gosec // it is this test
	command.Stdout, command.Stderr = &out, &errs
	err := command.Run()
	if ctx.Err() != nil {
		t.Fatalf("still running after %s", mostTime)
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		t.Fatal(err)
	} else if ok && exit.ExitCode() < 0 {
		return confinement{killed: true, trial: trial{out: out.String(), errs: errs.String()}}
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("no resource usage")
	}
	got := confinement{trial: trial{code: command.ProcessState.ExitCode(), out: out.String(), errs: errs.String()}, memory: usage.Maxrss << 10}
	t.Logf("%s, %d MB", (command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Round(10*time.Millisecond), got.memory>>20)
	return got
}

// calm wants a run that ended by itself, with findings and without a stack
// trace.
func calm(t *testing.T, got *confinement) {
	t.Helper()
	if got.killed || got.code != exitClean && got.code != exitFound {
		t.Errorf("killed %v, exit code %d, %.2000s", got.killed, got.code, got.errs)
	}
	if strings.Contains(got.errs, "goroutine ") {
		t.Errorf("a stack trace: %.2000s", got.errs)
	}
	if got.memory > mostMemory {
		t.Errorf("%d MB, at most %d are wanted", got.memory>>20, mostMemory>>20)
	}
}

const hostile = "../../fixtures/hostile"

// notCovered is what reports say of fixtures that are not checked to their end.
var notCovered = map[string]string{
	"aliases.yaml":           "more than 4000000 values",
	"condition-circle.yaml":  "condition A leads back to itself",
	"conditions.yaml":        "the conditions come out in more ways than the 25 that were looked at",
	"elsewhere-openapi.yaml": "is not followed",
	"loops.yaml":             "the loops make more than 10000 entries; the rest was not checked",
	"script-recursion.sh":    "the script is followed for 20000 steps and no further",
	"selection-pattern.yaml": "RES004",
	"vtl.yaml":               "API Gateway ends it after 1000",
}

// TestHostileFixtures: files that would loop, explode, call home or read what
// they should not are linted in a process that may do neither. A word of a file
// outside shows in no report, and what was not covered is said.
func TestHostileFixtures(t *testing.T) {
	files, err := filepath.Glob(hostile + "/*.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := confined(t, "lint", "--no-config", "--strict", "--format", "json", file)
			calm(t, &got)
			if says := notCovered[filepath.Base(file)]; !strings.Contains(got.out, says) {
				t.Errorf("want %q in %.2000s", says, got.out)
			}
			for _, word := range []string{"root:", "nologin"} { // of /etc/passwd
				if strings.Contains(got.out+got.errs, word) {
					t.Errorf("the report shows %q", word)
				}
			}
		})
	}
	if _, err := os.Stat("ran"); err == nil {
		t.Error("a command of a script was run")
	}
}

// TestHostileFolder: one hostile file does not keep the others from being
// checked.
func TestHostileFolder(t *testing.T) {
	got := confined(t, "lint", "--no-config", hostile, quickstart)
	calm(t, &got)
	if !strings.Contains(got.out, "quickstart/") || !strings.Contains(got.out, "hostile/loops.yaml:19:11: warning[DOC004]") {
		t.Errorf("not all was checked:\n%s", got.out)
	}
}

// TestHostileSizes makes files that are too large for the repository.
func TestHostileSizes(t *testing.T) {
	if racing {
		t.Skip("the race detector multiplies time and memory")
	}
	for _, test := range sizes() {
		t.Run(test.file, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.file)
			if err := os.WriteFile(path, []byte(test.text()), 0o600); err != nil {
				t.Fatal(err)
			}
			got := confined(t, "lint", "--no-config", "--quiet", path)
			calm(t, &got)
			if !strings.Contains(got.out, test.says) {
				t.Errorf("want %q in %.500s", test.says, got.out)
			}
		})
	}
}

// size is a file that is hostile by its size, and what is said of it.
type size struct {
	file string
	text func() string
	says string
}

const aws = "AWSTemplateFormatVersion: '2010-09-09'\n"

// within puts a piece of configuration into the API of a template.
func within(before, piece string, times int, after string) func() string {
	return func() string {
		return aws + "Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n" + before + strings.Repeat(piece, times) + after
	}
}

// numbered repeats a piece in which @ stands for its number and ^ for the next.
func numbered(before, piece string, times int, after string) func() string {
	return func() string {
		var text strings.Builder
		text.WriteString(before)
		for i := range times {
			text.WriteString(strings.ReplaceAll(strings.ReplaceAll(piece, "@", strconv.Itoa(i)), "^", strconv.Itoa(i+1)))
		}
		return text.String() + after
	}
}

func sizes() []size {
	const (
		part    = "  R: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: x, PathPart: "
		get     = "  M: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: GET, "
		json    = `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"S": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": "a", "StageName": "p", "Variables": {"last": "v"`
		openapi = "openapi: 3.0.1\ninfo: {title: a, version: '1'}\nx-amazon-apigateway-cors: {}\n"
	)
	http := strings.Replace(get, "HTTP_PROXY", "HTTP", 1)
	return []size{
		{"deep.yaml", within(part, "[", 10_000, strings.Repeat("]", 10_000)+"}}\n"), "nested deeper than 200 levels"},
		{"deep.json", func() string { return json + strings.Repeat(`, "a": {"b": 1`, 10_000) + strings.Repeat("}", 10_005) }, "nested deeper than 200 levels"},
		{"scalar.yaml", within(part+"'", "a", 100<<20, "'}}\n"), "files of more than 33554432 bytes are not read"},
		{"scalar-below-the-limit.yaml", within(part+"'", "a", 30<<20, "'}}\n"), ""},
		{"keys.json", numbered(json, `, "k@": "v"`, 1_000_000, "}}}}}"), "stage p has 1000001 variables"},
		{"same-key.json", numbered(json, `, "k": "@"`, 1_000_000, "}}}}}"), "of more than 1000 repeated keys the others are not reported"},
		{"one-line.json", numbered(`{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "a"}}`, `, "M@": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "GET"}}`, 50_000, "}}"), `the required key "ResourceId" is missing`},
		{"variables.yaml", within(part+"!Sub '", "${Api}", 1<<20, "'}}\n"), ""},
		{"path-variables.yaml", within(get+"Uri: 'http://a/", "{a}", 1<<20, "'}}}\n"), "no mapping fills {a}"},
		{"pattern.yaml", within(get+"Uri: 'http://a/', IntegrationResponses: [{StatusCode: 200, SelectionPattern: '", "abcdef|", 200_000, "'}]}}}\n"), ""},
		{"patterns.yaml", numbered(aws+"Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n"+http+"Uri: 'http://a/', IntegrationResponses: [", "{StatusCode: @, SelectionPattern: '4(@)?'}, ", 20_000, "{StatusCode: 200}]}}}\n"), "fits no HTTP status code"},
		{"slow-patterns.yaml", numbered(aws+"Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n"+http+"Uri: 'http://a/', IntegrationResponses: [", "{StatusCode: @, SelectionPattern: '((.?){25}){25}@!'}, ", 1_000, "{StatusCode: 200}]}}}\n"), "was not compared with status codes, which takes too long"},
		{"split.yaml", within(part+"!Join ['-', !Split [a, '", "a", 3_000_000, "']]}}\n"), ""},
		{"conditions.yaml", numbered(aws+"Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Condition: C0, Properties: {Name: a}}\nConditions:\n", "  C@: !Not [!Condition C^]\n", 50_000, "  C50000: !Equals [a, a]\n"), ""},
		{"ignores.yaml", within("", "  # linkproof:ignore LNK002 -- x\n", 100_000, ""), ""},
		{"references.yaml", numbered(openapi+"paths:\n", "  /a@: {$ref: '#/paths/~1a^'}\n", 20_000, ""), ""},
		{"schemas.yaml", numbered(openapi+"paths: {}\ncomponents:\n  schemas:\n", "    a@: {$ref: '#/components/schemas/a^'}\n", 20_000, "    a20000: {type: string}\n"), ""},
		{"script.sh", numbered("", "aws apigateway put-integration --rest-api-id abc --resource-id r@ --http-method GET --type HTTP_PROXY --uri http://x/ --connection-type VPC_LINK --connection-id v1\n", 100_000, ""), "the script is followed for 20000 steps and no further"},
		{"stage.sh", numbered("aws apigateway create-stage --rest-api-id abc --stage-name p --deployment-id d\n", "aws apigateway update-stage --rest-api-id abc --stage-name p --patch-operations op=replace,path=/variables/a@,value=b\n", 19_000, ""), "the script is followed for 20000 steps and no further"},
		{"responses.sh", numbered("", "aws apigateway put-integration --rest-api-id abc --resource-id r@ --http-method GET --type MOCK\naws apigateway put-integration-response --rest-api-id abc --resource-id r@ --http-method GET --status-code 200\n", 9_000, ""), ""},
		{"branches.sh", numbered("aws apigateway create-stage --rest-api-id abc --stage-name p --deployment-id d\n", "if a; then aws apigateway update-stage --rest-api-id abc --stage-name p --patch-operations op=replace,path=/variables/a@,value=b; fi\n", 9_000, ""), ""},
		{"options.sh", numbered("", strings.Repeat("aws apigateway create-rest-api"+strings.Repeat(" --name x", 2000)+"\n", 10), 50, ""), "the script is followed for 20000 steps and no further"},
		{"findings.yaml", within("  L: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: a, SubnetIds: [", "a,", 400_000, "a]}}\n"), "more than 250000 findings; the others are not reported"},
		{"nested.sh", func() string {
			return strings.Repeat("$(", 20_000) + "aws apigateway create-rest-api --name x" + strings.Repeat(")", 20_000) + "\n"
		}, "the script is followed for 20000 steps and no further"},
		{"brackets.sh", func() string {
			return "aws apigateway create-rest-api --name x\n" + strings.Repeat("(", 200_000) + "\n"
		}, "more than 30000 brackets"},
	}
}
