package serve

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

// Handler answers requests by the site of the moment.
type Handler struct {
	site    atomic.Pointer[Site]
	hosts   Hosts
	report  func(error)
	log     accessLog
	slots   chan struct{}
	large   chan struct{}
	metrics *metrics
	retired sync.WaitGroup
}

// NewHandler makes a handler. Reports are about what the files do not tell and
// about faults; they come from many requests at once.
func NewHandler(site *Site, options Options) *Handler {
	h := &Handler{
		hosts: options.Hosts, report: options.Report, log: accessLog{to: options.AccessLog}, metrics: newMetrics(),
		slots: make(chan struct{}, options.Concurrency), large: make(chan struct{}, mostLarge),
	}
	h.site.Store(site)
	return h
}

// Options are the settings of a handler.
type Options struct {
	// Hosts are the names that requests may ask for.
	Hosts Hosts
	// Concurrency is how many requests may be under way; further ones are
	// throttled.
	Concurrency int
	// AccessLog gets a line for each request; nil for none.
	AccessLog io.Writer
	// Report hears of what went wrong on this side.
	Report func(error)
}

// DefaultConcurrency is how many requests may be under way unless told
// otherwise.
const DefaultConcurrency = 1024

// Change puts another site in place; requests under way end on the old one.
func (h *Handler) Change(site *Site) {
	old := h.site.Swap(site)
	h.retired.Go(old.retire)
}

// Close closes the sites once they have answered.
func (h *Handler) Close() {
	h.site.Load().retire()
	h.retired.Wait()
}

// enter gives the site of the moment, held until its requests lock is released.
func (h *Handler) enter() *Site {
	for {
		site := h.site.Load()
		site.requests.RLock()
		if site == h.site.Load() {
			return site
		}
		site.requests.RUnlock()
	}
}

// ServeHTTP answers a request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := time.Now() //nolint:forbidigo // the latency of the server itself
	h.metrics.inFlight.Add(1)
	defer h.metrics.inFlight.Add(-1)
	defer func() { h.recovered(w, recover()) }()
	site := h.enter()
	defer site.requests.RUnlock()
	answered, err := h.answer(r, site)
	if err != nil {
		if !errors.Is(err, errMalformed) && (errors.Is(err, errGone) || r.Context().Err() != nil) {
			panic(http.ErrAbortHandler)
		}
		h.metrics.count("", h.fail(w, err), time.Since(begin))
		return
	}
	answered = h.write(w, r, answered)
	h.log.write(site.format(answered.Stage()), answered)
	h.metrics.count(answered.Route(), answered.Response.Status, time.Since(begin))
}

// recovered answers a request that made the simulator panic.
func (h *Handler) recovered(w http.ResponseWriter, from any) {
	switch from {
	case nil:
	case http.ErrAbortHandler:
		panic(from)
	default:
		h.fail(w, fmt.Errorf("the simulator failed: %v\n%s", from, debug.Stack()))
	}
}

// answer sends a request through the API, or gives the answer of what stands
// before it.
func (h *Handler) answer(r *http.Request, site *Site) (*simulate.Answered, error) {
	target := r.RequestURI
	if r.URL.Host != "" { // the target is a whole address
		target = r.URL.RequestURI()
	}
	setup, call := site.setup, simulate.Call{Method: r.Method, PathWithQuery: target, Headers: headersOf(r, headIn(r.Context()))}
	if !h.hosts.Allow(r.Host) {
		return simulate.AnswerWith(setup, call, forbidden("the host "+r.Host+" is not that of this server")), nil
	}
	arrival, err := simulate.ArriveAt(setup.API, target)
	if lost, ok := errors.AsType[*simulate.NoStage](err); ok {
		return simulate.AnswerWith(setup, call, lostAt(lost)), nil
	}
	if err != nil {
		return nil, fmt.Errorf("finding the stage: %w", err)
	}
	setup.Stage, call.PathWithQuery = arrival.Stage, arrival.PathWithQuery
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	default:
		return simulate.AnswerWith(setup, call, throttled()), nil
	}
	if r.ContentLength > largestBody {
		return simulate.AnswerWith(setup, call, largeBody()), nil
	}
	release, err := h.read(r, &call)
	if err != nil {
		return nil, err
	}
	defer release()
	return simulate.Answer(r.Context(), setup, call)
}

// fail answers what the files do not tell, or what went wrong, and gives the
// status.
func (h *Handler) fail(w http.ResponseWriter, err error) (status int) {
	if errors.Is(err, errMalformed) {
		w.Header().Set("Connection", "close")
		http.Error(w, http.StatusText(http.StatusBadRequest), http.StatusBadRequest)
		return http.StatusBadRequest
	}
	h.report(err)
	status = http.StatusInternalServerError
	if _, unknown := errors.AsType[*simulate.Unknown](err); unknown {
		status = http.StatusNotImplemented
	}
	why, _, _ := strings.Cut(err.Error(), "\n")
	http.Error(w, "linkproof: "+why, status)
	return status
}

// lostAt is the answer where no stage is: 403 from a REST API, 404 from an HTTP
// API.
func lostAt(lost *simulate.NoStage) *simulate.Reply {
	if lost.API.Protocol == model.HTTP {
		return &simulate.Reply{Type: simulate.MissingAuthenticationToken, Line: lost.Error(), At: lost.API.Where()}
	}
	return forbidden(lost.Error())
}
