package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/simulate"
)

// told is an answer with the way to it.
func told() *simulate.Result {
	r := sampleAnswer()
	request := &simulate.Message{Start: "POST /x", Headers: map[string][]string{"Accept": {"a"}}, Body: strings.Repeat("line\n", 20)}
	sent := &simulate.Message{
		Start: "POST http://a.internal/x", Headers: map[string][]string{"Accept": {"b"}, "Host": {"a.internal"}},
		Body: strings.Repeat("x", 500),
	}
	answer := &simulate.Message{Start: "204", Answer: true}
	r.Trace.Passages = []simulate.Passage{
		{Stage: "method request", About: "The method is found.", Besides: "A stage would look for it. " + strings.Repeat("word ", 30), In: request, Out: sent},
		{Stage: "VPC link", About: "The link.", In: sent, Out: sent},
		{Stage: "backend", About: "The backend answers.", In: sent, Out: answer},
		{Stage: "method response", About: "The answer goes back.", In: sent, Out: &simulate.Message{Start: "POST http://a.internal/x"}},
	}
	return r
}

func TestStoryGolden(t *testing.T) {
	var got bytes.Buffer
	if err := WriteStory(&got, told(), Options{}); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "story.golden", got.Bytes())
	for line := range strings.Lines(got.String()) {
		if strings.HasPrefix(line, margin) && strings.Contains(line, "word") && width(strings.TrimRight(line, "\n")) > storyWidth {
			t.Errorf("%q is too long", line)
		}
	}
}

func TestStoriesHaveColorsForTerminals(t *testing.T) {
	var plain, colored strings.Builder
	for out, options := range map[*strings.Builder]Options{&plain: {}, &colored: {Color: true}} {
		if err := WriteStory(out, told(), options); err != nil {
			t.Fatal(err)
		}
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(colored.String(), "\x1b[32m+ ") {
		t.Errorf("colours are wrong:\n%q\n%q", plain.String(), colored.String())
	}
}

func TestStoriesNeverCommandTheTerminal(t *testing.T) {
	r := told()
	r.Body, r.Trace.Cause.Detail, r.Trace.Stopped = hostile, hostile, hostile
	r.MultiValueHeaders = map[string][]string{hostile: {hostile}}
	r.Trace.Steps[0].Step, r.Trace.Steps[0].Detail, r.Trace.Steps[0].File = hostile, hostile, hostile
	message := &simulate.Message{Start: hostile, Headers: map[string][]string{hostile: {hostile}}, Body: hostile}
	r.Trace.Passages = append(r.Trace.Passages, simulate.Passage{Stage: hostile, About: hostile, Besides: hostile, In: message, Out: told().Trace.Passages[1].Out})
	r.Trace.Passages[0].Out = message
	var got strings.Builder
	if err := WriteStory(&got, r, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, r := range got.String() {
		if r != '\n' && commands(r) {
			t.Errorf("%U comes through", r)
		}
	}
}
