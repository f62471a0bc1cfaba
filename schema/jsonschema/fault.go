package jsonschema

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xeipuuv/gojsonschema"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// inquiry turns the errors of one validation into faults.
type inquiry struct {
	converter
	form   *form
	root   *syntax.Node
	head   syntax.Span
	faults []model.ShapeFault
	// meant holds where keys stand that were probably meant to be others.
	meant []misspelling
}

// misspelling is an unknown key of an object and the key that was meant.
type misspelling struct {
	object *syntax.Node
	meant  string
}

// add turns one error into a fault, or into none where it rests on something
// that nobody can tell.
func (q *inquiry) add(failure gojsonschema.ResultError) {
	at, ok := q.locate(failure.Context())
	if !ok {
		return
	}
	property, _ := failure.Details()["property"].(string)
	switch failure.Type() {
	case "additional_property_not_allowed":
		q.unknownKey(at, property)
	case "required":
		q.missingKey(at, property)
	default:
		q.wrongValue(at)
	}
}

func (q *inquiry) unknownKey(at place, key string) {
	name, _ := at.stands.Entry(key)
	if name == nil {
		return
	}
	meant := at.form.nearestKey(key, at.stands)
	fault := model.ShapeFault{Kind: model.UnknownKey, Key: key, Meant: meant, At: name.Span}
	fault.Message = fmt.Sprintf("there is no key %q here", key)
	if meant != "" {
		fault.Message += fmt.Sprintf("; did you mean %q?", meant)
		missing := at.stands.Get(meant) == nil
		fault.Grave = missing && (slices.Contains(at.form.Required, meant) || slices.Contains(at.form.Decisive, meant))
		q.meant = append(q.meant, misspelling{object: at.stands, meant: meant})
	}
	q.faults = append(q.faults, fault)
}

// missingKey reports a required key that is left out. A key whose value nobody
// can tell is there, and so may be one that a function brings in.
func (q *inquiry) missingKey(at place, key string) {
	stands, why := q.evaluator.Node(at.stands.Get(key))
	if stands != nil || why != "" || bringsMore(at.stands) {
		return
	}
	q.faults = append(q.faults, model.ShapeFault{
		Kind: model.MissingKey, Key: key, At: q.where(at),
		Message: fmt.Sprintf("the required key %q is missing", key),
	})
}

// wrongValue reports a value that does not fit. Several errors about one value
// say together that it is not what the form expects, so one fault is enough.
func (q *inquiry) wrongValue(at place) {
	span := at.node.Where()
	if slices.ContainsFunc(q.faults, func(f model.ShapeFault) bool { return f.Kind == model.WrongValue && f.At == span }) {
		return
	}
	fault := model.ShapeFault{Kind: model.WrongValue, Key: at.name, At: span, Symptom: at.form.Symptom, Lone: q.lenient && at.form.isItem(at.stands)}
	shown := shownKind(at.stands)
	if shown == "" {
		fault.Value = q.evaluator.Text(at.node)
		literal, _ := fault.Value.Get()
		if literal == "" && fault.Value.Assumes() != "" {
			return // an empty default stands for no value
		}
		fault.Meant = model.Nearest(literal, at.form.Enum)
		shown = shownText(literal)
	}
	fault.Message = fmt.Sprintf("%s is %s; %s", cmp.Or(at.name, "the object"), shown, at.form.expects())
	q.faults = append(q.faults, fault)
}

// conclude drops the missing keys that misspelt ones stand for, and orders the
// faults by place, because the validator goes through maps.
func (q *inquiry) conclude() []model.ShapeFault {
	for _, misspelt := range q.meant {
		q.faults = slices.DeleteFunc(q.faults, func(f model.ShapeFault) bool {
			return f.Kind == model.MissingKey && f.Key == misspelt.meant && misspelt.object.Get(f.Key) == nil
		})
	}
	slices.SortStableFunc(q.faults, func(a, b model.ShapeFault) int {
		return cmp.Or(cmp.Compare(a.At.Start, b.At.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
	return q.faults
}
