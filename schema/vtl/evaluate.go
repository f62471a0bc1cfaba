package vtl

import "github.com/linkproof/linkproof/schema/jsonvalue"

// literal is a text, a number or a truth value as written.
type literal struct{ value any }

func (l literal) evaluate(*rendering) (any, error) { return l.value, nil }

// interpolation is a text in double quotes.
type interpolation struct{ nodes []node }

func (i *interpolation) evaluate(r *rendering) (any, error) { return r.text(i.nodes) }

// list is [a, b].
type list struct{ items []expression }

func (l *list) evaluate(r *rendering) (any, error) {
	made := &List{Items: make([]any, len(l.items))}
	for i, item := range l.items {
		var err error
		if made.Items[i], err = item.evaluate(r); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// span is [a..b], which may count down.
type span struct {
	from, to expression
	at       int
}

func (s *span) evaluate(r *rendering) (any, error) {
	first, err := s.from.evaluate(r)
	if err != nil {
		return nil, err
	}
	last, err := s.to.evaluate(r)
	if err != nil {
		return nil, err
	}
	from, okFrom := toInt(first)
	to, okTo := toInt(last)
	if !okFrom || !okTo {
		return nil, nil
	}
	step := int64(1)
	if to < from {
		step = -1
	}
	made := &List{}
	for i := from; ; i += step {
		if err := r.step(s.at); err != nil {
			return nil, err
		}
		made.Items = append(made.Items, i)
		if i == to {
			return made, nil
		}
	}
}

// mapping is {key: value}.
type mapping struct{ entries [][2]expression }

func (m *mapping) evaluate(r *rendering) (any, error) {
	made := &jsonvalue.Object{}
	for _, entry := range m.entries {
		key, err := entry[0].evaluate(r)
		if err != nil {
			return nil, err
		}
		value, err := entry[1].evaluate(r)
		if err != nil {
			return nil, err
		}
		made.Set(Print(key), value)
	}
	return made, nil
}

// operation is a comparison or arithmetic.
type operation struct {
	apply       func(left, right any) any
	left, right expression
	at          int
}

func (o *operation) evaluate(r *rendering) (any, error) {
	left, err := o.left.evaluate(r)
	if err != nil {
		return nil, err
	}
	right, err := o.right.evaluate(r)
	if err != nil {
		return nil, err
	}
	if err := r.weighOperation(o.at, left, right); err != nil {
		return nil, err
	}
	return r.bounded(o.at, o.apply(left, right))
}

type negation struct{ of expression }

func (n *negation) evaluate(r *rendering) (any, error) {
	holds, err := truth(r, n.of)
	return !holds, err
}

type both struct{ left, right expression }

func (b *both) evaluate(r *rendering) (any, error) {
	if holds, err := truth(r, b.left); err != nil || !holds {
		return false, err
	}
	return truth(r, b.right)
}

type either struct{ left, right expression }

func (e *either) evaluate(r *rendering) (any, error) {
	if holds, err := truth(r, e.left); err != nil || holds {
		return true, err
	}
	return truth(r, e.right)
}

// truth tells whether a condition holds: what there is holds unless it is
// false. Texts, numbers, lists and maps that are written out do not hold.
func truth(r *rendering, condition expression) (bool, error) {
	switch condition.(type) {
	case *list, *mapping, *span, *interpolation:
		return false, nil
	}
	value, err := condition.evaluate(r)
	if err != nil {
		return false, err
	}
	holds, isBool := value.(bool)
	if _, written := condition.(literal); written {
		return isBool && holds, nil
	}
	return value != nil && (!isBool || holds), nil
}
