package simulate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// reason is a cause with what it explains.
type reason struct {
	Cause
	// of are the differences that it explains: those that begin so.
	of []string
	// test and stage are what the differences hold that it makes; empty for all.
	test, stage string
}

// explains tells whether a difference may come from the reason: what it makes
// shows on one of the sides.
func (r *reason) explains(d *Difference) bool {
	if len(r.of) > 0 {
		return slices.ContainsFunc(r.of, func(what string) bool { return strings.HasPrefix(d.What, what) })
	}
	return r.test == "" && r.stage == "" || holds(d.Test, r.test) || holds(d.Stage, r.stage)
}

func holds(text, part string) bool { return part != "" && strings.Contains(text, part) }

// explain gives each difference its causes, and all of them to one that none
// fits: the backend may answer one difference by another.
func (c *comparing) explain() {
	reasons := c.reasons()
	for i := range c.Differences {
		difference := &c.Differences[i]
		for j := range reasons {
			if reasons[j].explains(difference) {
				difference.Causes = append(difference.Causes, reasons[j].Cause)
			}
		}
		if len(difference.Causes) > 0 {
			continue
		}
		for j := range reasons {
			difference.Causes = append(difference.Causes, reasons[j].Cause)
		}
	}
}

// reasons lists what may make a test invoke and the stage differ, the nearest
// first.
func (c *comparing) reasons() []reason {
	reasons := c.ends()
	ended := len(reasons) > 0
	variables, _ := c.variableReasons()
	for _, one := range slices.Concat(variables, c.contextReasons()) {
		if ended {
			one.test, one.stage = "", ""
		}
		reasons = append(reasons, one)
	}
	reasons = append(reasons, c.routeReasons()...)
	reasons = append(reasons, c.bodyReasons()...)
	for _, step := range c.AtStage.Trace.Steps {
		if step.Step == "stage" {
			reasons = append(reasons, reason{Cause: Cause{step.Detail, step.Place}, of: []string{"backend URL"}})
		}
	}
	if at := c.setup().Stage.ClientCertificate; at.Present() || c.test.Call.ClientCertificate != "" {
		text := "a stage shows its own client certificate, a test invoke the one of --client-certificate-id"
		reasons = append(reasons, reason{Cause: c.cause(text, at.Where()), of: []string{"client certificate"}})
	}
	return reasons
}

func (c *comparing) setup() *Setup { return &c.stage.Setup }

func (c *comparing) cause(text string, at syntax.Span) Cause {
	return Cause{Text: text, Place: c.stage.places.of(at)}
}

// ends are the reasons for which API Gateway answered by itself, where it did
// not do so for the same one on both sides.
func (c *comparing) ends() []reason {
	test, stage := c.TestInvoke.Trace.Cause, c.AtStage.Trace.Cause
	if test != nil && stage != nil && test.Step == stage.Step && test.Detail == stage.Detail {
		return nil
	}
	var reasons []reason
	if stage != nil {
		reasons = append(reasons, reason{Cause: Cause{fmt.Sprintf("stage %s ends at %s: %s: %s", c.Stage, stage.Stage, stage.Step, stage.Detail), stage.Place}})
	}
	if test != nil {
		reasons = append(reasons, reason{Cause: Cause{fmt.Sprintf("the test invoke ends at %s: %s: %s", test.Stage, test.Step, test.Detail), test.Place}})
	}
	return reasons
}

// variableReasons are the stage variables that the request reads and that are
// not the same; unread are those that one of the sides did not come to read.
func (c *comparing) variableReasons() (reasons, unread []reason) {
	for _, name := range namesOf(c.inTest.variables, c.atStage.variables) {
		_, inTest := c.inTest.variables[name]
		_, atStage := c.atStage.variables[name]
		switch one, differs := c.variableReason(name); {
		case !differs:
		case inTest && atStage:
			reasons = append(reasons, one)
		default:
			unread = append(unread, one)
		}
	}
	return reasons, unread
}

func (c *comparing) variableReason(name string) (one reason, differs bool) {
	test, _, err := c.test.variable(name)
	stage, defined, err2 := c.stage.variable(name)
	if err != nil || err2 != nil || test == stage {
		return reason{}, false
	}
	settings, _ := c.stage.stageSettings(c.setup().Stage)
	at := c.setup().Stage.VariablesPlace()
	if setting, there := model.Lookup(settings, name); there {
		at = setting.Where()
	}
	text := fmt.Sprintf("the stage variable %s is %q in the test invoke and %q at stage %s", name, test, stage, c.Stage)
	switch {
	case test == "":
		text = fmt.Sprintf("stage %s sets the variable %s to %q; a test invoke knows no stage, so it is empty there: pass --stage-variables %s=%s", c.Stage, name, stage, name, stage)
	case !defined:
		text = fmt.Sprintf("stage %s does not define the variable %s, so it is empty there; the test invoke was given %q", c.Stage, name, test)
	}
	return reason{Cause: c.cause(text, at), test: test, stage: stage}, true
}

// contextReasons are the values of $context that the request reads and that are
// not the same.
func (c *comparing) contextReasons() []reason {
	var reasons []reason
	for _, path := range namesOf(c.inTest.context, c.atStage.context) {
		test, stage := c.inTest.context[path], c.atStage.context[path]
		if test == stage || !test.defined || !stage.defined || c.stage.function != nil && c.stage.is(kindAWSProxy) {
			continue
		}
		text := fmt.Sprintf("$context.%s is %s in a test invoke and %s at stage %s", path, test, stage, c.Stage)
		reasons = append(reasons, reason{Cause: c.cause(text, c.stage.configured()), test: test.value, stage: stage.value})
	}
	return reasons
}

// String shows a value.
func (r reading) String() string {
	if !r.defined {
		return "not there"
	}
	return fmt.Sprintf("%q", r.value)
}

// routeReasons is that the stage chose another method than the test invoke was
// told.
func (c *comparing) routeReasons() []reason {
	test, stage := c.test.Route, c.stage.Route
	switch {
	case stage == test:
		return nil
	case stage == nil && c.AtStage.Trace.Stopped != "method request":
		return nil
	case stage == nil:
		text := "a test invoke is told its method, " + routeName(test) + "; a stage looks for it by the path, which no method takes"
		return []reason{{Cause: c.cause(text, test.Where())}}
	default:
		text := "a test invoke is told its method, " + routeName(test) + "; a stage chooses it by the path, and that fits " + routeName(stage) + " best"
		return []reason{{Cause: c.cause(text, stage.Where())}}
	}
}

// bodyReasons is that a test invoke takes every body for JSON.
func (c *comparing) bodyReasons() []reason {
	given := c.stage.bodyType()
	if c.test.bodyType() == given || c.stage.integration == nil || c.stage.proxies() {
		return nil
	}
	text := fmt.Sprintf("a test invoke takes every body for %s; the stage goes by the Content-Type, %s", c.test.bodyType(), given)
	return []reason{{Cause: c.cause(text, c.stage.configured())}}
}

// caveats are settings of the stage that a test invoke passes by, and that did
// not end the request.
func (c *comparing) caveats() []Cause {
	var caveats []Cause
	for _, step := range c.AtStage.Trace.Steps {
		if step.Stage == "authorization" || step.Step == "deployment" || step.Step == "canary" {
			caveats = append(caveats, Cause{step.Step + ": " + step.Detail, step.Place})
		}
	}
	_, hidden := c.variableReasons()
	if len(c.Differences) == 0 {
		hidden = append(hidden, c.routeReasons()...)
	}
	for i := range hidden {
		caveats = append(caveats, hidden[i].Cause)
	}
	return append(caveats, c.limits()...)
}

// limits are those of the stage and of its usage plans.
func (c *comparing) limits() []Cause {
	var limits []Cause
	stage, route := c.setup().Stage, cmp.Or(c.stage.Route, c.test.Route)
	if rate := stage.LimitOf(route).Rate; rate.Present() {
		limits = append(limits, c.cause("throttling: the stage lets "+rate.String()+" requests a second through and answers 429 to the others; test invokes are not counted", rate.Where()))
	}
	if stage.LimitsOpen() {
		limits = append(limits, c.cause("throttling: some methods of the stage may have limits of their own", stage.Where()))
	}
	for _, plan := range c.setup().Model.UsagePlans {
		if !plan.Of(stage) {
			continue
		}
		text, at := "usage plan "+plan.Name+" limits what callers with its keys may ask of the stage", plan.Where()
		if rate := plan.LimitOf(stage, route).Rate; rate.Present() {
			text, at = text+", to "+rate.String()+" requests a second", rate.Where()
		}
		limits = append(limits, c.cause(text, at))
	}
	return limits
}
