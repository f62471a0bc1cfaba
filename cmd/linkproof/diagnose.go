package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/diagnose"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

// longestText is how much of a log is read, in bytes.
const longestText = 10 << 20

func (p *program) diagnoseCommand() *cli.Command {
	return &cli.Command{
		Name: "diagnose", Usage: "tell what may be wrong from an error message, a log or a status",
		UsageText: "linkproof diagnose [flags] TEXT|FILE|- [PATH...]",
		Description: "With files or folders of a configuration, tells which of the causes they show. Exits with 1\n" +
			"when nothing is known of the text.\n\n" +
			"Examples:\n" +
			"  linkproof diagnose 'Network error communicating with endpoint'\n" +
			"  linkproof diagnose execution.log infra\n" +
			"  linkproof diagnose 503 template.yaml\n" +
			"  aws apigateway test-invoke-method ... | linkproof diagnose - infra",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text or json"},
		}, checkFlags(), givenFlags()),
		Action: p.diagnose,
	}
}

func (p *program) diagnose(c *cli.Context) error {
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if !c.Args().Present() {
		return errors.New("diagnose needs a text, such as `linkproof diagnose 'Network error communicating with endpoint'`, a file, or - for standard input")
	}
	text, err := p.readTold(c.Args().First())
	if err != nil {
		return err
	}
	var findings []lint.Finding
	if paths := c.Args().Tail(); len(paths) > 0 {
		l, err := p.readLintingOf(c, paths)
		if err != nil {
			return err
		}
		outcome, err := l.run(c.Context, nil)
		if err != nil {
			return err
		}
		if err := errors.Join(l.failures...); err != nil {
			return err
		}
		findings = outcome.Findings
	}
	known, ok := diagnose.Find(text, rules.All(), findings)
	if !ok {
		p.code = exitFound
		p.tell(cmp.Or(noFile(c.Args().First()), "nothing is known of this text; the execution log of the request says more than its answer"))
		return nil
	}
	if asJSON {
		return report.WriteJSON(p.out, diagnosisOf(&known))
	}
	return p.printDiagnosis(&known, c.Args().Len() > 1)
}

// noFile tells that there is no file of a name that looks like a path; it is
// empty for other texts.
func noFile(text string) string {
	if strings.ContainsAny(text, " \n") || filepath.Ext(text) == "" && !strings.ContainsAny(text, "/"+string(filepath.Separator)) {
		return ""
	}
	if _, err := os.Stat(text); err == nil {
		return ""
	}
	return "there is no file " + text + ", and nothing is known of it as a text"
}

// readTold gives the text of an argument: itself, or that of the file it names.
func (p *program) readTold(argument string) (string, error) {
	if argument == "-" {
		text, err := io.ReadAll(io.LimitReader(p.in, longestText))
		if err != nil {
			return "", fmt.Errorf("reading standard input: %w", err)
		}
		return string(text), nil
	}
	info, _ := os.Stat(argument) // what names no file is the text itself
	if info == nil || !info.Mode().IsRegular() {
		return argument, nil
	}
	if info.Size() > longestText {
		return "", fmt.Errorf("%s is larger than a log of 10 MB; cut out the request that failed", argument)
	}
	text, err := os.ReadFile(argument)
	if err != nil {
		return "", fmt.Errorf("reading what to diagnose: %w", err)
	}
	return string(text), nil
}

// printDiagnosis prints what is known; asked tells that a configuration was
// asked what it shows of it.
func (p *program) printDiagnosis(known *diagnose.Diagnosis, asked bool) error {
	var out bytes.Buffer
	_, _ = fmt.Fprintf(&out, "%q\n%s\n", known.Seen, known.Means)
	for i := range known.Causes {
		cause := &known.Causes[i]
		_, _ = fmt.Fprintf(&out, "\n%d. %s\n", i+1, cause.What)
		if cause.Tell != "" {
			_, _ = fmt.Fprintf(&out, "   tell: %s\n", cause.Tell)
		}
		if len(cause.Rules) > 0 {
			_, _ = fmt.Fprintf(&out, "   rules: %s\n", strings.Join(cause.Rules, ", "))
		}
		for _, finding := range cause.Shown {
			_, _ = fmt.Fprintf(&out, "   shown: %s: %s[%s] %s\n", report.Place(finding.Span), finding.Severity, finding.Rule.ID, report.Escape(finding.Message))
		}
	}
	if asked && !slices.ContainsFunc(known.Causes, func(cause diagnose.Ranked) bool { return len(cause.Shown) > 0 }) {
		_, _ = fmt.Fprintf(&out, "\nThe configuration shows none of these causes.\n")
	}
	if _, err := p.out.Write(out.Bytes()); err != nil {
		return fmt.Errorf("printing the diagnosis: %w", err)
	}
	return nil
}

// shownDiagnosis is a diagnosis as JSON has it.
type shownDiagnosis struct {
	Seen   string       `json:"seen"`
	Means  string       `json:"means"`
	Causes []shownCause `json:"causes"`
}

type shownCause struct {
	diagnose.Cause
	Shown []shownFinding `json:"shown"`
}

type shownFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Place    string `json:"place"`
}

func diagnosisOf(known *diagnose.Diagnosis) shownDiagnosis {
	shown := shownDiagnosis{Seen: known.Seen, Means: known.Means}
	for i := range known.Causes {
		cause := shownCause{Cause: known.Causes[i].Cause, Shown: []shownFinding{}}
		for _, f := range known.Causes[i].Shown {
			cause.Shown = append(cause.Shown, shownFinding{Rule: f.Rule.ID, Severity: f.Severity.String(), Message: f.Message, Place: report.Place(f.Span)})
		}
		shown.Causes = append(shown.Causes, cause)
	}
	return shown
}
