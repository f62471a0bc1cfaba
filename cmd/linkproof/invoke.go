package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

func (p *program) invokeCommand() *cli.Command {
	return &cli.Command{
		Name:      "test-invoke-method",
		Aliases:   []string{"invoke"},
		Usage:     "send a request through an API as configured, without AWS",
		UsageText: "linkproof test-invoke-method [flags] CONFIG",
		Description: "Takes the flags of `aws apigateway test-invoke-method`, in which an id may also be a logical\n" +
			"name or the path of a resource, and may be left out where there is only one. CONFIG is a\n" +
			"template, a document or a folder. Without --backend and --stub the backend echoes requests.\n" +
			"Only loopback addresses are dialled, unless --allow-host names others.\n\n" +
			"Exits with 1 when API Gateway could not pass the request on, or when the status is not that\n" +
			"of --expect-status, or when --compare-stage finds a difference; with 2 when the files do not tell the answer.\n\n" +
			"Examples:\n" +
			"  linkproof test-invoke-method template.yaml --resource-id /orders --http-method GET\n" +
			"  linkproof invoke template.yaml --http-method GET --path-with-query-string '/orders/7?full=yes' \\\n" +
			"      --backend '*=http://127.0.0.1:8080'\n" +
			"  linkproof invoke template.yaml --stage prod --canary --http-method GET --path-with-query-string /orders\n" +
			"  linkproof invoke template.yaml --compare-stage prod --http-method GET --path-with-query-string /orders",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "rest-api-id", Usage: "the `API`, by id, logical name or title"},
			&cli.StringFlag{Name: "resource-id", Usage: "the `RESOURCE`, by id, logical name or path"},
			&cli.StringFlag{Name: "http-method", Usage: "the `METHOD` of the request"},
			&cli.StringFlag{Name: "path-with-query-string", Usage: "the `PATH` of the request with its query"},
			&cli.StringFlag{Name: "body", Usage: "the `BODY` of the request"},
			&cli.StringFlag{Name: "headers", Usage: "the headers as a `MAP`: JSON or name=value,name=value"},
			&cli.StringFlag{Name: "multi-value-headers", Usage: "headers with several values as a `MAP` of lists: JSON"},
			&cli.StringFlag{Name: "stage-variables", Usage: "the stage variables as a `MAP`: JSON or name=value,name=value"},
			&cli.StringFlag{Name: "client-certificate-id", Usage: "show the backend the certificate with the `ID`"},
			&cli.StringFlag{Name: "stage", Usage: "invoke the deployed stage `NAME` with its variables"},
			&cli.StringFlag{Name: "url", Usage: "send the request to the `ADDRESS`, whose host and path name the API and the stage"},
			&cli.StringFlag{Name: "compare-stage", Usage: "tell what the stage `NAME` does otherwise than a test invoke, and why; the backend is called twice"},
			&cli.BoolFlag{Name: "canary", Usage: "go the way of the canary of the stage"},
			&cli.StringSliceFlag{Name: "backend", KeepSpace: true, Usage: "an HTTP server stands behind a target, as `TARGET=URL`; * is any target"},
			&cli.StringFlag{Name: "stub", Usage: "take the answers of backends from the YAML `FILE`"},
			&cli.StringFlag{Name: "jwks", TakesFile: true, Usage: "verify tokens by the keys in the JWKS `FILE`"},
			&cli.StringSliceFlag{Name: "allow-host", Usage: "dial the `HOST` although it is not loopback"},
			&cli.StringSliceFlag{Name: "ca-file", TakesFile: true, Usage: "trust the authorities in the PEM `FILE` beside those of the system"},
			&cli.IntFlag{Name: "expect-status", Usage: "exit with 1 unless the answer has the status `CODE`"},
			&cli.StringSliceFlag{Name: "assume", KeepSpace: true, Usage: "take what AWS does not document by `NAME=VALUE`; the command assumptions lists them"},
			&cli.BoolFlag{Name: "explain", Usage: "tell the whole way of the request, stage by stage"},
			formatFlag(),
		}, givenFlags()),
		Action: p.invoke,
	}
}

func (p *program) invoke(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return errors.New("test-invoke-method needs one file or folder, such as `linkproof test-invoke-method template.yaml`")
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if err := checkInvoke(c); err != nil {
		return err
	}
	call, err := readCall(c)
	if err != nil {
		return err
	}
	setup, err := p.setUp(c, &call)
	if err != nil {
		return err
	}
	if c.String("compare-stage") != "" {
		return p.compare(c, setup, call, asJSON)
	}
	result, undetermined := send(c, setup, call)
	if len(result.Trace.Stages) > 0 {
		if err := p.show(&result, asJSON); err != nil {
			return err
		}
	}
	if undetermined != nil {
		return undetermined
	}
	p.code = weigh(&result, c.Int("expect-status"))
	return nil
}

// send sends the call to its address, or through the API and stage that other
// flags name.
func send(c *cli.Context, setup simulate.Setup, call simulate.Call) (simulate.Result, error) {
	if address := c.String("url"); address != "" {
		return simulate.RunAt(c.Context, setup, call, address)
	}
	return simulate.Run(c.Context, setup, call)
}

// refuseBeside tells that a flag leaves nothing for others to say.
func refuseBeside(c *cli.Context, flag string, others ...string) error {
	for _, other := range others {
		if c.String(flag) != "" && c.IsSet(other) {
			return fmt.Errorf("--%s and --%s exclude each other", flag, other)
		}
	}
	return nil
}

// checkInvoke refuses flags that say nothing or contradict each other.
func checkInvoke(c *cli.Context) error {
	if status := c.Int("expect-status"); c.IsSet("expect-status") && (status < http.StatusContinue || status > 599) {
		return fmt.Errorf("--expect-status: %d is no status: it is 100 to 599", status)
	}
	if err := refuseBeside(c, "url", "rest-api-id", "resource-id", "path-with-query-string", "stage"); err != nil {
		return err
	}
	return refuseBeside(c, "compare-stage", "url", "stage", "expect-status")
}

func (p *program) show(result *simulate.Result, asJSON bool) error {
	write := report.WriteAnswer
	switch {
	case asJSON:
		return report.WriteJSON(p.out, result)
	case result.Trace.Passages != nil:
		write = report.WriteStory
	}
	return write(p.out, result, p.look)
}

// weigh gives the exit code of an answer. Without an expected status the
// answer should come from the backend.
func weigh(result *simulate.Result, expected int) int {
	answered := result.Trace.Stopped == ""
	if expected != 0 {
		answered = result.Status == expected
	}
	if answered {
		return exitClean
	}
	return exitFound
}

// readCall reads the flags that make the request.
func readCall(c *cli.Context) (simulate.Call, error) {
	call := simulate.Call{
		Method:            strings.ToUpper(c.String("http-method")),
		PathWithQuery:     c.String("path-with-query-string"),
		ClientCertificate: c.String("client-certificate-id"),
	}
	body, err := readFlag(c, "body")
	if err != nil {
		return call, err
	}
	call.Body = []byte(body)
	if call.StageVariables, err = readMapFlag(c, "stage-variables"); err != nil {
		return call, err
	}
	headers, err := readMapFlag(c, "headers")
	if err != nil {
		return call, err
	}
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		call.Headers = append(call.Headers, simulate.Header{Name: name, Value: headers[name]})
	}
	lists, err := readMultiMapFlag(c, "multi-value-headers")
	if err != nil {
		return call, err
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		call.Headers = call.Headers.With(name, lists[name]...)
	}
	return call, nil
}

// setUp loads the configuration and finds what the call is about.
func (p *program) setUp(c *cli.Context, call *simulate.Call) (simulate.Setup, error) {
	setup, sets, around, err := p.surround(c)
	if err != nil {
		return setup, err
	}
	if err := aim(c, sets, &setup, call); err != nil {
		return setup, err
	}
	setup.Backends, err = around.backends(c, nil)
	return setup, err
}

// surround loads the configuration and what stands around it.
func (p *program) surround(c *cli.Context) (setup simulate.Setup, sets []*model.InputSet, around surroundings, err error) {
	setup = simulate.Setup{Now: p.now, NewID: p.newID, Explain: c.Bool("explain")}
	if setup.Assumptions, err = simulate.ParseAssumptions(c.StringSlice("assume")); err != nil {
		return setup, nil, around, fmt.Errorf("--assume: %w", err)
	}
	options, err := p.readOptions(c)
	if err != nil {
		return setup, nil, around, err
	}
	options.Given.Defaults = true
	if around, err = readStubs(c.String("stub")); err != nil {
		return setup, nil, around, err
	}
	options.Facts, setup.Keys, setup.Access = around.environment.Facts, around.environment.APIKeys, around.environment.Access
	if setup.Access.Keys, err = readKeys(c.String("jwks")); err != nil {
		return setup, nil, around, err
	}
	if sets, err = load(c.Context, c.Args().First(), options); err != nil {
		return setup, nil, around, err
	}
	return setup, sets, around, settableIn(sets).refuse(p.config.asked)
}

// aim finds the world, API, stage and method that the call is about; those of
// an address are found when it is sent.
func aim(c *cli.Context, sets []*model.InputSet, setup *simulate.Setup, call *simulate.Call) (err error) {
	if address := c.String("url"); address != "" {
		setup.Model, err = chooseAt(sets, address)
	} else {
		by := named{api: c.String("rest-api-id"), resource: c.String("resource-id"), method: call.Method, path: call.PathWithQuery}
		by.byPath = stageName(c) != "" && by.resource == "" && call.PathWithQuery != ""
		setup.Model, setup.API, setup.Route, err = choose(sets, by)
	}
	if err != nil {
		return err
	}
	if call.Method == "" {
		call.Method = onlyMethod(setup.Route)
	}
	if call.Method == "" {
		return errors.New("pass --http-method: the route takes any method")
	}
	if err := simulate.CheckClientCertificate(setup.Model, call.ClientCertificate); err != nil {
		return fmt.Errorf("--client-certificate-id: %w", err)
	}
	return enterStage(c, setup)
}

// stageName is the stage that a request is sent to, or compared with.
func stageName(c *cli.Context) string { return cmp.Or(c.String("stage"), c.String("compare-stage")) }

// enterStage finds the stage that a request is sent to, if one is named.
func enterStage(c *cli.Context, setup *simulate.Setup) (err error) {
	setup.Canary = c.Bool("canary")
	name := stageName(c)
	switch {
	case name != "":
		setup.Stage, err = simulate.EnterStage(setup.API, name)
	case setup.Canary && c.String("url") == "":
		err = errors.New("--canary: a test invoke knows no canary; pass --stage too")
	}
	if err == nil && setup.Canary && setup.Stage != nil && setup.Stage.Canary == nil {
		err = fmt.Errorf("--canary: stage %s has no canary", name)
	}
	return err
}

// load gives the input sets of a configuration, which has to be readable as a
// whole.
func load(ctx context.Context, path string, options schema.Options) ([]*model.InputSet, error) {
	loaded, err := schema.Load(ctx, []string{path}, options)
	if err != nil {
		return nil, err
	}
	if len(loaded.Failures) > 0 {
		return nil, errors.Join(loaded.Failures...)
	}
	if len(loaded.Results) == 0 && len(loaded.Skipped) > 0 {
		return nil, fmt.Errorf("%s: %s", loaded.Skipped[0].File, loaded.Skipped[0].Reason)
	}
	return loaded.Results, nil
}

// onlyMethod gives the method of a route that takes only one, else nothing.
func onlyMethod(route *model.Route) string {
	if route == nil || route.Method.IsFold("ANY") {
		return ""
	}
	method, _ := route.Method.Get()
	return strings.ToUpper(method)
}
