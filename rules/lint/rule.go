package lint

import (
	"cmp"

	"github.com/linkproof/linkproof/schema/model"
)

// Rule is one mistake that can be found. Exactly one of Check and Review is
// set.
type Rule struct {
	// ID never changes: three capital letters and three digits.
	ID string
	// Name is the mistake in a few words with hyphens.
	Name string
	// Severity is that of a finding which rests on facts alone.
	Severity Severity
	// Policy marks a matter of good practice rather than a fault.
	Policy bool
	// Strict marks a rule that runs only when missing knowledge is asked for.
	Strict bool
	// Facts marks a rule that judges the facts of contexts too, which other
	// rules judge only where they meet a file of the input set.
	Facts bool
	// Limits marks the rule that says what was not checked because it is too
	// much.
	Limits bool
	Doc    Doc
	// Check looks at one world and reports what is wrong in it.
	Check func(*Pass)
	// Review runs once after all checks and sees which ignores were used.
	Review func(*Pass)
}

// Doc explains a rule to people.
type Doc struct {
	// Summary is the mistake in one sentence.
	Summary string
	// Why tells what comes of it.
	Why string
	// Symptom is the error text or behaviour of AWS that the mistake shows as.
	Symptom string
	// Fix tells what to do.
	Fix string
	// Unknown tells what the rule does where the files do not say, if that is
	// something else than AboutUnknowns.
	Unknown string
	// Refs name the sources.
	Refs []string
}

// AboutUnknowns tells what rules do where the files do not say.
const AboutUnknowns = "Where the files do not say, the rule is silent; --strict lists what could not be verified. " +
	"What rests on the default of a parameter, or holds under some conditions only, is a warning that names it."

// OfUnknowns tells what the rule does where the files do not say.
func (r *Rule) OfUnknowns() string { return cmp.Or(r.Doc.Unknown, AboutUnknowns) }

// Each makes a check that looks at every object of one kind.
func Each[T any](objects func(*model.Model) []T, check func(*Pass, T)) func(*Pass) {
	return func(p *Pass) {
		for _, object := range objects(p.Model) {
			check(p, object)
		}
	}
}

// Integrations makes a check that looks at every integration.
func Integrations(check func(*Pass, *model.Integration)) func(*Pass) {
	return Each(func(m *model.Model) []*model.Integration { return m.Integrations }, check)
}
