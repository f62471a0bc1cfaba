package schema_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Small files of each notation.
const (
	template = "Resources:\n  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: link}}\n"
	queue    = "Resources:\n  Queue: {Type: AWS::SQS::Queue}\n"
	document = "openapi: 3.0.1\npaths: {/: {get: {x-amazon-apigateway-integration: {type: mock}}}}\n"
	links    = `{"Items": [{"VpcLinkId": "l1", "SubnetIds": ["s1"]}]}`
	calls    = `{"Items": [{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK", "ConnectionId": "l1"}]}`
	identity = `{"UserId": "A", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:root"}`
	workflow = "on: push\njobs: {test: {runs-on: ubuntu-24.04}}\n"
)

// tree writes files below a new folder, makes it the working directory and
// leaves it again when the test ends.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// sets gives the file names of each input set, one set a line, and after them
// what was skipped and what failed.
func sets(t *testing.T, options schema.Options, paths ...string) []string {
	t.Helper()
	loaded, err := schema.Load(t.Context(), paths, options)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	files := 0
	for _, set := range loaded.Results {
		var names []string
		for _, file := range set.Files {
			names = append(names, file.Name)
		}
		files += len(names)
		lines = append(lines, strings.Join(names, " "))
	}
	if files != loaded.Files {
		t.Errorf("%d files in the sets, %d counted", files, loaded.Files)
	}
	for _, skipped := range loaded.Skipped {
		lines = append(lines, "skipped "+skipped.File)
	}
	for _, failure := range loaded.Failures {
		lines = append(lines, "failed "+failure.Error())
	}
	return lines
}

func TestPaths(t *testing.T) {
	tree(t, map[string]string{
		"b.yaml": template, "a.yml": document, "c/queue.yaml": queue, "c/main.template": template, "c/notes.txt": template,
		"ci.yaml": workflow, "dump/links.json": links, "dump/calls.json": calls, "dump/x.yaml": document,
		".hidden/a.yaml": template, "node_modules/p/a.yaml": template, "c/vendor/a.yaml": template, "cdk.out/app.template.json": `{"Resources": {"L": {"Type": "AWS::ApiGateway::VpcLink"}}}`,
	})
	for name, test := range map[string]struct{ paths, want []string }{
		"a folder":             {[]string{"."}, []string{"a.yml", "b.yaml", "c/main.template", "cdk.out/app.template.json", "dump/calls.json dump/links.json", "dump/x.yaml"}},
		"a folder by its name": {[]string{"c"}, []string{"c/main.template"}},
		"a folder, unclean":    {[]string{"./c/"}, []string{"c/main.template"}},
		"files, unclean":       {[]string{"./b.yaml", "a.yml"}, []string{"b.yaml", "a.yml"}},
		"any named file":       {[]string{"c/notes.txt", "c/queue.yaml"}, []string{"c/notes.txt", "c/queue.yaml"}},
		"a named passed over":  {[]string{"node_modules", ".hidden"}, []string{"node_modules/p/a.yaml", ".hidden/a.yaml"}},
		"named, not ours":      {[]string{"ci.yaml", "b.yaml"}, []string{"b.yaml", "skipped ci.yaml"}},
		"found, then named":    {[]string{".", "ci.yaml", "dump"}, []string{"a.yml", "b.yaml", "c/main.template", "cdk.out/app.template.json", "dump/calls.json dump/links.json", "dump/x.yaml", "skipped ci.yaml"}},
		"twice":                {[]string{"b.yaml", "./b.yaml", "c", "c/main.template", "c"}, []string{"b.yaml", "c/main.template"}},
		"a snapshot of files":  {[]string{"dump/links.json", "b.yaml", "dump/calls.json"}, []string{"dump/links.json dump/calls.json", "b.yaml"}},
		"nothing there":        {[]string{"no.yaml", "b.yaml"}, []string{"b.yaml", "failed reading no.yaml: no such file or directory"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, sets(t, schema.Options{}, test.paths...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSymbolicLinks(t *testing.T) {
	tree(t, map[string]string{"a/a.yaml": template, "b/b.yaml": template})
	link(t, "..", "a/up")              // a loop of folders
	link(t, "../a/a.yaml", "b/c.yaml") // a second name
	link(t, "b", "other")
	if diff := cmp.Diff([]string{"a/a.yaml", "b/b.yaml"}, sets(t, schema.Options{}, ".")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"other/b.yaml", "a/a.yaml", "skipped other/c.yaml"}, sets(t, schema.Options{}, "other", "b", "a")); diff != "" {
		t.Error(diff)
	}
	link(t, "loop.yaml", "loop.yaml")
	want := []string{"b/b.yaml", "skipped b/c.yaml", "failed reading loop.yaml: too many levels of symbolic links"}
	if diff := cmp.Diff(want, sets(t, schema.Options{}, "loop.yaml", "b")); diff != "" {
		t.Error(diff)
	}
}

func TestUnreadable(t *testing.T) {
	tree(t, map[string]string{"a.yaml": template, "b.yaml": template, "c/c.yaml": template})
	for _, name := range []string{"a.yaml", "c"} {
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(name, 0o700) })
	}
	if _, err := os.ReadFile("a.yaml"); err == nil {
		t.Skip("this user may read everything")
	}
	want := []string{"b.yaml", "failed reading a.yaml: permission denied", "failed reading c: permission denied"}
	if diff := cmp.Diff(want, sets(t, schema.Options{}, ".")); diff != "" {
		t.Error(diff)
	}
}

func TestStandardInput(t *testing.T) {
	for name, test := range map[string]struct {
		options schema.Options
		want    []string
	}{
		"without a name": {schema.Options{Stdin: strings.NewReader(template)}, []string{"-"}},
		"with a name":    {schema.Options{Stdin: strings.NewReader(template), StdinName: "a/b.yaml"}, []string{"a/b.yaml"}},
		"not ours":       {schema.Options{Stdin: strings.NewReader(workflow)}, []string{"skipped -"}},
		"cannot be read": {schema.Options{Stdin: brokenReader{}}, []string{"failed reading -: the pipe broke"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, sets(t, test.options, "-")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("the pipe broke") }

// TestBadInput: what cannot be read whole is a problem of its file and no
// hindrance to others.
func TestBadInput(t *testing.T) {
	limits := syntax.DefaultLimits()
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n" +
		"d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n" +
		"g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n"
	for name, test := range map[string]struct {
		src  string
		kind syntax.ProblemKind
	}{
		"NUL byte":      {"Type: AWS::ApiGateway::\x00", syntax.SyntaxError},
		"invalid UTF-8": {"Type: AWS::ApiGateway::\xff", syntax.SyntaxError},
		"alias bomb":    {bomb + "Type: AWS::ApiGateway::Method\n", syntax.LimitExceeded},
		"deep nesting":  {strings.Repeat("[", 10_000) + "AWS::ApiGateway::" + strings.Repeat("]", 10_000), syntax.LimitExceeded},
		"broken":        {"Resources: [AWS::ApiGateway::Method", syntax.SyntaxError},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, map[string]string{"bad.yaml": test.src, "good.yaml": template})
			for _, path := range []string{".", "bad.yaml"} {
				loaded, err := schema.Load(t.Context(), []string{path, "good.yaml"}, schema.Options{Limits: limits})
				if err != nil || len(loaded.Results) != 2 {
					t.Fatalf("%d input sets, %v", len(loaded.Results), err)
				}
				bad := loaded.Results[0].Files[0]
				if len(bad.Problems) == 0 || bad.Problems[0].Kind != test.kind || loaded.Results[0].Worlds[0].Files[0] != bad {
					t.Errorf("%s: problems %v", path, bad.Problems)
				}
				if len(loaded.Results[1].Worlds[0].Links) != 1 {
					t.Error("the good file was not loaded")
				}
			}
		})
	}
}

// TestForeignBadInput: what cannot be parsed and shows no sign of API Gateway
// is passed over, with a word where it was named, as a hook names every file.
func TestForeignBadInput(t *testing.T) {
	tree(t, map[string]string{"objects.yaml": "kind: API\nbody: x-amazon-apigateway-integration\n---\nkind: Service\n", "chart.yaml": "a: {{ .Values.a }\n", "script.sh": "a: {{ .Values.a }\n", "answer.json": `{"pathPart": `})
	if diff := cmp.Diff([]string(nil), sets(t, schema.Options{}, ".")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"skipped chart.yaml", "skipped script.sh"}, sets(t, schema.Options{}, "chart.yaml", "script.sh")); diff != "" {
		t.Error(diff)
	}
}

// TestPlainDocuments: OpenAPI documents of APIs that need not be of API Gateway
// are passed over, those that may lead to its extensions are not.
func TestPlainDocuments(t *testing.T) {
	const plain = "swagger: '2.0'\ninfo: {title: basePath apiId, version: '1'}\npaths:\n  /a: "
	tree(t, map[string]string{
		"plain.yaml": plain + "{get: {responses: {}}}\n", "parts.yaml": plain + "{$ref: parts/a.yaml}\n", "own.yaml": plain + "{$ref: '#/a'}\n",
		"misspelt.yaml": plain + "{get: {x-amazon-api-gateway-integration: {}}}\n",
	})
	if diff := cmp.Diff([]string{"misspelt.yaml", "parts.yaml"}, sets(t, schema.Options{}, ".")); diff != "" {
		t.Error(diff)
	}
	want := []string{"parts.yaml", "misspelt.yaml", "skipped plain.yaml", "skipped own.yaml"}
	if diff := cmp.Diff(want, sets(t, schema.Options{}, "plain.yaml", "parts.yaml", "own.yaml", "misspelt.yaml")); diff != "" {
		t.Error(diff)
	}
}

func TestLargeFiles(t *testing.T) {
	tree(t, map[string]string{"ours.yaml": template, "foreign.yaml": workflow})
	for _, name := range []string{"ours.yaml", "foreign.yaml"} {
		if err := os.Truncate(name, 100<<20); err != nil { // a sparse file
			t.Fatal(err)
		}
	}
	loaded, err := schema.Load(t.Context(), []string{".", "foreign.yaml"}, schema.Options{})
	if err != nil || len(loaded.Results) != 1 {
		t.Fatalf("%d input sets, %v", len(loaded.Results), err)
	}
	want := "the file has 104857600 bytes; files of more than 33554432 bytes are not read"
	if len(loaded.Skipped) != 1 || !strings.HasSuffix(loaded.Skipped[0].Reason, want) {
		t.Errorf("skipped %v", loaded.Skipped)
	}
	for _, set := range loaded.Results {
		if problem := set.Files[0].Problems[0]; problem.Kind != syntax.LimitExceeded || problem.Message != want {
			t.Errorf("%s: %s", set.Files[0].Name, problem.Message)
		}
	}
	if diff := cmp.Diff([]string{"ours.yaml"}, sets(t, schema.Options{}, ".")); diff != "" {
		t.Error(diff)
	}
}

// TestWorkers: the order of the results is that of the input, whatever the
// number of workers, and the work is done once for each set.
func TestWorkers(t *testing.T) {
	files := make(map[string]string)
	for i := range 60 {
		content := []string{template, document, links, workflow}[i%4]
		files[fmt.Sprintf("%d/%02d.yaml", i%7, i)] = content
	}
	tree(t, files)
	var first []string
	for _, workers := range []int{1, 2, 16} {
		loaded, err := schema.Each(t.Context(), []string{"."}, schema.Options{Workers: workers}, func(set *model.InputSet) string { return set.Files[0].Name })
		if err != nil || loaded.Files != 45 {
			t.Fatalf("%d files, %v", loaded.Files, err)
		}
		if first == nil {
			first = loaded.Results
		}
		if diff := cmp.Diff(first, loaded.Results); diff != "" || !slices.IsSorted(loaded.Results) {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
}

func TestCancelled(t *testing.T) {
	tree(t, map[string]string{"a.yaml": template, "b.yaml": template, "c.yaml": template})
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	_, err := schema.Each(ctx, []string{"."}, schema.Options{Workers: 1}, func(*model.InputSet) int {
		cancel()
		calls++
		return calls
	})
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestContexts(t *testing.T) {
	tree(t, map[string]string{
		"facts/links.json": links, "facts/identity.json": identity, "facts/notes.yaml": template, "facts/ci.yaml": workflow,
		"a.yaml": document, "b.yaml": template, "dump/calls.json": calls, "empty/ci.yaml": workflow, "broken.json": "{\n\"Items\": }",
	})
	options := schema.Options{Contexts: []string{"facts"}}
	loaded, err := schema.Load(t.Context(), []string{"a.yaml", "b.yaml", "dump"}, options)
	if err != nil {
		t.Fatal(err)
	}
	var seen []*model.VPCLink
	for _, set := range loaded.Results {
		m := set.Worlds[0]
		if !m.Account.Is("111122223333") {
			t.Errorf("%s: account %s", set.Files[0].Name, m.Account)
		}
		last := m.Links[len(m.Links)-1]
		if last.Name != "l1" || slices.Contains(seen, last) {
			t.Errorf("%s: link %s, want l1 of its own", set.Files[0].Name, last.Name)
		}
		seen = append(seen, last)
	}
	if in := loaded.Results[2].Worlds[0].Integrations[0]; in.Link.To == nil {
		t.Error("the integration should find its link in the context")
	}
	loaded, err = schema.Load(t.Context(), []string{"facts/links.json"}, options)
	if err != nil || len(loaded.Results[0].Worlds[0].Links) != 1 {
		t.Errorf("a file that is its own context should tell its facts once, %v", err)
	}
	for path, want := range map[string]string{
		"empty":       "the context empty holds no AWS CLI output",
		"b.yaml":      "the context b.yaml holds no AWS CLI output",
		"broken.json": "taking facts from the context broken.json: line 2: ",
		"no":          "taking facts from the context no: reading no: no such file or directory",
	} {
		if _, err := schema.Load(t.Context(), []string{"a.yaml"}, schema.Options{Contexts: []string{path}}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// FuzzLoad: whatever the bytes, loading ends, and what is loaded is a set with
// a world. Only nothing is refused.
func FuzzLoad(f *testing.F) {
	for _, src := range []string{template, queue, document, links, calls, identity, workflow, " "} {
		f.Add([]byte(src))
	}
	limits := syntax.Limits{Bytes: 1 << 16, Depth: 50, Nodes: 10_000}
	f.Fuzz(func(t *testing.T, src []byte) {
		loaded, err := schema.Load(t.Context(), []string{"-"}, schema.Options{Limits: limits, Stdin: bytes.NewReader(src)})
		if err != nil || len(loaded.Results)+len(loaded.Skipped)+len(loaded.Failures) != 1 {
			t.Fatalf("%d sets, %d skipped, failures %v, %v", len(loaded.Results), len(loaded.Skipped), loaded.Failures, err)
		}
		if refused := len(loaded.Failures) == 1; refused != (len(bytes.TrimSpace(src)) == 0) {
			t.Fatalf("failures %v", loaded.Failures)
		}
		for _, set := range loaded.Results {
			if len(set.Worlds) == 0 || len(set.Files) != 1 {
				t.Fatalf("%d worlds, %d files", len(set.Worlds), len(set.Files))
			}
		}
	})
}
