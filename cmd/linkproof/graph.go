package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/graph"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
)

func (p *program) graphCommand() *cli.Command {
	return &cli.Command{
		Name: "graph", Usage: "draw the way of requests, with what is wrong on it in red", UsageText: "linkproof graph [flags] PATH...",
		Description: "Draws client, stage, API, routes, authorizers, integrations, links, load balancers, listeners,\n" +
			"rules, target groups, targets and security groups. Many routes that go one way are drawn as one.\n\n" +
			"Examples:\n" +
			"  linkproof graph template.yaml\n" +
			"  linkproof graph template.yaml --format svg --output way.svg\n" +
			"  linkproof graph cdk.out --format dot | dot -Tpng -o way.png",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "mermaid", Usage: "draw as `FORMAT`: mermaid, dot, svg or html"},
			&cli.StringFlag{Name: "output", Usage: "write `FILE` instead of standard output"},
		}, checkFlags(), givenFlags()),
		Action: p.graph,
	}
}

// drawers write pictures by the names of their formats.
func drawers() map[string]func(io.Writer, *report.Report) error {
	page, _ := report.Named(report.Formats(), "html")
	return map[string]func(io.Writer, *report.Report) error{
		"mermaid": func(w io.Writer, r *report.Report) error { return graph.WriteMermaid(w, r.Pictures) },
		"dot":     func(w io.Writer, r *report.Report) error { return graph.WriteDOT(w, r.Pictures) },
		"svg":     func(w io.Writer, r *report.Report) error { return graph.WriteSVG(w, r.Pictures) },
		"html":    func(w io.Writer, r *report.Report) error { return page.Write(w, r, report.Options{}) },
	}
}

func (p *program) graph(c *cli.Context) error {
	draw := drawers()[c.String("format")]
	if draw == nil {
		return fmt.Errorf("--format: there is no format %q: it is mermaid, dot, svg or html", c.String("format"))
	}
	l, err := p.readLinting(c)
	if err != nil {
		return err
	}
	l.draws = true
	outcome, err := l.run(c.Context, nil)
	if err != nil {
		return err
	}
	if err := errors.Join(l.failures...); err != nil {
		return err
	}
	if len(outcome.Pictures) == 0 {
		return fmt.Errorf("there is nothing to draw in %s", strings.Join(l.paths, ", "))
	}
	var picture bytes.Buffer
	if err := draw(&picture, outcome); err != nil {
		return err
	}
	if path := c.String("output"); path != "" {
		if err := os.WriteFile(path, picture.Bytes(), 0o644); err != nil { //nolint:gosec // a picture is for all to see
			return fmt.Errorf("writing the picture: %w", err)
		}
		return nil
	}
	if _, err := p.out.Write(picture.Bytes()); err != nil {
		return fmt.Errorf("printing the picture: %w", err)
	}
	return nil
}
