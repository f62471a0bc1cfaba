package mapping

import (
	"errors"
	"testing"
)

// FuzzParse wants every text refused with a place in it, or evaluated, whatever
// the body is.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"integration.request.path.id", "overwrite:path", "overwrite", "method.request.body.pets[0]['name']",
		"'static'", "$request.body[0].a", "/v1/$request.path.proxy", "${context.identity.sourceIp}x",
	} {
		f.Add(text, `{"pets": [{"name": "Bella"}]}`)
	}
	f.Fuzz(func(t *testing.T, text, body string) {
		values := sample()
		values.body = body
		_, err := ParseTarget(text)
		inText(t, text, err)
		_, err = ParseOperation(text)
		inText(t, text, err)
		source, err := ParseSource(text)
		if inText(t, text, err) {
			if result, ok := source.Evaluate(values); ok != (len(result) > 0) {
				t.Errorf("source %q: %q, %v", text, result, ok)
			}
		}
		template, err := ParseTemplate(text)
		if inText(t, text, err) {
			if result, ok := template.Evaluate(values); !ok && result != "" {
				t.Errorf("template %q: %q without ok", text, result)
			}
		}
	})
}

// inText wants an error to point into the text and reports whether there is
// none.
func inText(t *testing.T, text string, err error) bool {
	t.Helper()
	if err == nil {
		return true
	}
	var wrong *SyntaxError
	if !errors.As(err, &wrong) || wrong.Offset < 0 || wrong.Offset > len(text) {
		t.Errorf("%q: %v points outside", text, err)
	}
	return false
}
