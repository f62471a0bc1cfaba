package main

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// bomb is a body that templates, patterns and models of fixtures/hostile work on
// without end, and slow an answer of a function that fits a selection pattern as
// badly.
func bomb() (body, slow string) {
	deep := "1"
	for range 60 {
		deep = `{"a": ` + deep + `, "b": ["` + strings.Repeat("a", 40) + `!"]}`
	}
	many := strings.Repeat("a", 60) + "!"
	body = `{"errorMessage": "` + many + `", "a": "` + many + `", "` + many + `": "x", "deep": ` + deep +
		`, "list": [` + strings.Repeat(`{"a": 1}, `, 2000) + `1], "long": "` + strings.Repeat("a", 10_000) + `"}`
	slow = "stubs:\n  - {target: bomb, backend: {type: lambda-static, function_error: Unhandled, payload: '{\"errorMessage\": \"" + many + "\"}'}}\n  - {backend: {type: echo}}\n"
	return body, slow
}

// TestHostileRequests calls each path of the fixture, whose comment tells what
// has to be said of it, in a process under limits of time and memory.
func TestHostileRequests(t *testing.T) {
	if racing {
		t.Skip("the race detector multiplies time and memory")
	}
	config := hostile + "/simulated.yaml"
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	body, slow := bomb()
	stubs := filepath.Join(t.TempDir(), "stubs.yaml")
	if err := os.WriteFile(stubs, []byte(slow), 0o600); err != nil {
		t.Fatal(err)
	}
	paths := regexp.MustCompile(`(?m)^ {2}(/\S+):(?: # (.*))?$`).FindAllStringSubmatch(string(text), -1)
	if len(paths) < 40 {
		t.Fatalf("%d paths", len(paths))
	}
	query := "?x=" + strings.Repeat("a", 60) + "!&y=" + strings.Repeat("a", 21)
	for _, path := range paths {
		t.Run(path[1][1:], func(t *testing.T) {
			got := confined(t, "test-invoke-method", config, "--no-config", "--http-method", "POST", "--resource-id", path[1],
				"--path-with-query-string", path[1]+query, "--body", body, "--stub", stubs)
			if got.killed || got.code > exitFailed || strings.Contains(got.errs, "goroutine ") || got.memory > mostMemory {
				t.Errorf("killed %v, exit code %d, %d MB, %.2000s", got.killed, got.code, got.memory>>20, got.errs)
			}
			if !strings.Contains(got.out, "Method completed with status") && !strings.Contains(got.out, "Stopped at") || !strings.Contains(got.out, path[2]) {
				t.Errorf("want %q in %.2000s", path[2], got.out)
			}
		})
	}
}

// suiteOfBodies sends packed bodies to a stage, and has a backend answer with
// one.
const suiteOfBodies = `config: template.yaml
stage: prod
steps:
  - name: gzip
    request: {method: POST, path: /, headers: {Content-Encoding: gzip, Content-Type: application/json}, body_base64: "$gzip"}
    expect: {status: 413}
  - name: deflate
    request: {method: POST, path: /, headers: {Content-Encoding: deflate, Content-Type: application/json}, body_base64: "$deflate"}
    expect: {status: 413}
  - name: cut off
    request: {method: POST, path: /, headers: {Content-Encoding: gzip, Content-Type: application/json}, body_base64: "H4sIAAAAAAAA/w=="}
    expect: {status: 415}
  - name: packed answer
    request: {method: POST, path: /, headers: {Content-Type: application/json}, body: "{}"}
    backend: {type: static, headers: {Content-Encoding: gzip, Content-Type: application/json}, body_base64: "$gzip"}
    expect: {status: 200}
`

// TestHostileBodies unpacks 9 GB of zeros that are packed into 9 MB.
func TestHostileBodies(t *testing.T) {
	if racing {
		t.Skip("the race detector multiplies time and memory")
	}
	zeros := make([]byte, 10<<20)
	var member, deflated bytes.Buffer
	for _, writer := range []io.WriteCloser{gzip.NewWriter(&member), zlib.NewWriter(&deflated)} {
		if _, err := writer.Write(zeros); err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write(zeros[:1]); err != nil {
			t.Fatal(err)
		}
		if err := writer.Close(); err != nil {
			t.Fatal(err)
		}
	}
	encode := base64.StdEncoding.EncodeToString
	suite := strings.NewReplacer("$gzip", encode(bytes.Repeat(member.Bytes(), 9<<20/member.Len())), "$deflate", encode(deflated.Bytes())).Replace(suiteOfBodies)
	folder := t.TempDir()
	for name, text := range map[string]string{"bodies.test.yaml": suite, "template.yaml": aws + `Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}
  M: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: POST, AuthorizationType: NONE, Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: POST, Uri: 'http://example.com/'}}}
  D: {Type: AWS::ApiGateway::Deployment, DependsOn: M, Properties: {RestApiId: !Ref Api}}
  S: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, DeploymentId: !Ref D, StageName: prod}}
`} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := confined(t, "test", "--no-config", filepath.Join(folder, "bodies.test.yaml"))
	calm(t, &got)
	if got.code != exitClean {
		t.Errorf("%.2000s", got.out)
	}
}
