package simulate

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/model"
)

// Comparison tells what a test invoke and a stage make of the same request.
type Comparison struct {
	// Stage is the name of the stage.
	Stage string `json:"stage"`
	// Same tells that callers get the same answer and the backend the same
	// request, but for what every stage does otherwise.
	Same bool `json:"same"`
	// Differences are what counts, each with its causes.
	Differences []Difference `json:"differences"`
	// Usual are the differences that every stage makes.
	Usual []Difference `json:"usual"`
	// Caveats are settings of the stage that a test invoke passes by.
	Caveats []Cause `json:"caveats"`
	// TestInvoke and AtStage are the answers.
	TestInvoke Result `json:"testInvokeResult"`
	AtStage    Result `json:"stageResult"`
}

// Difference is something that is not the same in a test invoke and a stage.
type Difference struct {
	// What it is: "status", "body", "header ...", "backend URL" and the like.
	What string `json:"what"`
	// Test and Stage are how it is there; empty where it is not.
	Test  string `json:"testInvoke"`
	Stage string `json:"stage"`
	// Causes are the settings and facts that make the difference.
	Causes []Cause `json:"causes,omitempty"`
}

// Cause is a reason, with the setting behind it where there is one.
type Cause struct {
	Text string `json:"text"`
	*Place
}

// Compare sends a call to a method as a test invoke and to a stage, at the same
// time and with the same request id, and tells what differs and why. The setup
// names the method and the stage. The error is *Unknown when the files do not
// tell one of the answers.
func Compare(ctx context.Context, setup Setup, call Call) (*Comparison, error) {
	now, id := setup.Now(), setup.NewID()
	setup.Now, setup.NewID = func() time.Time { return now }, func() string { return id }
	c := comparing{test: &Exchange{Setup: setup, Call: call}, stage: &Exchange{Setup: setup, Call: call}}
	c.test.Stage, c.test.Canary = nil, false
	c.stage.Route = nil
	c.stage.Call.StageVariables = untoldVariables(setup.Stage, call.StageVariables)
	c.inTest, c.atStage = newWatched(), newWatched()
	c.test.watched, c.stage.watched = c.inTest, c.atStage
	c.Stage = setup.Stage.StageName.String()
	var err error
	if c.TestInvoke, err = Invoke(ctx, restStages[:], c.test); err != nil {
		return nil, fmt.Errorf("comparing the test invoke: %w", err)
	}
	if c.AtStage, err = Invoke(ctx, restStages[:], c.stage); err != nil {
		return nil, fmt.Errorf("comparing stage %s: %w", c.Stage, err)
	}
	c.test.watched, c.stage.watched = nil, nil
	c.compareAnswers()
	c.compareRequests()
	c.explain()
	c.Caveats = c.caveats()
	c.Same = len(c.Differences) == 0
	return &c.Comparison, nil
}

// untoldVariables are those of the call that tell what the files leave open: a
// stage knows no others.
func untoldVariables(stage *model.Stage, given map[string]string) map[string]string {
	untold := make(map[string]string)
	for name, value := range given {
		setting, there := model.Lookup(stage.Variables, name)
		if there && setting.Unknown() || !there && stage.VariablesOpen {
			untold[name] = value
		}
	}
	return untold
}

// comparing is a comparison under way.
type comparing struct {
	Comparison
	test, stage *Exchange
	// inTest and atStage are what the two have read.
	inTest, atStage *watched
}

// ofEveryStage are headers of answers that stages add, and test invokes do not
// show.
var ofEveryStage = lowerSet("Date", "Connection", "Content-Length", "x-amzn-RequestId", "x-amz-apigw-id", "X-Amzn-Trace-Id")

// ofErrors are headers that say no more of an error than its status does.
var ofErrors = lowerSet("Content-Type", "x-amzn-ErrorType")

// toldToBackends are headers by which stages tell backends of the caller.
var toldToBackends = lowerSet("X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Amzn-Trace-Id")

func (c *comparing) compareAnswers() {
	c.differ("status", statusLine(c.TestInvoke.Status), statusLine(c.AtStage.Status), false)
	c.differ("body", c.TestInvoke.Body, c.AtStage.Body, false)
	test, stage := folded(c.TestInvoke.MultiValueHeaders), folded(c.AtStage.MultiValueHeaders)
	for _, name := range namesOf(test, stage) {
		_, renamed := stage["x-amzn-remapped-"+name]
		added := strings.HasPrefix(name, "x-amzn-remapped-") || ofErrors[name] && (c.TestInvoke.Trace.Cause != nil || c.AtStage.Trace.Cause != nil)
		c.differ("header "+spelled(name, stage, test), test[name].value, stage[name].value, ofEveryStage[name] || renamed || added)
	}
}

func statusLine(status int) string {
	return strings.TrimSpace(strconv.Itoa(status) + " " + http.StatusText(status))
}

// compareRequests compares what the backends get.
func (c *comparing) compareRequests() {
	test, stage := c.TestInvoke.Trace.BackendRequest, c.AtStage.Trace.BackendRequest
	if test == nil || stage == nil {
		c.differ("backend", called(test), called(stage), false)
		return
	}
	c.differ("backend method", test.Method, stage.Method, false)
	c.differ("backend URL", test.URL, stage.URL, false)
	if c.test.is(kindAWSProxy) && c.stage.is(kindAWSProxy) {
		c.differ("event of the function", test.Body, stage.Body, true)
	} else {
		c.differ("backend body", test.Body, stage.Body, false)
	}
	c.differ("client certificate", test.ClientCertificate, stage.ClientCertificate, false)
	before, after := folded(test.Headers), folded(stage.Headers)
	for _, name := range namesOf(before, after) {
		c.differ("backend header "+spelled(name, after, before), before[name].value, after[name].value, toldToBackends[name] || name == "content-length")
	}
}

// called names the request that a backend got.
func called(request *SentRequest) string {
	if request == nil {
		return "not called"
	}
	return request.Method + " " + request.URL
}

// differ notes a difference, if it is one.
func (c *comparing) differ(what, test, stage string, usual bool) {
	switch difference := (Difference{What: what, Test: test, Stage: stage}); {
	case test == stage:
	case usual:
		c.Usual = append(c.Usual, difference)
	default:
		c.Differences = append(c.Differences, difference)
	}
}

// line is a header as it is written, several values in one.
type line struct{ name, value string }

// folded gives headers by their names in lower case.
func folded(headers map[string][]string) map[string]line {
	lines := make(map[string]line, len(headers))
	for name, values := range headers {
		lines[strings.ToLower(name)] = line{name, strings.Join(values, ", ")}
	}
	return lines
}

// spelled gives the name of a header as it is written, there or else here.
func spelled(folded string, there, here map[string]line) string {
	return cmp.Or(there[folded].name, here[folded].name)
}

// namesOf gives the names in two maps in order.
func namesOf[V any](one, other map[string]V) []string {
	all := maps.Clone(one)
	maps.Copy(all, other)
	return slices.Sorted(maps.Keys(all))
}
