package suite

import (
	"errors"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// shared are the keys that steps take over from the file.
var shared = []string{
	"config", "parameters", "account", "region", "rest-api-id", "api", "stage", "canary", "environment", "backend", "stubs", "assume", "now", "jwks",
}

// described are the keys that say what a file is about.
var described = []string{"id", "name", "origin", "kind", "evidence", "evidence_detail", "note"}

// reader reads one suite.
type reader struct {
	settings.Reader
	file *syntax.File
	// refused are errors that tell their places by themselves.
	refused []error
}

// Read reads a suite. Everything that the file says wrong is in the error, each
// with its place.
func Read(file *syntax.File) (*Suite, error) {
	r := &reader{file: file}
	suite := &Suite{File: file}
	if r.Begin(file) {
		suite.Cases = r.cases()
	} else if len(file.Problems) == 0 {
		r.Wrong(syntax.Span{File: file}, "the file is empty; config and steps should stand in it")
	}
	if err := errors.Join(append([]error{r.Err()}, r.refused...)...); err != nil {
		return nil, err
	}
	return suite, nil
}

func (r *reader) cases() []*Case {
	root := r.file.Root
	known := append(append([]string{"request", "expect", "steps"}, shared...), described...)
	r.Keys(root, known...)
	steps := root.Get("steps")
	if steps == nil {
		return []*Case{r.step(root)}
	}
	var cases []*Case
	for node := range r.List(steps) {
		r.Keys(node, append([]string{"name", "note", "request", "expect"}, shared...)...)
		cases = append(cases, r.step(node))
	}
	return cases
}

// step reads a step, which may be the whole file.
func (r *reader) step(node *syntax.Node) *Case {
	c := &Case{node: node, request: r.request(node.Get("request"))}
	c.Name = r.Text(node, "name", r.Text(node, "id", c.request.String()))
	c.Config = r.config(node)
	c.Config.Address = c.request.address
	c.stageName, c.stage = r.stage(r.setting(node, "stage"))
	c.stubs, c.environment = r.stubs(node)
	c.around = r.setting(node, "environment").Where()
	c.canary = r.truth(node, "canary")
	c.assumptions = r.assumptions(r.setting(node, "assume"))
	c.keys = r.publicKeys(r.setting(node, "jwks"))
	c.now = r.now(r.setting(node, "now"))
	c.expect = r.expected(node.Get("expect"))
	if node.Get("request") == nil {
		r.Wrong(node.Span, "the step has no request")
	}
	if node.Get("expect") == nil {
		r.Wrong(node.Span, "the step has no expect; write expect: {} and let --update fill it in")
	}
	return c
}

// publicKeys reads the keys that verify tokens, a JWKS in place.
func (r *reader) publicKeys(node *syntax.Node) []simulate.PublicKey {
	if !settings.Given(node) {
		return nil
	}
	keys, err := simulate.ReadKeys(&syntax.File{Name: r.file.Name, Src: r.file.Src, Root: node})
	if err != nil {
		r.refused = append(r.refused, err)
	}
	return keys
}

// setting gives a setting of a step, or that of the file.
func (r *reader) setting(node *syntax.Node, key string) *syntax.Node {
	if own := node.Get(key); own != nil {
		return own
	}
	return r.file.Root.Get(key)
}

// texts gives the texts of a map by their names; nil where it is left out.
func (r *reader) texts(node *syntax.Node) map[string]string {
	if !settings.Given(node) {
		return nil
	}
	texts := make(map[string]string)
	for name, value := range r.Entries(node) {
		texts[name.Text] = r.Scalar(value)
	}
	return texts
}

// word is the text of a setting, empty where it is left out.
func (r *reader) word(node *syntax.Node, key string) string {
	if setting := r.setting(node, key); settings.Given(setting) {
		return r.Scalar(setting)
	}
	return ""
}

func (r *reader) config(node *syntax.Node) Config {
	config := Config{
		API: r.word(node, "rest-api-id"), Account: r.word(node, "account"), Region: r.word(node, "region"),
		Parameters: r.texts(r.setting(node, "parameters")),
	}
	switch api := r.word(node, "api"); strings.ToUpper(api) {
	case "":
	case "REST":
		config.Protocol = model.REST
	case "HTTP":
		config.Protocol = model.HTTP
	default:
		r.Wrong(r.setting(node, "api").Span, "api should be REST or HTTP, not %q; rest-api-id names an API", api)
	}
	source := r.setting(node, "config")
	config.At = source.Where()
	switch {
	case !settings.Given(source):
		r.Wrong(node.Span, "the step has no config: the path of a template, a document or a folder, or a document itself")
	case source.Kind == syntax.Map:
		config.Tree = source
	default:
		config.Path = r.Scalar(source)
	}
	return config
}

// stage reads the name of a stage, or a stage that the suite makes.
func (r *reader) stage(node *syntax.Node) (string, *model.Stage) {
	if !settings.Given(node) {
		return "", nil
	}
	if node.Kind != syntax.Map {
		return r.Scalar(node), nil
	}
	r.Keys(node, "name", "variables", "canary")
	stage := &model.Stage{StageName: model.Literal(r.Text(node, "name", usualStage), node.Span)}
	stage.Span, stage.Head = node.Span, node.Span
	stage.Variables = r.variables(node.Get("variables"))
	if canary := node.Get("canary"); settings.Given(canary) {
		r.Keys(canary, "percentTraffic", "stageVariableOverrides")
		percent := model.Literal(r.Text(canary, "percentTraffic", "0"), canary.Span)
		stage.Canary = &model.Canary{Percent: percent, Overrides: r.variables(canary.Get("stageVariableOverrides"))}
	}
	return "", stage
}

// variables reads stage variables.
func (r *reader) variables(node *syntax.Node) []model.Setting {
	var variables []model.Setting
	for name, value := range r.Entries(node) {
		variables = append(variables, model.Setting{Name: model.Literal(name.Text, name.Span), Value: model.Literal(r.Scalar(value), value.Span)})
	}
	return variables
}

// truth is a setting that is true or false, false where it is left out.
func (r *reader) truth(node *syntax.Node, key string) bool {
	if node.Get(key) != nil {
		return r.Truth(node, key, false)
	}
	return r.Truth(r.file.Root, key, false)
}

// assumptions reads what is taken for what AWS does not document.
func (r *reader) assumptions(node *syntax.Node) simulate.Assumptions {
	var texts []string
	for name, value := range r.Entries(node) {
		texts = append(texts, name.Text+"="+r.Scalar(value))
	}
	read, err := simulate.ParseAssumptions(texts)
	if err != nil {
		r.Wrong(node.Span, "%v", err)
	}
	return read
}

// usualStage is the stage of APIs that have none.
const usualStage = "dev"

// stubs reads backend, stubs and environment as a file of stubs.
func (r *reader) stubs(node *syntax.Node) ([]simulate.Binding, *simulate.Environment) {
	tree := syntax.Node{Kind: syntax.Map}
	for _, key := range []string{"backend", "stubs", "environment"} {
		if setting := r.setting(node, key); settings.Given(setting) {
			tree.Children = append(tree.Children, syntax.Node{Kind: syntax.String, Text: key}, *setting)
		}
	}
	if len(tree.Children) == 0 {
		return nil, &simulate.Environment{}
	}
	stubs, environment, err := simulate.ReadStubs(&syntax.File{Name: r.file.Name, Src: r.file.Src, Root: &tree})
	if err != nil {
		r.refused = append(r.refused, err)
	}
	return stubs, environment
}

// usualNow is the time of requests where the suite tells none: answers are to
// be the same on every day.
var usualNow = time.Date(2026, time.January, 2, 3, 4, 5, 0, time.UTC)

func (r *reader) now(node *syntax.Node) time.Time {
	if !settings.Given(node) {
		return usualNow
	}
	text := r.Scalar(node)
	now, err := time.Parse(time.RFC3339, text)
	if err != nil {
		r.Wrong(node.Span, "now should be a time such as 2026-02-04T00:28:36Z, not %q", text)
	}
	return now
}

// expected reads what is expected of an answer.
func (r *reader) expected(node *syntax.Node) map[string]any {
	if !settings.Given(node) {
		return nil
	}
	expected, ok := decode(node).(map[string]any)
	if !ok {
		r.Wrong(node.Span, "expect should be a map, such as {status: 200}")
		return nil
	}
	for _, fault := range expect.Check(expected) {
		at := node.Pointer(fault.At...)
		if fault.Unknown {
			at, _ = node.Pointer(fault.At[:len(fault.At)-1]...).Entry(fault.At[len(fault.At)-1])
		}
		r.Wrong(at.Where(), "%s", fault.Message)
	}
	return expected
}
