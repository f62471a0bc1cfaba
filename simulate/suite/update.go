package suite

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// Edits gives the changes of the suite after which it expects what it got. Of
// those that lie at one place only the first is given; the others are found by
// running the changed suite again. What has no value to take over stays.
func Edits(outcomes []Outcome) []syntax.Edit {
	var edits []syntax.Edit
	for i := range outcomes {
		expected := outcomes[i].Case.node.Get("expect")
		for _, difference := range outcomes[i].Differences {
			if difference.Reason != "" {
				continue
			}
			for _, edit := range editsOf(expected, difference) {
				if !slices.ContainsFunc(edits, edit.Overlaps) {
					edits = append(edits, edit)
				}
			}
		}
	}
	return edits
}

func editsOf(expected *syntax.Node, difference expect.Difference) []syntax.Edit {
	if node := expected.Pointer(difference.At...); node != nil {
		return []syntax.Edit{syntax.Rewrite(node, difference.Got)}
	}
	last := len(difference.At) - 1
	return syntax.InsertValue(expected.Pointer(difference.At[:last]...), difference.At[last:], difference.Got)
}

// offered is the difference to an answer of which nothing is expected: its
// status and its body.
func offered(result *simulate.Result) []expect.Difference {
	got := map[string]any{"status": float64(result.Status), "body": result.Body}
	if value, err := expect.Parse(result.Body); err == nil {
		switch value.(type) {
		case map[string]any, []any:
			delete(got, "body")
			got["body_json"] = value
		}
	}
	return []expect.Difference{{Want: map[string]any{}, Got: got}}
}
