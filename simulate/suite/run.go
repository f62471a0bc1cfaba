package suite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// Load gives the one world of a configuration, with facts about it, and the API
// that it names; nil where an address tells the API.
type Load func(ctx context.Context, config Config, facts func() *model.Model) (*model.Model, *model.API, error)

// Runner runs cases. It loads each configuration once.
type Runner struct {
	Load Load
	// Allowed says what may be dialled and trusted beyond what is usual.
	Allowed simulate.Allowed

	worlds map[string]world
}

// world is what came of loading a configuration.
type world struct {
	model *model.Model
	api   *model.API
	err   error
}

// Outcome is what came of a case.
type Outcome struct {
	Case *Case
	// Differences are the expectations that the answer does not meet, in the
	// order in which they are written.
	Differences []expect.Difference
	// Err tells why there is no answer: a configuration that cannot be read, or
	// one that does not say enough.
	Err error
	// Result is the answer, nil without one.
	Result *simulate.Result
}

// Passed tells whether the answer is as expected.
func (o *Outcome) Passed() bool { return o.Err == nil && len(o.Differences) == 0 }

// Run sends the request of a case and compares the answer.
func (r *Runner) Run(ctx context.Context, c *Case) Outcome {
	result, err := r.send(ctx, c)
	if err != nil {
		return Outcome{Case: c, Err: err}
	}
	outcome := Outcome{Case: c, Result: &result}
	if len(c.expect) == 0 {
		outcome.Differences = offered(&result)
	} else {
		outcome.Differences = expect.Judge(&result, c.expect).Differences
	}
	slices.SortStableFunc(outcome.Differences, func(a, b expect.Difference) int {
		return cmp.Compare(c.Place(a.At).Start, c.Place(b.At).Start)
	})
	return outcome
}

// requestID is the id of every request, so that answers are the same each time.
const requestID = "11111111-2222-3333-4444-555555555555"

func (r *Runner) send(ctx context.Context, c *Case) (simulate.Result, error) {
	found := r.world(ctx, c)
	if found.err != nil {
		from := c.Config.At.From()
		return simulate.Result{}, fmt.Errorf("%s:%d:%d: %w", c.Config.At.File.Name, from.Line, from.Column, found.err)
	}
	backends, err := c.environment.Surround(c.stubs, r.Allowed)
	if err != nil {
		return simulate.Result{}, err
	}
	setup := simulate.Setup{
		Model: found.model, API: found.api, Keys: c.environment.APIKeys, Access: c.environment.Access, Backends: backends, Canary: c.canary, Assumptions: c.assumptions,
		Now: func() time.Time { return c.now }, NewID: func() string { return requestID },
	}
	setup.Access.Keys = c.keys
	var result simulate.Result
	if address := c.request.address; address != "" {
		result, err = simulate.RunAt(ctx, setup, c.request.Call, address)
	} else {
		if err := c.aim(&setup); err != nil {
			return simulate.Result{}, err
		}
		result, err = simulate.Run(ctx, setup, c.request.Call)
	}
	if err != nil {
		return simulate.Result{}, fmt.Errorf("the answer cannot be told: %w", err)
	}
	return result, nil
}

// world loads the configuration of a case, unless it is loaded.
func (r *Runner) world(ctx context.Context, c *Case) world {
	key := fmt.Sprintf("%p %d %+v %d", c.node.Span.File, c.Config.At.Start, c.Config.key(), c.around.Start)
	if found, ok := r.worlds[key]; ok {
		return found
	}
	var found world
	found.model, found.api, found.err = r.Load(ctx, c.Config, c.environment.Facts)
	if found.err == nil && found.api != nil && found.api.Protocol == model.UnknownProtocol {
		found.api.Protocol = c.Config.Protocol
		for _, integration := range found.api.Integrations {
			integration.Protocol = c.Config.Protocol
		}
	}
	if r.worlds == nil {
		r.worlds = make(map[string]world)
	}
	r.worlds[key] = found
	return found
}

// key tells configurations apart that one place names.
func (c *Config) key() string {
	return fmt.Sprintf("%q %q %q %q %q %d %v", c.Path, c.API, c.Address, c.Account, c.Region, c.Protocol, c.Parameters)
}

// aim chooses the method of a test invoke, or the stage that takes the request.
func (c *Case) aim(setup *simulate.Setup) (err error) {
	if c.request.test && c.canary {
		return errors.New("a test invoke knows no canary")
	}
	if c.request.test {
		all := &model.Model{APIs: []*model.API{setup.API}}
		_, setup.Route, err = simulate.Select(all, "", c.request.resource, c.request.Method)
		return err
	}
	switch {
	case c.stage != nil:
		setup.Stage = c.stage
	case c.stageName != "":
		setup.Stage, err = simulate.SelectStage(setup.API, c.stageName)
	case len(setup.API.Stages) == 0:
		setup.Stage = &model.Stage{StageName: model.Literal(usualStage, c.Where())}
	case len(setup.API.Stages) == 1:
		setup.Stage = setup.API.Stages[0]
	default:
		err = fmt.Errorf("the API has the stages %s; say which with stage", stageNames(setup.API.Stages))
	}
	if err == nil && c.canary && setup.Stage.Canary == nil {
		err = fmt.Errorf("stage %s has no canary", setup.Stage.StageName)
	}
	return err
}

func stageNames(stages []*model.Stage) string {
	names := make([]string, len(stages))
	for i, stage := range stages {
		names[i] = stage.StageName.String()
	}
	return strings.Join(names, ", ")
}
