package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var ctx003 = lint.Rule{
	ID: "CTX003", Name: "incomplete-listing", Severity: lint.Info, Facts: true,
	Doc: lint.Doc{
		Summary: "a listing of the AWS CLI has more pages than the files hold",
		Why:     "What is missing from the listing may exist all the same, so its absence proves nothing, even with --complete.",
		Symptom: "none at AWS; linkproof knows only a part of what exists",
		Fix:     "List again without --no-paginate, --max-items and --limit, or save every page.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html"},
	},
	Check: func(p *lint.Pass) { reportFaults(p, model.IncompleteListing) },
}
