//go:build unix

package vtl

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// parcels is a mapping template of a usual size.
const parcels = `{
#set($n = 0)
"parcels": [
#foreach($parcel in $body.parcels)
  {"name": "$parcel.label", "w": $parcel.weight, "first": "$!parcel.tags[0]"}#if($foreach.hasNext),#end

#set($n = $n + 1)
#end
], "count": $n}`

// parcelBody is a body of 1 kB.
func parcelBody() string {
	const parcel = `{"label": "Seeds", "weight": 2.5, "tags": ["thin"]}`
	return `{"parcels": [` + strings.Repeat(parcel+", ", 18) + parcel + `]}`
}

// BenchmarkRender renders a template over a body of 1 kB.
func BenchmarkRender(b *testing.B) {
	template, err := Parse(parcels)
	if err != nil {
		b.Fatal(err)
	}
	given := variablesOf(b, `{"body": `+parcelBody()+`}`)
	b.ReportAllocs()
	defer reportProcessorTime(b, processorTime(b))
	for b.Loop() {
		if _, err := template.Render(given); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTransform does all that a mapping template over a body of 1 kB
// takes: it parses the template and the body, and renders.
func BenchmarkTransform(b *testing.B) {
	b.ReportAllocs()
	defer reportProcessorTime(b, processorTime(b))
	for b.Loop() {
		template, err := Parse(parcels)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := template.Render(variablesOf(b, `{"body": `+parcelBody()+`}`)); err != nil {
			b.Fatal(err)
		}
	}
}

func variablesOf(b *testing.B, text string) map[string]any {
	b.Helper()
	value, err := jsonvalue.Parse([]byte(text))
	if err != nil {
		b.Fatal(err)
	}
	return maps.Collect(value.(*jsonvalue.Object).Entries())
}

// compared is a template that both engines render.
type compared struct {
	Template  string          `json:"template"`
	Variables json.RawMessage `json:"variables"`
	Want      string          `json:"want"`
}

// oracleVariables are those of the oracle as JSON.
const oracleVariables = `{"parcel": {"id": 7, "label": "Seeds", "tags": ["thin", "dry"]}, "list": [1, 2, 3], "text": "hello", "n": 5, "d": 2.5, "yes": true, "no": false, "blank": ""}`

// BenchmarkVelocityJS compares with velocityjs, which LINKPROOF_VELOCITYJS
// names by its folder, such as node_modules/velocityjs: both parse and render
// the templates that both render alike, in nanoseconds of processor time.
func BenchmarkVelocityJS(b *testing.B) {
	folder := os.Getenv("LINKPROOF_VELOCITYJS")
	if folder == "" {
		b.Skip("LINKPROOF_VELOCITYJS names no folder")
	}
	src, err := os.ReadFile(filepath.Join(oracle, "templates.txt"))
	if err != nil {
		b.Fatal(err)
	}
	var templates []compared
	for text := range strings.SplitSeq(string(src), "\n====\n") {
		if want := rendered(text); want != failed && rendersAgain(b, text, want) {
			templates = append(templates, compared{Template: text, Variables: json.RawMessage(oracleVariables), Want: want})
		}
	}
	b.Run("oracle", func(b *testing.B) { compareWithJS(b, folder, templates) })
	body := compared{Template: parcels, Variables: json.RawMessage(`{"body": ` + parcelBody() + `}`)}
	body.Want = body.render(b)
	b.Run("body of 1 kB", func(b *testing.B) { compareWithJS(b, folder, []compared{body}) })
}

// rendersAgain leaves out templates that change their variables.
func rendersAgain(b *testing.B, text, want string) bool {
	b.Helper()
	template, err := Parse(text)
	if err != nil {
		b.Fatal(err)
	}
	given := variablesOf(b, oracleVariables)
	for range 2 {
		if got, err := template.Render(given); err != nil || got != want {
			return false
		}
	}
	return true
}

func (c *compared) render(b *testing.B) string {
	b.Helper()
	template, err := Parse(c.Template)
	if err != nil {
		b.Fatal(err)
	}
	result, err := template.Render(variablesOf(b, string(c.Variables)))
	if err != nil {
		b.Fatal(err)
	}
	return result
}

func compareWithJS(b *testing.B, folder string, templates []compared) {
	b.Helper()
	given, err := json.Marshal(templates)
	if err != nil {
		b.Fatal(err)
	}
	command := exec.CommandContext(b.Context(), "node", filepath.Join(oracle, "velocityjs.js"), folder)
	command.Stdin, command.Stderr = bytes.NewReader(given), os.Stderr
	told, err := command.Output()
	if err != nil {
		b.Fatal(err)
	}
	var other struct {
		Same        []bool  `json:"same"`
		Nanoseconds float64 `json:"nanoseconds"`
	}
	if err := json.Unmarshal(told, &other); err != nil {
		b.Fatal(err)
	}
	var both []compared
	var variables []map[string]any
	for i, same := range other.Same {
		if same {
			both = append(both, templates[i])
			variables = append(variables, variablesOf(b, string(templates[i].Variables)))
		}
	}
	begin := processorTime(b)
	for b.Loop() {
		for i := range both {
			template, err := Parse(both[i].Template)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := template.Render(variables[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
	own := float64(processorTime(b)-begin) / float64(b.N)
	b.ReportMetric(float64(len(both)), "templates")
	b.ReportMetric(own, "cpu-ns/op")
	b.ReportMetric(other.Nanoseconds, "velocityjs-ns/op")
	b.ReportMetric(other.Nanoseconds/own, "times")
}

func reportProcessorTime(b *testing.B, begin int64) {
	b.Helper()
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
}

// processorTime is what this process has used of the processors, in
// nanoseconds.
func processorTime(b *testing.B) int64 {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}
