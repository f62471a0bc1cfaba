package prove

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// maxWays bounds the requests that are sent for one finding.
const maxWays = 16

// Prover sends requests through worlds, to a backend that echoes them.
type Prover struct {
	ways  []way
	now   func() time.Time
	newID func() string
}

// New makes a prover of the worlds of an input set.
func New(worlds []*model.Model, now func() time.Time, newID func() string) *Prover {
	p := &Prover{now: now, newID: newID}
	for _, world := range worlds {
		p.ways = append(p.ways, ways(world)...)
	}
	return p
}

// All proves the findings that show at run time.
func (p *Prover) All(ctx context.Context, findings []lint.Finding) {
	for i := range findings {
		if f := &findings[i]; f.Rule.ShowsAtRunTime() && f.Silenced == nil {
			f.Proof = p.Prove(ctx, f)
		}
	}
}

// Prove gives the answer to a request that meets a finding: of those that do
// the first that fails, else the first.
func (p *Prover) Prove(ctx context.Context, f *lint.Finding) *lint.Proof {
	var first *lint.Proof
	for _, w := range p.meeting(f) {
		proof := p.send(ctx, w)
		if proof.Status >= http.StatusMultipleChoices {
			return proof
		}
		if first == nil || first.Unknown != "" && proof.Unknown == "" {
			first = proof
		}
	}
	if first == nil {
		return &lint.Proof{Unknown: "no route of these files leads there"}
	}
	return first
}

// meeting gives the ways that meet a finding, those first of which it is about
// the smallest part.
func (p *Prover) meeting(f *lint.Finding) []way {
	type met struct {
		way
		size int32
	}
	var all []met
	for _, w := range p.ways {
		if size := w.meetsAt(f); size > 0 {
			all = append(all, met{w, size})
		}
	}
	slices.SortStableFunc(all, func(a, b met) int { return cmp.Compare(a.size, b.size) })
	ways := make([]way, 0, maxWays)
	for _, one := range all[:min(len(all), maxWays)] {
		ways = append(ways, one.way)
	}
	return ways
}

// meetsAt gives the size of the smallest object of the way that the finding is
// about, 0 for none.
func (w *way) meetsAt(f *lint.Finding) int32 {
	places := []syntax.Span{f.Span}
	for _, related := range f.Related {
		places = append(places, related.Span)
	}
	var smallest int32
	for _, met := range w.meets {
		extent := met.Extent()
		holds := func(place syntax.Span) bool { return place.File == extent.File && extent.Contains(place) }
		if size := extent.End - extent.Start; slices.ContainsFunc(places, holds) && (smallest == 0 || size < smallest) {
			smallest = size
		}
	}
	return smallest
}

// send sends the request of a way. Callers are let in: of what comes behind an
// authorizer most findings are.
func (p *Prover) send(ctx context.Context, w way) *lint.Proof {
	call := w.call()
	proof := &lint.Proof{Request: call.Method + " " + call.PathWithQuery, Stage: w.stage.StageName.String()}
	result, err := simulate.Run(ctx, simulate.Setup{
		Model: w.world, API: w.route.API, Stage: w.stage, Now: p.now, NewID: p.newID,
		Backends: []simulate.Binding{{Target: "*", Backend: simulate.Echo{}}},
	}, call)
	if err != nil {
		proof.Unknown = err.Error()
		if unknown, ok := errors.AsType[*simulate.Unknown](err); ok {
			proof.Unknown = unknown.Message()
		}
		return proof
	}
	proof.Status, proof.Log, proof.Echoed = result.Status, reason(&result), result.Trace.BackendRequest != nil && result.Status == http.StatusOK
	if !proof.Echoed {
		proof.Body = result.Body
	}
	return proof
}

// reason is the line of the log that tells why the backend did not answer.
func reason(result *simulate.Result) string {
	if result.Trace.Cause == nil {
		return ""
	}
	return result.Trace.Cause.Detail
}

// call makes the request of a way.
func (w *way) call() simulate.Call {
	method, _ := w.route.Method.Get()
	if method == "" || strings.EqualFold(method, "ANY") {
		method = http.MethodGet
	}
	return simulate.Call{Method: strings.ToUpper(method), PathWithQuery: w.path()}
}

// path is that of the route, with the names of variables for their values.
func (w *way) path() string {
	path, known := w.route.Path.Get()
	if !known || path == model.DefaultRoute {
		return "/"
	}
	return strings.NewReplacer("{", "", "+}", "", "}", "").Replace(path)
}
