package syntax

import "errors"

// reject reports why the library could not read the file.
func (r *yamlReader) reject(err error) {
	var fault *yamlError
	if !errors.As(err, &fault) {
		r.fail(SyntaxError, r.span(0, 0), err.Error())
		return
	}
	at := r.offset(fault.Mark.Line, fault.Mark.Column)
	kind := SyntaxError
	if fault.Message == tooDeep(r.limits) {
		kind = LimitExceeded
	}
	r.fail(kind, r.span(at, at), fault.Message)
}
