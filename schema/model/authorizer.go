package model

// Authorizer decides who may call the routes that name it.
type Authorizer struct {
	Object
	API *API
	// ID is what routes name the authorizer by, and APIID names the API in a
	// notation where the authorizer stands alone.
	ID, APIID Text
	// Kind is JWT, REQUEST, TOKEN or COGNITO_USER_POOLS, in upper case.
	Kind Text
	// Issuer and Audiences are what a JWT authorizer demands of tokens.
	Issuer    Text
	Audiences []Text
	// AudienceList and SourceList tell how many audiences and identity sources
	// there are.
	AudienceList, SourceList Value[int]
	// IdentitySources tell where the identity of the caller stands:
	// method.request.header.Authorization or $request.header.Authorization.
	IdentitySources []Text
	// URI names the function of a Lambda authorizer, and Credentials the role
	// that it is called with.
	URI, Credentials Text
	// Pools are the ARNs of the user pools of a Cognito authorizer.
	Pools []Text
	// PayloadFormatVersion is 1.0 or 2.0, as written.
	PayloadFormatVersion Text
	// SimpleResponses tells that the function of an HTTP API answers yes or no
	// rather than with a policy.
	SimpleResponses Value[bool]
	// Validation is a regular expression for the identity of the caller.
	Validation Text
	// TTL is how long an answer is kept, in seconds.
	TTL Value[int]
}
