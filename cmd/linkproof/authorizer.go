package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/simulate"
)

func (p *program) invokeAuthorizerCommand() *cli.Command {
	return &cli.Command{
		Name:      "test-invoke-authorizer",
		Usage:     "ask an authorizer of a REST API about a request, without AWS",
		UsageText: "linkproof test-invoke-authorizer [flags] CONFIG",
		Description: "Takes the flags of `aws apigateway test-invoke-authorizer`, in which an id may also be a\n" +
			"logical name, and prints its answer. What a function answers stands in the file of --stub,\n" +
			"under authorizers in environment.\n\n" +
			"Exits with 1 when the caller is refused, with 2 when nobody tells the answer.\n\n" +
			"Example:\n" +
			"  linkproof test-invoke-authorizer api.yaml --authorizer-id Guard --headers Authorization=token --stub stubs.yaml",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "rest-api-id", Usage: "the `API`, by id, logical name or title"},
			&cli.StringFlag{Name: "authorizer-id", Usage: "the `AUTHORIZER`, by id, logical name or name"},
			&cli.StringFlag{Name: "headers", Usage: "the headers as a `MAP`: JSON or name=value,name=value"},
			&cli.StringFlag{Name: "multi-value-headers", Usage: "headers with several values as a `MAP` of lists: JSON"},
			&cli.StringFlag{Name: "path-with-query-string", Usage: "the `PATH` of the request with its query"},
			&cli.StringFlag{Name: "body", Usage: "the `BODY` of the request"},
			&cli.StringFlag{Name: "stage-variables", Usage: "the stage variables as a `MAP`: JSON or name=value,name=value"},
			&cli.StringFlag{Name: "additional-context", Usage: "values of $context as a `MAP`: JSON or name=value,name=value"},
			&cli.StringFlag{Name: "stub", Usage: "take the answers of authorizers from the YAML `FILE`"},
		}, givenFlags()),
		Action: p.invokeAuthorizer,
	}
}

func (p *program) invokeAuthorizer(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return errors.New("test-invoke-authorizer needs one file or folder, such as `linkproof test-invoke-authorizer template.yaml`")
	}
	call, err := readCall(c)
	if err != nil {
		return err
	}
	additional, err := readMapFlag(c, "additional-context")
	if err != nil {
		return err
	}
	call.Method = "GET"
	setup, guard, err := p.setUpAuthorizer(c)
	if err != nil {
		return err
	}
	result, err := simulate.TestAuthorizer(c.Context, setup, guard, call, additional)
	if err != nil {
		return err
	}
	if result.ClientStatus != 0 {
		p.code = exitFound
	}
	return report.WriteJSON(p.out, &result)
}

// setUpAuthorizer loads the configuration and finds the authorizer.
func (p *program) setUpAuthorizer(c *cli.Context) (simulate.Setup, *model.Authorizer, error) {
	setup := simulate.Setup{Now: p.now, NewID: p.newID}
	options, err := p.readOptions(c)
	if err != nil {
		return setup, nil, err
	}
	options.Given.Defaults = true
	around, err := readStubs(c.String("stub"))
	if err != nil {
		return setup, nil, err
	}
	options.Facts, setup.Access = around.environment.Facts, around.environment.Access
	sets, err := load(c.Context, c.Args().First(), options)
	if err != nil {
		return setup, nil, err
	}
	setup.Model, setup.API, _, err = choose(sets, named{api: c.String("rest-api-id"), byPath: true})
	if err != nil {
		return setup, nil, err
	}
	guard, err := simulate.SelectAuthorizer(setup.API, c.String("authorizer-id"))
	return setup, guard, err
}
