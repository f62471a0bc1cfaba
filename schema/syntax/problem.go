package syntax

// ProblemKind tells what is wrong with a text.
type ProblemKind uint8

// The kinds of problems.
const (
	// SyntaxError: the text is not of its notation.
	SyntaxError ProblemKind = iota
	// DuplicateKey: a map has a key twice.
	DuplicateKey
	// LimitExceeded: the text is deeper or larger than is read.
	LimitExceeded
	// MoreDocuments: the text goes on after the one document that is read.
	MoreDocuments
)

// Problem is something wrong with the text of a file.
type Problem struct {
	Kind ProblemKind
	// Message is one sentence without a final stop, the value found included.
	Message string
	// Span is what a person would point at; for DuplicateKey the later key.
	Span Span
	// First is the first key of a DuplicateKey.
	First Span
	// Differ tells for a DuplicateKey whether the two values differ.
	Differ bool
}

// Limits bound what is read of one file.
type Limits struct {
	// Bytes is the largest size of a file.
	Bytes int
	// Depth is the deepest nesting of lists and maps.
	Depth int
	// Nodes is the largest number of nodes after aliases were resolved.
	Nodes int
}

// DefaultLimits are generous for configuration: API Gateway imports documents
// of up to 6 MB and CloudFormation templates of up to 1 MB.
func DefaultLimits() Limits {
	return Limits{Bytes: 32 << 20, Depth: 200, Nodes: 4_000_000}
}
