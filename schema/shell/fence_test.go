package shell

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCommandsOfPages(t *testing.T) {
	const call = "aws apigateway update-stage --rest-api-id a1 --stage-name s --patch-operations "
	const made = "aws apigateway create-stage --rest-api-id a1 --deployment-id d1 --stage-name s --variables "
	tests := map[string]struct {
		page string
		want []string
	}{
		"tildes":                  {"~~~bash\n" + made + "a=1\n~~~\n", []string{"stage s a=1"}},
		"a longer fence":          {"````sh\n" + made + "a=1\n````\n", []string{"stage s a=1"}},
		"a list item":             {"1. Make it:\n\n   ```sh\n   " + made + "a=1\n   ```\n", []string{"stage s a=1"}},
		"behind the sign of one":  {"- ```sh\n  " + made + "a=1\n  ```\n", []string{"stage s a=1"}},
		"a block quote":           {"> ```sh\n> " + made + "\\\n>   a=1\n> ```\n", []string{"stage s a=1"}},
		"a block quote that ends": {"> ```sh\n> " + made + "a=1\n\naws apigateway create-stage --stage-name no\n", []string{"stage s a=1"}},
		"a list in a block quote": {"> * Make it:\n>\n>   ~~~console\n>   $ " + made + "a=1\n>   ~~~\n", []string{"stage s a=1"}},
		"another language":        {"```json\n" + made + "a=1\n```\n", nil},
		"no language":             {"```\nme@host:~/api$ " + made + "a=1\n```\n", []string{"stage s a=1"}},
		"prompts and answers": {
			"```console\n[me@host ~]$ " + made + "\\\n> a=1\n{\n    \"stageName\": \"s\"\n}\n[me@host ~]$ " + call + "op=replace,path=/variables/a,value=2\n```\n",
			[]string{"stage s a=2"},
		},
		"a here-document in a list item": {
			"1. Patch it:\n\n   ```sh\n   cat > ops.json <<'EOF'\n   [{\"op\":\"replace\",\"path\":\"/variables/a\",\"value\":\"2\"}]\n   EOF\n   " +
				made + "a=1\n   " + call + "file://ops.json\n   ```\n",
			[]string{"stage s a=2"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			set := load("page.md", test.page)
			if problems := set.Files[0].Problems; len(problems) > 0 {
				t.Fatal(problems[0].Message)
			}
			if diff := cmp.Diff(test.want, summary(set.Worlds[0])); diff != "" {
				t.Errorf("model (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBlocksOfOthers: what is wrong with a block that calls nothing of ours is
// not ours to tell.
func TestBlocksOfOthers(t *testing.T) {
	const call = "```sh\naws apigateway get-rest-apis\n```\n"
	for _, test := range []struct {
		name, text string
		faults     int
	}{
		{"page.md", call + "```sh\ncurl -d '{\"text\": \"it's broken\"}' $URL\n```\n", 0},
		{"page.md", call + "```sh\naws ecs create-service --service-name 'shop\n```\n", 1},
		{"script.sh", "aws apigateway get-rest-apis\ncurl -d 'it\n", 1},
	} {
		if faults := load(test.name, test.text).Files[0].Problems; len(faults) != test.faults {
			t.Errorf("%q has faults %v, want %d", test.text, faults, test.faults)
		}
	}
}
