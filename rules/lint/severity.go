package lint

import "fmt"

// Severity is how much a finding matters.
type Severity uint8

// Info is a surprise, a cost or missing evidence; Warning is likely wrong or
// insecure; Error means that AWS refuses it or no request can succeed.
const (
	Info Severity = iota + 1
	Warning
	Error
)

// String gives the name used in reports.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	default:
		return fmt.Sprintf("severity %d", uint8(s))
	}
}

// softer is one step lower; info stays.
func (s Severity) softer() Severity { return max(s-1, Info) }
