package rules

import (
	"fmt"
	"strconv"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// The bounds of integration timeouts in milliseconds. Sources: response
// transfer mode in the developer guide, API Gateway quotas; the REST quota is raisable for Regional and private APIs
// (L-E5AE38E3).
const (
	minTimeout     = 50
	maxTimeout     = 29000
	maxHTTPTimeout = 30000
	// maxStream is that of integrations of REST APIs which stream responses.
	maxStream = 15 * 60 * 1000
)

var lim001 = lint.Rule{
	ID: "LIM001", Name: "integration-timeout", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the timeout of an integration is outside of what API Gateway allows",
		Why:     "The bounds differ: 50 to 29000 ms for REST and WebSocket APIs, 50 to 30000 ms for HTTP APIs, and up to 15 minutes for streams of REST APIs.",
		Symptom: "Timeout should be between 50 ms and 29000 ms",
		Fix:     "Choose a timeout within the bounds; for Regional and private REST APIs the quota may be raised.",
		Refs:    []string{guide + "api-gateway-execution-service-limits-table.html", guide + "http-api-quotas.html", guide + "response-transfer-mode.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		timeout, known := in.Timeout.Get()
		if !known {
			return
		}
		highest := highestTimeout(in.Protocol)
		switch {
		case in.Protocol == model.REST && timeout > highest && timeout <= maxStream && mayStream(in):
		case timeout < minTimeout || timeout > highest && in.Protocol == model.HTTP:
			finding := reportTimeout(p, in, timeout, highest)
			if in.Protocol == model.HTTP {
				finding.Shows("Timeout should be between 50 ms and 30000 ms")
			}
		case timeout > highest:
			reportLongTimeout(p, in, timeout, highest)
		}
	}),
}

// highestTimeout gives the default quota; that of HTTP APIs is the highest, so
// it stands for APIs of unknown kind.
func highestTimeout(protocol model.Protocol) int {
	if protocol == model.REST || protocol == model.WebSocket {
		return maxTimeout
	}
	return maxHTTPTimeout
}

// mayStream tells of an integration that streams, or of which nobody can tell.
func mayStream(in *model.Integration) bool {
	return in.TransferMode.Unknown() || in.TransferMode.Is("STREAM")
}

func reportTimeout(p *lint.Pass, in *model.Integration, timeout, highest int) *lint.Finding {
	finding := p.Report(in.Timeout, "Timeout should be between %d ms and %d ms, but is %d", minTimeout, highest, timeout)
	nearest := max(minTimeout, min(timeout, highest))
	suggestInstead(finding, fmt.Sprintf("Set the timeout to %d ms", nearest), in.Timeout, strconv.Itoa(nearest))
	return finding
}

func reportLongTimeout(p *lint.Pass, in *model.Integration, timeout, highest int) {
	fixed := in.Protocol == model.WebSocket || in.API != nil && in.API.EdgeOptimized() == model.Yes
	if fixed {
		reportTimeout(p, in, timeout, highest)
		return
	}
	p.Report(in.Timeout, "a timeout of %d ms needs a raised quota: the default is %d ms", timeout, highest).As(lint.Warning)
}
