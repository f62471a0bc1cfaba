package serve

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// buckets are the upper bounds of the histogram of latencies, in seconds: the
// usual ones of Prometheus, and finer ones below.
var buckets = [...]float64{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}

// metrics counts requests.
type metrics struct {
	inFlight atomic.Int64

	mu       sync.Mutex
	requests map[outcome]uint64
	latency  [len(buckets) + 1]uint64
	seconds  float64
}

// outcome is what requests are counted by.
type outcome struct {
	route  string
	status int
}

func newMetrics() *metrics { return &metrics{requests: make(map[outcome]uint64)} }

func (m *metrics) count(route string, status int, took time.Duration) {
	seconds := took.Seconds()
	bucket, _ := slices.BinarySearch(buckets[:], seconds)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests[outcome{route, status}]++
	m.latency[bucket]++
	m.seconds += seconds
}

// write writes the metrics in the text format of Prometheus.
func (m *metrics) write(w io.Writer) error {
	m.mu.Lock()
	requests, latency, seconds := maps.Clone(m.requests), m.latency, m.seconds
	m.mu.Unlock()
	out := &sticky{to: w}
	out.printf("# HELP linkproof_requests_total Requests answered.\n# TYPE linkproof_requests_total counter\n")
	for _, key := range slices.SortedFunc(maps.Keys(requests), func(a, b outcome) int {
		return cmp.Or(cmp.Compare(a.route, b.route), cmp.Compare(a.status, b.status))
	}) {
		out.printf("linkproof_requests_total{route=%q,status=\"%d\"} %d\n", key.route, key.status, requests[key])
	}
	out.printf("# HELP linkproof_requests_in_flight Requests under way.\n# TYPE linkproof_requests_in_flight gauge\nlinkproof_requests_in_flight %d\n", m.inFlight.Load())
	out.printf("# HELP linkproof_request_duration_seconds Time to the answer.\n# TYPE linkproof_request_duration_seconds histogram\n")
	var total uint64
	for i, bound := range buckets {
		total += latency[i]
		out.printf("linkproof_request_duration_seconds_bucket{le=\"%g\"} %d\n", bound, total)
	}
	total += latency[len(buckets)]
	out.printf("linkproof_request_duration_seconds_bucket{le=\"+Inf\"} %d\n", total)
	out.printf("linkproof_request_duration_seconds_sum %g\nlinkproof_request_duration_seconds_count %d\n", seconds, total)
	return out.err
}

// sticky writes until the first error.
type sticky struct {
	to  io.Writer
	err error
}

func (s *sticky) printf(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.to, format, args...)
	}
}
