package schema_test

import (
	"context"
	"net"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema"
)

// referring is a document whose one path item stands at a reference.
func referring(reference string) string {
	return "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\npaths:\n  /a: {$ref: '" + reference + "'}\n"
}

// secret is a path item that must not be read from outside.
const secret = "get: {x-amazon-apigateway-integration: {type: http_proxy, uri: 'http://secret'}}\n"

// reach loads a document and gives its files, integrations and complaints.
func reach(t *testing.T, path, file string) (files []string, integrations int, complaints []string) {
	t.Helper()
	loaded, err := schema.Load(t.Context(), []string{path}, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range loaded.Results {
		if set.Files[0].Name != file {
			continue
		}
		for _, each := range set.Files {
			files = append(files, each.Name)
		}
		integrations = len(set.Worlds[0].Integrations)
		for i := range set.Worlds[0].Documents {
			for _, fault := range set.Worlds[0].Documents[i].Faults() {
				complaints = append(complaints, fault.At.Text()+": "+fault.Message)
			}
		}
	}
	return files, integrations, complaints
}

func TestReferencesWithinTheFolder(t *testing.T) {
	tree(t, map[string]string{
		"apis/main.yaml":   referring("parts/item.yaml"),
		"apis/up.yaml":     referring("../shared/item.yaml"),
		"apis/inside.yaml": referring("parts/link.yaml"),
		"parts/never.yaml": secret, "apis/parts/item.yaml": secret, "shared/item.yaml": secret,
	})
	link(t, "item.yaml", "apis/parts/link.yaml")
	for file, want := range map[string]string{
		"apis/main.yaml":   "apis/main.yaml apis/parts/item.yaml",
		"apis/up.yaml":     "apis/up.yaml shared/item.yaml",
		"apis/inside.yaml": "apis/inside.yaml apis/parts/link.yaml",
	} {
		files, integrations, complaints := reach(t, ".", file)
		if strings.Join(files, " ") != want || integrations != 1 || len(complaints) != 0 {
			t.Errorf("%s: files %q, %d integrations, complaints %q", file, files, integrations, complaints)
		}
	}
}

func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	dialled := make(chan string, 1)
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				close(dialled)
				return
			}
			dialled <- connection.LocalAddr().String()
			connection.Close() //nolint:errcheck,gosec // the test fails anyway
		}
	}()
	outside := t.TempDir() + "/secret.yaml"
	if err := os.WriteFile(outside, []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	tree(t, map[string]string{"api/parts/good.yaml": secret, "beside.yaml": secret})
	link(t, outside, "api/parts/link.yaml")
	link(t, "../../beside.yaml", "api/parts/up.yaml")
	link(t, "..", "api/parts/folder")
	for reference, want := range map[string]string{
		"../beside.yaml":                                 "leads out of api",
		"parts/../../beside.yaml":                        "leads out of api",
		"../../../../../../../../etc/passwd":             "leads out of api",
		"/etc/passwd":                                    "absolute path",
		`\\host\share`:                                   "absolute path",
		"file:///etc/passwd":                             "it is an address",
		"file:/etc/passwd":                               "it is an address",
		"C:/secret.yaml":                                 "it is an address",
		"//" + listener.Addr().String() + "/a":           "absolute path",
		"http://" + listener.Addr().String():             "it is an address",
		"https://" + listener.Addr().String():            "it is an address",
		"parts/link.yaml":                                "cannot be read within api",
		"parts/up.yaml":                                  "cannot be read within api",
		"parts/folder/../../beside.yaml":                 "there is no file api/beside.yaml",
		"parts/missing.yaml":                             "there is no file api/parts/missing.yaml",
		"parts":                                          "is no file",
		"http://" + listener.Addr().String() + "#/paths": "it is an address",
	} {
		if err := os.WriteFile("api/main.yaml", []byte(referring(reference)), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"api", "api/main.yaml"} {
			files, integrations, complaints := reach(t, path, "api/main.yaml")
			if len(files) != 1 || integrations != 0 {
				t.Errorf("%s: files %q, %d integrations", reference, files, integrations)
			}
			if len(complaints) != 1 || !strings.Contains(complaints[0], reference) || !strings.Contains(complaints[0], want) {
				t.Errorf("%s: complaints %q, want one with %q", reference, complaints, want)
			}
		}
	}
	listener.Close() //nolint:errcheck,gosec // what matters is whether it was dialled
	if address, ok := <-dialled; ok {
		t.Errorf("somebody dialled %s", address)
	}
}

// TestNoNotationReadsOutside: whatever a template or a script takes other files
// by, those outside of the folder stay closed; one within is read by templates,
// which shows that the notation is one.
func TestNoNotationReadsOutside(t *testing.T) {
	const head = "AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n"
	const document = "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\npaths: {/a: {" + secret + "}}\n"
	outside := t.TempDir() + "/secret.yaml"
	if err := os.WriteFile(outside, []byte(strings.ReplaceAll(document, "\n}}", "}}")), 0o600); err != nil {
		t.Fatal(err)
	}
	within := strings.ReplaceAll(document, "\n}}", "}}")
	tree(t, map[string]string{"api/parts/good.yaml": within, "beside.yaml": within})
	link(t, outside, "api/parts/link.yaml")
	link(t, "../../beside.yaml", "api/parts/up.yaml")
	link(t, "../..", "api/parts/folder")
	for notation, file := range map[string]string{
		"DefinitionUri":          head + "    Type: AWS::Serverless::Api\n    Properties: {StageName: prod, DefinitionUri: '%'}\n",
		"DefinitionUri, HTTP":    head + "    Type: AWS::Serverless::HttpApi\n    Properties: {DefinitionUri: '%'}\n",
		"BodyS3Location":         head + "    Type: AWS::ApiGateway::RestApi\n    Properties: {BodyS3Location: '%'}\n",
		"AWS::Include":           head + "    Type: AWS::ApiGateway::RestApi\n    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: '%'}}}}\n",
		"file://, import":        "aws apigateway import-rest-api --body file://%\n",
		"fileb://, put":          "aws apigateway put-rest-api --rest-api-id a1b2c3 --body fileb://%\n",
		"file://, put in a list": "aws apigatewayv2 import-api --body file://% || aws apigatewayv2 create-api --cli-input-json file://%\n",
		"source":                 "aws apigateway create-rest-api --name a\nsource %\n. %\ncat %\n",
	} {
		name := "api/main.yaml"
		if strings.HasPrefix(file, "aws ") {
			name = "api/main.sh"
		}
		for _, location := range []string{
			"parts/good.yaml",
			"../beside.yaml", "parts/../../beside.yaml", "parts/link.yaml", "parts/up.yaml", "parts/folder/beside.yaml",
			outside, "file://" + outside, "http://127.0.0.1:1/latest/meta-data", "http://169.254.169.254/latest/meta-data", "//127.0.0.1:1/a",
		} {
			if err := os.WriteFile(name, []byte(strings.ReplaceAll(file, "%", location)), 0o600); err != nil {
				t.Fatal(err)
			}
			files, integrations, _ := reach(t, name, name)
			want := 0
			if location == "parts/good.yaml" && name == "api/main.yaml" {
				want = 1
			}
			if integrations != want || len(files) != 1+want {
				t.Errorf("%s of %s: files %q, %d integrations", notation, location, files, integrations)
			}
		}
	}
}

// TestLinksOutOfTheFolder: a walk reads nothing behind a symbolic link that
// leads out of the folder that was named, be it a file or a context, whatever
// the link goes through.
func TestLinksOutOfTheFolder(t *testing.T) {
	outside := t.TempDir()
	for name, text := range map[string]string{"secret.yaml": template, "links.json": links} {
		if err := os.WriteFile(outside+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tree(t, map[string]string{"api/main.yaml": template, "beside.yaml": template})
	link(t, outside+"/secret.yaml", "api/absolute.yaml")
	link(t, outside+"/links.json", "api/facts.json")
	link(t, "../beside.yaml", "api/relative.yaml")
	link(t, "main.yaml", "api/within.yaml")
	link(t, outside, "api/folder")
	link(t, "folder/secret.yaml", "api/through.yaml")
	want := []string{"api/main.yaml", "skipped api/absolute.yaml", "skipped api/facts.json", "skipped api/relative.yaml", "skipped api/through.yaml"}
	if diff := cmp.Diff(want, sets(t, schema.Options{}, "api")); diff != "" {
		t.Error(diff)
	}
	if _, err := schema.Load(t.Context(), []string{"beside.yaml"}, schema.Options{Contexts: []string{"api"}}); err == nil || err.Error() != "the context api holds no AWS CLI output" {
		t.Errorf("a context outside: %v", err)
	}
	if diff := cmp.Diff([]string{"api/absolute.yaml"}, sets(t, schema.Options{}, "api/absolute.yaml")); diff != "" {
		t.Errorf("a link that was named itself: %s", diff)
	}
}

func TestStandardInputRefersToNothing(t *testing.T) {
	tree(t, map[string]string{"item.yaml": secret})
	loaded, err := schema.Load(t.Context(), []string{"-"}, schema.Options{Stdin: strings.NewReader(referring("item.yaml"))})
	if err != nil || len(loaded.Results) != 1 {
		t.Fatalf("%d input sets, error %v", len(loaded.Results), err)
	}
	world := loaded.Results[0].Worlds[0]
	if len(world.Integrations) != 0 {
		t.Errorf("%d integrations, want none", len(world.Integrations))
	}
}
