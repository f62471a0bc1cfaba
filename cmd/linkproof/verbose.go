package main

import (
	"context"
	"fmt"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
	"github.com/linkproof/linkproof/rules/lint"
)

// unverified is the rule that names what cannot be verified.
const unverified = "CTX002"

// tellMore says on the side what was checked, what was passed over, and which
// checks could not be made and why.
func (p *program) tellMore(ctx context.Context, l *linting, outcome *report.Report) error {
	if p.config.file != nil {
		p.tell("configuration " + p.config.file.File)
	}
	for _, name := range l.checked {
		p.tell("checked " + name)
	}
	for _, name := range l.others {
		p.tell("passed over " + name + ": it is not about API Gateway")
	}
	for _, skipped := range outcome.Skipped {
		p.tell("skipped " + skipped.File + ": " + skipped.Reason)
	}
	strict := *l
	strict.step = nil
	strict.checks.Strict = true
	var err error
	if strict.checks.Rules, err = lint.Choose(l.checks.Known, []string{unverified}, nil); err != nil {
		return err
	}
	found, err := strict.run(ctx, nil)
	if err != nil {
		return err
	}
	for i := range found.Findings {
		p.tell(fmt.Sprintf("%s: %s", report.Place(found.Findings[i].Span), found.Findings[i].Message))
	}
	return nil
}
