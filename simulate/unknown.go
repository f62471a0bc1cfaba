package simulate

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Unknown is the error of a stage that cannot go on because the files do not
// say something.
type Unknown struct {
	// Need says what is missing.
	Need string
	// Remedy says what to do: "pass --parameter Port=...".
	Remedy string
	// At is the setting concerned.
	At syntax.Span
}

// Error says where what is missing, and what to do.
func (u *Unknown) Error() string {
	text := u.Message()
	if u.At.IsZero() {
		return text
	}
	from := u.At.From()
	return fmt.Sprintf("%s:%d:%d: %s", u.At.File.Name, from.Line, from.Column, text)
}

// Message is the error without its place.
func (u *Unknown) Message() string {
	if u.Remedy == "" {
		return u.Need
	}
	return u.Need + "; " + u.Remedy
}

// Remedies that several unknowns have.
const (
	// passExport is for what a part of an API leaves open.
	passExport = "pass as CONFIG what `aws apigateway get-export` prints, which holds the whole API"
	// passWhole is for what stands in no file that was given.
	passWhole = "pass as CONFIG the folder or document that holds it too"
	// passFacts is for what only the account knows.
	passFacts = "pass --context FILE with the output of the AWS CLI that shows it"
	// mend is for what AWS would refuse.
	mend = "mend it: `linkproof lint` explains what AWS accepts"
)

// setting is what can be unknown.
type setting interface {
	Why() string
	Where() syntax.Span
	Hole() *model.Hole
}

// untold is the error of a setting that is unknown; what says which it is.
func untold(what string, of setting) *Unknown {
	return &Unknown{Need: what + " is not known: " + of.Why(), Remedy: remedyFor(of.Hole()), At: of.Where()}
}

// refused is the error of a setting that AWS does not accept.
func refused(what, text string, cause error, at syntax.Span) *Unknown {
	return &Unknown{Need: fmt.Sprintf("the %s %s is refused: %v", what, text, cause), Remedy: mend, At: at}
}

// pseudoFlags are the flags that settle pseudo parameters.
var pseudoFlags = map[string]string{
	"AWS::AccountId": "--account ID", "AWS::Region": "--region REGION", "AWS::Partition": "--partition PARTITION",
}

// remedyFor gives the flag that fills a hole. Names with a dot or colons are
// attributes of resources and functions, for which there are no parameters.
func remedyFor(hole *model.Hole) string {
	switch {
	case hole == nil:
		return passFacts
	case pseudoFlags[hole.Name] != "":
		return "pass " + pseudoFlags[hole.Name]
	case hole.Resource != "" || strings.ContainsAny(hole.Name, ".: "):
		return passFacts
	default:
		return "pass --parameter " + hole.Name + "=..."
	}
}
