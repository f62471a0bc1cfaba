package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

// compare runs a request as a test invoke and at a stage, and reports what
// differs.
func (p *program) compare(c *cli.Context, setup simulate.Setup, call simulate.Call, asJSON bool) error {
	if setup.API.Protocol != model.REST {
		return fmt.Errorf("--compare-stage: %ss have no test invokes", setup.API.Protocol)
	}
	if err := prepare(&setup, &call); err != nil {
		return fmt.Errorf("--compare-stage: %w", err)
	}
	compared, err := simulate.Compare(c.Context, setup, call)
	if err != nil {
		return err
	}
	if !compared.Same {
		p.code = exitFound
	}
	if asJSON {
		return report.WriteJSON(p.out, compared)
	}
	return report.WriteComparison(p.out, compared, p.look)
}

// prepare completes a request for both sides: a test invoke needs a method, and
// a stage needs a path.
func prepare(setup *simulate.Setup, call *simulate.Call) (err error) {
	if setup.Route == nil {
		setup.Route, err = simulate.RouteFor(setup.API, call.Method, call.PathWithQuery)
		return err
	}
	if call.PathWithQuery != "" {
		return nil
	}
	path, known := setup.Route.Path.Get()
	if !known || strings.Contains(path, "{") {
		return errors.New("a stage needs the whole path of the request: pass --path-with-query-string")
	}
	call.PathWithQuery = path
	return nil
}
