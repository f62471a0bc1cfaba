package shell

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// signs shows what stands in for characters.
var signs = strings.NewReplacer("\x01", "S", "\x02", "(", "\x03", ")", "\x04", "[", "\x05", "]", "\x06", "_")

func TestMask(t *testing.T) {
	tests := map[string]string{
		`"${stageVariables.a}"`:          `"S(stageVariables.a)"`,
		`"\${stageVariables.a}"`:         `"\${stageVariables.a}"`,
		`${request.path.id}${context.x}`: `S(request.path.id)S(context.x)`,
		`${HOST} ${stageVariables}`:      `${HOST} ${stageVariables}`,
		`--id <api-id> --name "<name>"`:  `--id [api-id] --name "[name]"`,
		`--id <your api id>`:             `--id [your_api_id]`,
		`sort <in >out`:                  `sort <in >out`,
		`cat <<EOF>out`:                  `cat <<EOF>out`,
		`a <(b) < c`:                     `a <(b) < c`,
	}
	for src, want := range tests {
		text := []byte(src)
		mask(text, true)
		if got := signs.Replace(string(text)); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

func TestMaskingKeepsNothingBack(t *testing.T) {
	s := newScript(&syntax.File{Name: "a.sh"}, model.Given{}, "")
	text := []byte(`${stageVariables.a}/<the id>/<b>/<c`)
	mask(text, true)
	if got := s.compose(value{text: s.unmask(string(text))}, syntax.Span{}).String(); got != `${stageVariables.a}/${<the id>}/${<b>}/<c` {
		t.Errorf("got %s", got)
	}
}

func TestAnswersAreNoCommands(t *testing.T) {
	page := "```console\n$ aws apigateway x\n{\n  \"id\": 1\n}\nsome output\n% aws apigateway y \\\n  --z '[\n]'\n  --stray\n```\n" +
		"```sh\naws apigateway x\n[\n  {\n  }\n]\ncat > f <<EOF\n{\n  \"a\": 1\n}\nEOF\n```\n"
	var got strings.Builder
	for _, block := range blocks("page.md", []byte(page)) {
		for line := range strings.Lines(string(block.text([]byte(page)))) {
			got.WriteString(strings.TrimSpace(line) + "|")
		}
	}
	want := "aws apigateway x|||||aws apigateway y \\|--z '[|]'|--stray|" + `aws apigateway x|||||cat > f <<EOF|{|"a": 1|}|EOF|`
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}
