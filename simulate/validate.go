package simulate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// Lines of request validation. The first is from the developer guide, the
// second reported by third parties; nobody quotes the third.
const (
	lineValid   = "Request validation succeeded for content type %s"
	lineInvalid = "Request body does not match model schema for content type %s: [%s]"
	lineLacking = "Request validation failed: %s"
)

// messageLacking is what a REST API says of missing parameters. Recorded on AWS.
const messageLacking = "Missing required request parameters: [%s]"

// validateREST checks parameters, then the body, where the method has a
// validator. Recorded on AWS.
func validateREST(_ context.Context, ex *Exchange) error {
	if ex.logsAsStage() {
		ex.log.value(lineStart, ex.id)
		ex.logRequest()
	}
	validator, err := ex.validator()
	if err != nil {
		return err
	}
	if validator == nil {
		ex.narrate("validator", "the method has none", ex.Route.Validator.Where())
		return nil
	}
	parameters, known := validator.Parameters.Or(false)
	if !known {
		return untold("whether the validator checks parameters", validator.Parameters)
	}
	if parameters {
		if err := ex.validateParameters(); err != nil {
			return err
		}
		ex.narrate("parameters", "all that are required are there", validator.Parameters.Where())
	}
	body, known := validator.Body.Or(false)
	switch {
	case !known:
		return untold("whether the validator checks bodies", validator.Body)
	case !body:
		return nil
	default:
		return ex.validateBody()
	}
}

// validator finds the request validator of the method; nil where it has none.
func (ex *Exchange) validator() (*model.RequestValidator, error) {
	named := ex.Route.Validator
	if named.Absent() || named.Is("") {
		return nil, nil //nolint:nilnil // no validator is no error
	}
	for _, validator := range ex.Model.Validators {
		if (validator.API == nil || validator.API == ex.API) && validator.ID.Same(named) == model.Yes {
			return validator, nil
		}
	}
	return nil, &Unknown{Need: "the request validator " + named.String() + " is not in these files", Remedy: passWhole, At: named.Where()}
}

// validateParameters wants required parameters to be there and not blank.
func (ex *Exchange) validateParameters() error {
	var lacking []string
	for _, parameter := range ex.Route.Parameters {
		name, known := parameter.Name.Get()
		if known && parameter.Value.IsFold("true") && !ex.has(name) {
			lacking = append(lacking, name)
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	slices.Sort(lacking)
	for i, name := range lacking {
		lacking[i] = strings.SplitN(name, ".", 4)[3]
	}
	message := fmt.Sprintf(messageLacking, strings.Join(lacking, ", "))
	line, at := message, ex.Route.Validator.Where()
	if ex.assumes(missingParameterLine, "prefixed", at) {
		line = fmt.Sprintf(lineLacking, message)
	}
	return &Reply{Type: BadRequestParameters, Message: message, Line: line, At: at}
}

// has tells whether a declared parameter came with the request.
func (ex *Exchange) has(declared string) bool {
	parts := strings.SplitN(declared, ".", 4)
	if len(parts) < 4 {
		return true
	}
	var found []string
	switch name := parts[3]; parts[2] {
	case "path":
		value, _ := (values{ex}).PathParameter(name)
		found = []string{value}
	case "querystring":
		found = (values{ex}).Query(name)
	default:
		found = (values{ex}).Header(name)
	}
	return slices.ContainsFunc(found, func(value string) bool { return strings.TrimSpace(value) != "" })
}
