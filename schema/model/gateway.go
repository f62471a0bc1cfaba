package model

// CORS is what an HTTP API answers to requests from pages of other origins.
type CORS struct {
	Object
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []Text
	AllowCredentials                                        Value[bool]
	// MaxAge is how long browsers may keep the answer, in seconds.
	MaxAge Value[int]
}

// RequestValidator tells what a REST API checks of a request before it calls
// the integration.
type RequestValidator struct {
	Object
	API *API
	// ID is what methods name the validator by, and APIID names the API in a
	// notation where the validator stands alone.
	ID, APIID        Text
	Body, Parameters Value[bool]
}

// GatewayResponse is what a REST API answers when it answers by itself.
type GatewayResponse struct {
	Object
	API   *API
	APIID Text
	// Kind is DEFAULT_5XX, INTEGRATION_FAILURE and the like.
	Kind       Text
	StatusCode Text
	Parameters []Mapping
	Templates  []Setting
}
