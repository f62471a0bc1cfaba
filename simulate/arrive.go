package simulate

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// Arrival is where an address leads: a stage of an API and the path below it.
type Arrival struct {
	API   *model.API
	Stage *model.Stage
	// PathWithQuery is the path below the stage with the query.
	PathWithQuery string
}

// NoStage is the error of an address that leads to an API but to no stage.
type NoStage struct {
	API  *model.API
	Path string
}

// Error says that there is no such stage.
func (n *NoStage) Error() string {
	return fmt.Sprintf("no stage of API %s answers at %s", apiName(n.API), n.Path)
}

// RunAt sends a call to an address, which chooses the API, the stage and the
// path of the call. Where an HTTP API has no stage for it, nothing is found.
func RunAt(ctx context.Context, setup Setup, call Call, address string) (Result, error) {
	arrival, err := Arrive(setup.Model, address)
	if lost, ok := errors.AsType[*NoStage](err); ok && lost.API.Protocol == model.HTTP {
		setup.API = lost.API
		reply := &Reply{Type: MissingAuthenticationToken, Line: lost.Error(), At: lost.API.Where()}
		return Invoke(ctx, []Stage{{"front end", func(context.Context, *Exchange) error { return reply }}}, &Exchange{Setup: setup, Call: call})
	}
	if err != nil {
		return Result{}, err
	}
	setup.API, setup.Stage, call.PathWithQuery = arrival.API, arrival.Stage, arrival.PathWithQuery
	stages, err := stagesOf(setup.API)
	if err != nil {
		return Result{}, err
	}
	front := Stage{"front end", func(_ context.Context, ex *Exchange) error {
		ex.note("address", "leads to stage "+ex.Stage.StageName.String()+" of API "+apiName(ex.API), ex.Stage.Where())
		return nil
	}}
	return Invoke(ctx, append([]Stage{front}, stages...), &Exchange{Setup: setup, Call: call})
}

// Arrive finds where the address of a request leads: by the mappings of a
// custom domain name, or by the host of an API and the name of a stage.
func Arrive(m *model.Model, address string) (Arrival, error) {
	given, err := url.Parse(address)
	if err != nil || given.Hostname() == "" {
		return Arrival{}, fmt.Errorf("%q is no address such as https://api.example.com/orders", address)
	}
	rest := given.EscapedPath()
	if given.RawQuery != "" {
		rest += "?" + given.RawQuery
	}
	if domain := domainOf(m, given.Hostname()); domain != nil {
		return arriveAtDomain(domain, rest)
	}
	for _, api := range m.APIs {
		if label, _, _ := strings.Cut(given.Hostname(), "."); strings.EqualFold(label, idOf(api)) {
			return ArriveAt(api, rest)
		}
	}
	return Arrival{}, fmt.Errorf("no API and no custom domain name of these files answers at %s", given.Hostname())
}

// domainOf finds the custom domain name of a host: its own before one in which a
// wildcard stands for its first label. Source: developer guide, "Custom domain
// names for public REST APIs".
func domainOf(m *model.Model, host string) *model.DomainName {
	_, parent, _ := strings.Cut(host, ".")
	for _, name := range []string{host, "*." + parent} {
		for _, domain := range m.Domains {
			if domain.HostName.IsFold(name) {
				return domain
			}
		}
	}
	return nil
}

// arriveAtDomain takes the mapping of the longest path, segment by segment; one
// without a path is for what no other takes. Source: developer guide, "Use API
// mappings".
func arriveAtDomain(domain *model.DomainName, rest string) (Arrival, error) {
	path, query := cutQuery(rest)
	var best *model.APIMapping
	longest := ""
	for _, mapping := range domain.Mappings {
		under, _ := mapping.Path.Get()
		if mapping.Path.Unknown() {
			return Arrival{}, untold("the path of a mapping", mapping.Path)
		}
		under = mappedPath(under)
		if below(path, under) && (best == nil || len(under) > len(longest)) {
			best, longest = mapping, under
		}
	}
	if best == nil || best.API == nil {
		return Arrival{}, fmt.Errorf("no mapping of %s leads from %s to an API of these files", domain.HostName, path)
	}
	arrival := Arrival{API: best.API, PathWithQuery: strings.TrimPrefix(path, longest) + query}
	for _, stage := range best.API.Stages {
		if stage.StageName.Same(best.StageName) == model.Yes || symbolIs(best.StageName, stage.Logical) {
			arrival.Stage = stage
			return arrival, nil
		}
	}
	return arrival, fmt.Errorf("the stage %s, to which %s leads, is not in these files", best.StageName, domain.HostName)
}

// mappedPath is the path of a mapping with a slash before it; empty for all
// paths.
func mappedPath(path string) string {
	if path = strings.Trim(path, "/"); path == "" || path == "(none)" {
		return ""
	}
	return "/" + path
}

// below tells whether a path is that of a mapping or below it.
func below(path, mapped string) bool {
	rest, ok := strings.CutPrefix(path, mapped)
	return ok && (rest == "" || rest[0] == '/')
}

func cutQuery(rest string) (path, query string) {
	if at := strings.IndexByte(rest, '?'); at >= 0 {
		return rest[:at], rest[at:]
	}
	return rest, ""
}

// ArriveAt finds where a path of an API leads: to the stage that the first segment names; slashes before it
// count as one. Recorded on AWS for REST APIs. An HTTP API has the default
// stage for what names no other; source: developer guide, "Stages for HTTP
// APIs".
func ArriveAt(api *model.API, pathWithQuery string) (Arrival, error) {
	path, query := cutQuery(pathWithQuery)
	name, after, _ := strings.Cut(strings.TrimLeft(path, "/"), "/")
	for _, stage := range api.Stages {
		if stage.StageName.Is(name) {
			return Arrival{API: api, Stage: stage, PathWithQuery: "/" + after + query}, nil
		}
	}
	if api.Protocol == model.HTTP {
		if stage, err := SelectStage(api, model.DefaultStage); err == nil {
			return Arrival{API: api, Stage: stage, PathWithQuery: path + query}, nil
		}
	}
	return Arrival{}, &NoStage{API: api, Path: path}
}
