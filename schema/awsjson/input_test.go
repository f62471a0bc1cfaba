package awsjson

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// skeletons gives what --generate-cli-skeleton prints for each operation.
func skeletons(t *testing.T) map[string]string {
	t.Helper()
	src, err := os.ReadFile("testdata/skeletons.json")
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string)
	for command, input := range read(t, "skeletons.json", string(src)).Root.Entries() {
		all[command.Text] = input.Span.Text()
	}
	if len(all) != len(operations) {
		t.Fatalf("%d skeletons for %d operations", len(all), len(operations))
	}
	return all
}

// TestSkeletons: input that is yet to be filled in is understood and is about
// nothing.
func TestSkeletons(t *testing.T) {
	for command, src := range skeletons(t) {
		file := read(t, "input.json", src)
		m := Load([]*syntax.File{file}, model.Given{}, nil).Worlds[0]
		empty := isSkeleton(file.Root)
		if !Recognizes(file) || empty && (len(m.EmptyAnswers) != 1 || len(m.Shapes) > 0 || summary(m) != "") {
			t.Errorf("%s: recognised %t, %d faults of shape, %s", command, Recognizes(file), len(m.Shapes), summary(m))
		}
		if !empty && !strings.Contains(src, "patchOperations") && !strings.Contains(command, "endpoint-service") {
			t.Errorf("%s: not taken for a skeleton", command)
		}
	}
}

// TestInputs: input of every operation is understood, filled in and as YAML.
func TestInputs(t *testing.T) {
	for command, src := range skeletons(t) {
		filled := strings.ReplaceAll(src, `""`, `"x-1"`)
		for name, src := range map[string]string{"input.json": filled, "input.yaml": "# filled in\n" + filled} {
			file := read(t, name, src)
			if !Recognizes(file) || isSkeleton(file.Root) {
				t.Errorf("%s in %s is not understood", command, name)
			}
		}
	}
}

// TestKeysInAnotherCase: input for one generation of the API with the keys of
// the other is told from what has nothing to do with AWS.
func TestKeysInAnotherCase(t *testing.T) {
	all := skeletons(t)
	for i := range operations {
		o := &operations[i]
		if !o.fold || len(o.required)+len(o.others) < leastFolded {
			continue
		}
		file := read(t, "input.json", swapped(t, strings.ReplaceAll(all[o.command], `""`, `"x-1"`)))
		m := Load([]*syntax.File{file}, model.Given{}, nil).Worlds[0]
		if len(m.Shapes) != 1 {
			t.Errorf("%s: %d shapes", o.command, len(m.Shapes))
			continue
		}
		for _, fault := range m.Shapes[0].Faults() {
			if fault.Kind != model.UnknownKey || !strings.EqualFold(fault.Key, fault.Meant) || !fault.Grave {
				t.Errorf("%s: %s", o.command, fault.Message)
			}
		}
	}
	for _, src := range []string{
		`{"name": "x", "subnetIds": ["a"], "securityGroupIds": ["b"]}`,
		`{"DomainName": "a.example.com", "CertificateArn": "arn:c"}`,
		`{"apiId": "a1", "stageName": "prod"}`,
		`{"routeKey": "$default", "rawPath": "/", "version": "2.0", "headers": {}, "requestContext": {"apiId": "a1", "routeKey": "x"}}`,
		`{"name": "app", "description": "b", "tags": [], "version": "1"}`,
	} {
		if Recognizes(read(t, "-", src)) {
			t.Errorf("%s is not for AWS", src)
		}
	}
}

// swapped gives a document with the first letters of its keys in the other
// case.
func swapped(t *testing.T, src string) string {
	t.Helper()
	var out strings.Builder
	last := int32(0)
	file := read(t, "input.json", src)
	for key := range file.Root.Entries() {
		first := rune(key.Text[0])
		if unicode.IsUpper(first) {
			first = unicode.ToLower(first)
		} else {
			first = unicode.ToUpper(first)
		}
		out.WriteString(src[last:key.Span.Start] + `"` + string(first) + key.Text[1:] + `"`)
		last = key.Span.End
	}
	return out.String() + src[last:]
}
