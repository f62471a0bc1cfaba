package report

import (
	"bytes"
	"os"
	"testing"

	"github.com/xeipuuv/gojsonschema"
)

// TestSARIFFollowsItsSchema validates a report with everything in it, and one
// with nothing, against the official schema.
func TestSARIFFollowsItsSchema(t *testing.T) {
	text, err := os.ReadFile("../../../../fixtures/schemas/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(text))
	if err != nil {
		t.Fatal(err)
	}
	validate := func(document []byte) []gojsonschema.ResultError {
		result, err := schema.Validate(gojsonschema.NewBytesLoader(document))
		if err != nil {
			t.Fatal(err)
		}
		return result.Errors()
	}
	for name, report := range map[string]*Report{"full": sampleReport(t), "empty": {}} {
		var out bytes.Buffer
		if err := writeSARIF(&out, report, Options{}); err != nil {
			t.Fatal(err)
		}
		for _, problem := range validate(out.Bytes()) {
			t.Errorf("%s: %s", name, problem)
		}
		if broken := bytes.Replace(out.Bytes(), []byte(`"results"`), []byte(`"findings"`), 1); len(validate(broken)) == 0 {
			t.Errorf("%s: the schema sees no difference", name)
		}
	}
}
