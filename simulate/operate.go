package simulate

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// mappingSyntax is how the mappings of an HTTP API are written: those of
// requests or those of answers.
type mappingSyntax struct {
	operation func(key string) (mapping.Operation, error)
	template  func(value string) (mapping.Template, error)
}

var (
	requestSyntax  = mappingSyntax{mapping.ParseOperation, mapping.ParseTemplate}
	responseSyntax = mappingSyntax{mapping.ParseResponseOperation, mapping.ParseResponseTemplate}
)

// errReserved tells why AWS refuses a mapping. Source: developer guide,
// "Transform API requests and responses for HTTP APIs", reserved headers.
var errReserved = errors.New("the header is reserved")

// due is an operation of a mapping and the value that it works with.
type due struct {
	mapping.Operation
	value string
	// at is the mapping.
	at syntax.Span
}

// operationOrder is how actions follow each other by default.
var operationOrder = []mapping.Action{mapping.Remove, mapping.Overwrite, mapping.Append}

// operate carries out the mappings of an HTTP API.
func (ex *Exchange) operate(mappings []model.Mapping, written mappingSyntax, from mapping.Values, apply func(due) error) error {
	rounds := [][]mapping.Action{operationOrder[:1], operationOrder[1:2], operationOrder[2:]}
	if at := sharedTarget(mappings); at != nil && ex.assumes(operationRounds, "as-written", at.Where()) {
		rounds = [][]mapping.Action{operationOrder}
	}
	for _, actions := range rounds {
		for _, m := range mappings {
			operation, template, err := written.read(m)
			if err != nil {
				return err
			}
			if !slices.Contains(actions, operation.Action) {
				continue
			}
			if err := ex.carryOut(m, operation, template, from, apply); err != nil {
				return err
			}
		}
	}
	return nil
}

// carryOut carries out one mapping, unless its source is missing.
func (ex *Exchange) carryOut(m model.Mapping, operation mapping.Operation, template mapping.Template, from mapping.Values, apply func(due) error) error {
	value, found := template.Evaluate(from)
	switch {
	case ex.missing != nil:
		return ex.missing
	case !found && operation.Action != mapping.Remove:
		return nil
	}
	ex.note("mapping", m.Key.String()+" = "+value, m.Key.Where())
	if operation.Location == mapping.Header {
		ex.headersBy = firstOf(ex.headersBy, m.Key.Where())
	}
	if err := apply(due{operation, value, m.Key.Where()}); err != nil {
		return refused("mapping value", value, err, m.Value.Where())
	}
	return nil
}

// sharedTarget gives the key of a mapping to what another mapping is about too;
// nil without one, and then their order does not matter.
func sharedTarget(mappings []model.Mapping) *model.Text {
	seen := make(map[string]bool, len(mappings))
	for i := range mappings {
		key := &mappings[i].Key
		_, target, _ := strings.Cut(key.String(), ":")
		if seen[target] {
			return key
		}
		seen[target] = true
	}
	return nil
}

// read reads a mapping; the error is *Unknown for one that AWS refuses.
func (s *mappingSyntax) read(m model.Mapping) (operation mapping.Operation, template mapping.Template, err error) {
	key, value, err := knownMapping(m)
	if err != nil {
		return operation, template, err
	}
	operation, err = s.operation(key)
	if err == nil && operation.Reserved() {
		err = errReserved
	}
	if err != nil {
		return operation, template, refused("mapping key", key, err, m.Key.Where())
	}
	if template, err = s.template(value); err != nil {
		return operation, template, refused("mapping value", value, err, m.Value.Where())
	}
	return operation, template, nil
}

// change carries out an operation on headers.
func (d *due) change(headers Headers) Headers {
	switch d.Action {
	case mapping.Append:
		return append(headers, Header{d.Name, d.value})
	case mapping.Overwrite:
		return headers.With(d.Name, d.value)
	default:
		return headers.Without(d.Name)
	}
}

// outgoing is a request that operations of an HTTP API still change.
type outgoing struct {
	path    string
	query   []parameter
	headers Headers
}

func (o *outgoing) apply(operation due) error {
	switch operation.Location {
	case mapping.Path:
		o.path = asPath(operation.value)
	case mapping.Query:
		o.query = operation.changeQuery(o.query)
	default:
		o.headers = operation.change(o.headers)
	}
	return nil
}

// asPath makes a path of a text: what AWS makes of one without a slash in front is
// not documented, and no request line goes without. Where a query or fragment
// would begin is part of the path too.
func asPath(text string) string {
	return "/" + strings.NewReplacer("?", "%3F", "#", "%23").Replace(strings.TrimPrefix(text, "/"))
}

func (d *due) changeQuery(query []parameter) []parameter {
	if d.Action == mapping.Append {
		return addQuery(query, d.Name, d.value)
	}
	kept := make([]parameter, 0, len(query)+1)
	for _, p := range query {
		if p.name != d.Name {
			kept = append(kept, p)
		}
	}
	if d.Action == mapping.Overwrite {
		kept = append(kept, parameter{name: d.Name, values: []string{d.value}})
	}
	return kept
}

// applyAnswer carries out an operation on the answer to the caller.
func (ex *Exchange) applyAnswer(operation due) error {
	if operation.Location != mapping.Status {
		ex.answer.Headers = operation.change(ex.answer.Headers)
		return nil
	}
	status, err := strconv.Atoi(operation.value)
	if err == nil && (status < http.StatusOK || status > lastStatus) {
		err = errors.New("a status code is a number from 200 to 599")
	}
	ex.answer.Status, ex.statusBy = status, operation.at
	return err
}

// lastStatus of answers. Source: RFC 9110, section 15.
const lastStatus = 599
