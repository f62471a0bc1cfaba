package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadMap(t *testing.T) {
	tests := []struct {
		text string
		want map[string]string
	}{
		{"", map[string]string{}},
		{"a=b", map[string]string{"a": "b"}},
		{"a=b,c=d=e, f=", map[string]string{"a": "b", "c": "d=e", "f": ""}},
		{`accept=text/html\,text/plain,x=1`, map[string]string{"accept": "text/html,text/plain", "x": "1"}},
		{`a="b,\"c\"",d='e\\'`, map[string]string{"a": `b,"c"`, "d": `e\`}},
		{`{"a":"b,c=d"}`, map[string]string{"a": "b,c=d"}},
		{"host=${stageVariables.x}", map[string]string{"host": "${stageVariables.x}"}},
	}
	for _, test := range tests {
		got, err := readMap(test.text)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
	for _, text := range []string{"a", "=b", "a=b,c", `a="b`, `a="b"c`, `{"a":1}`, `{"a":`, "a=b,,c=d"} {
		if got, err := readMap(text); err == nil {
			t.Errorf("%s was read as %v", text, got)
		}
	}
}

func FuzzReadMap(f *testing.F) {
	for _, seed := range []string{`a=b,c="d\"e",f='g'`, `{"a":"b"}`, `a=\,`, "a=b\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := readMap(text)
		if err != nil || strings.HasPrefix(strings.TrimSpace(text), "{") {
			return
		}
		var written []string
		for key, value := range entries {
			if strings.HasPrefix(key, "{") {
				return
			}
			written = append(written, key+`="`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)+`"`)
		}
		again, err := readMap(strings.Join(written, ","))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(entries, again); diff != "" {
			t.Errorf("(-first +again):\n%s", diff)
		}
	})
}

func TestReadPairs(t *testing.T) {
	got, err := readParameters([]string{"Subnets=a,b", "Uri=http://x?y=z", "Empty="})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"Subnets": "a,b", "Uri": "http://x?y=z", "Empty": ""}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, value := range []string{"Subnets", "=a", ""} {
		if _, err := readParameters([]string{value}); err == nil {
			t.Errorf("%q was taken for a pair", value)
		}
	}
}
