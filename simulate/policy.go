package simulate

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// invokeAction is what policies allow callers to do. Source: developer guide,
// "Statement reference of IAM policies for executing API in API Gateway".
const invokeAction = "execute-api:Invoke"

// policyCall is a call as policies see it.
type policyCall struct {
	*Exchange
	// caller is empty for an anonymous one.
	caller Caller
	// doubt is what the last comparison without a result lacks.
	doubt *Unknown
}

// decide evaluates a policy: an explicit deny wins. Where a statement that
// matters cannot be judged the error tells what is missing, and by the span the
// statement that decided is known.
func (c *policyCall) decide(policy *syntax.Node) (Decision, syntax.Span, error) {
	decision, at := Neither, policy.Where()
	var mayAllow, mayDeny *Unknown
	for statement := range each(policyDocument(policy).Get("Statement")) {
		met, denies := c.meets(statement), denies(statement)
		switch {
		case met == model.Yes && denies:
			return Deny, placeOf(statement, policy), nil
		case met == model.Yes:
			decision, at = Allow, placeOf(statement, policy)
		case met == model.CannotTell && denies:
			mayDeny = c.doubt
		case met == model.CannotTell:
			mayAllow = c.doubt
		}
	}
	switch {
	case mayDeny != nil:
		return decision, at, mayDeny
	case mayAllow != nil && decision == Neither:
		return decision, at, mayAllow
	default:
		return decision, at, nil
	}
}

func denies(statement *syntax.Node) bool {
	effect := statement.Get("Effect")
	return effect.IsScalar() && effect.Text == "Deny"
}

// placeOf is where a statement stands, or the policy where that is a text.
func placeOf(statement, policy *syntax.Node) syntax.Span {
	if policy.IsScalar() {
		return policy.Where()
	}
	return statement.Where()
}

// policyDocument reads a policy that is a text of JSON, whose quotes the AWS CLI
// prints with a backslash.
func policyDocument(policy *syntax.Node) *syntax.Node {
	if !policy.IsScalar() {
		return policy
	}
	text := policy.Text
	if strings.HasPrefix(text, `{\"`) {
		text = strings.ReplaceAll(text, `\"`, `"`)
	}
	return syntax.Read("policy.json", []byte(text), syntax.DefaultLimits()).Root
}

// each gives the items of a list, or what stands in place of one.
func each(node *syntax.Node) func(yield func(*syntax.Node) bool) {
	if node == nil || node.Kind == syntax.List {
		return node.Items()
	}
	return func(yield func(*syntax.Node) bool) { yield(node) }
}

// meets tells whether a statement is about the call.
func (c *policyCall) meets(statement *syntax.Node) model.Answer {
	met := model.Yes
	for _, part := range []struct {
		key, opposite string
		fits          func(*syntax.Node) model.Answer
	}{{"Principal", "NotPrincipal", c.isPrincipal}, {"Action", "NotAction", c.isAction}, {"Resource", "NotResource", c.isResource}} {
		switch {
		case statement.Get(part.key) != nil:
			met = both(met, anyOf(statement.Get(part.key), part.fits))
		case statement.Get(part.opposite) != nil:
			met = both(met, opposite(anyOf(statement.Get(part.opposite), part.fits)))
		}
	}
	if met == model.No {
		return met
	}
	return both(met, c.conditions(statement.Get("Condition")))
}

// anyOf is Yes when one of several values fits, and No when none does.
func anyOf(values *syntax.Node, fits func(*syntax.Node) model.Answer) model.Answer {
	met := model.No
	for value := range each(values) {
		switch fits(value) {
		case model.Yes:
			return model.Yes
		case model.CannotTell:
			met = model.CannotTell
		case model.No:
		}
	}
	return met
}

func both(a, b model.Answer) model.Answer {
	switch {
	case a == model.No || b == model.No:
		return model.No
	case a == model.Yes && b == model.Yes:
		return model.Yes
	default:
		return model.CannotTell
	}
}

func opposite(a model.Answer) model.Answer {
	switch a {
	case model.Yes:
		return model.No
	case model.No:
		return model.Yes
	default:
		return a
	}
}

func answer(yes bool) model.Answer {
	if yes {
		return model.Yes
	}
	return model.No
}

// wonder notes what is missing.
func (c *policyCall) wonder(need, remedy string, at syntax.Span) model.Answer {
	c.doubt = &Unknown{Need: need, Remedy: remedy, At: at}
	return model.CannotTell
}

// computed wonders about a value that a function of a template makes.
func (c *policyCall) computed(value *syntax.Node) model.Answer {
	return c.wonder("a value of the policy is computed when the template is deployed", "write it out, such as execute-api:/prod/GET/orders", value.Where())
}

func (c *policyCall) isPrincipal(value *syntax.Node) model.Answer {
	if value.Kind == syntax.Map {
		if identities := value.Get("AWS"); identities != nil {
			return anyOf(identities, c.isPrincipal)
		}
		if value.Get("Service") != nil || value.Get("Federated") != nil {
			return model.No
		}
		return c.computed(value)
	}
	caller := c.caller
	switch text := value.Text; {
	case text == "*":
		return model.Yes
	case caller.ARN == "" && caller.Account == "":
		return model.No
	default:
		return answer(text == caller.ARN || text == caller.Account || strings.HasSuffix(text, "::"+caller.Account+":root"))
	}
}

func (c *policyCall) isAction(value *syntax.Node) model.Answer {
	if !value.IsScalar() {
		return c.computed(value)
	}
	return like(invokeAction, value.Text, true)
}

// isResource compares the pattern of a resource, which may leave out all of the
// ARN before the stage. What nobody told of account, Region and API is taken to be
// what the pattern says: the policy is that of the API. Source: developer guide, "API Gateway resource policy
// examples".
func (c *policyCall) isResource(value *syntax.Node) model.Answer {
	if !value.IsScalar() {
		return c.computed(value)
	}
	if rest, short := strings.CutPrefix(value.Text, "execute-api:/"); short {
		return like(c.resource(), rest, false)
	}
	parts := strings.SplitN(value.Text, ":", arnParts)
	if len(parts) < arnParts {
		return like(c.methodARN(), value.Text, false)
	}
	region, account := parts[3], parts[4]
	if own, known := c.Model.Region.Get(); known && like(own, region, false) == model.No {
		return model.No
	}
	if own, known := c.Model.Account.Get(); known && like(own, account, false) == model.No {
		return model.No
	}
	if own, known := c.API.ID.Get(); known {
		return like(own+"/"+c.resource(), parts[5], false)
	}
	_, rest, deep := strings.Cut(parts[5], "/")
	return answer(!deep || like(c.resource(), rest, false) == model.Yes)
}

// arnParts is the number of parts of an ARN, between colons.
const arnParts = 6

// like compares with a pattern of * and ?.
func like(text, pattern string, fold bool) model.Answer {
	return model.Literal(text, syntax.Span{}).Fits(model.Literal(pattern, syntax.Span{}), fold)
}

// resource is what the ARN of the request has after the API: prod/GET/orders.
func (ex *Exchange) resource() string {
	stage := ex.stageName()
	if ex.tested != nil {
		stage = testAuthorizerStage
	}
	return stage + "/" + ex.Call.Method + "/" + strings.Trim(ex.path, "/")
}

// methodARN is the ARN of the request.
func (ex *Exchange) methodARN() string {
	account, _ := ex.Model.Account.Get()
	return "arn:aws:execute-api:" + ex.region() + ":" + account + ":" + ex.apiID() + "/" + ex.resource()
}
