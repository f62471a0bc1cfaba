package serve

import "github.com/linkproof/linkproof/simulate"

// The answers of what stands before an API have the form of its own.

// forbidden is the answer to requests that lead nowhere.
func forbidden(line string) *simulate.Reply {
	return &simulate.Reply{Type: simulate.WAFFiltered, Line: line}
}

func throttled() *simulate.Reply {
	return &simulate.Reply{Type: simulate.Throttled, Line: "as many requests are under way as may be"}
}

func largeBody() *simulate.Reply {
	return &simulate.Reply{Type: simulate.RequestTooLarge, Line: "the body is larger than 10485760 bytes"}
}

// unfit is the answer in place of one that HTTP cannot carry.
func unfit(line string) *simulate.Reply {
	return &simulate.Reply{Type: simulate.APIConfigurationError, Line: line}
}
