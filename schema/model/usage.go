package model

import (
	"strconv"
	"time"

	"github.com/linkproof/linkproof/schema/syntax"
)

// UsagePlan bounds what callers with API keys may ask for.
type UsagePlan struct {
	Object
	ID Text
	// Stages are those that the plan is about.
	Stages []PlannedStage
	// Rate is the number of requests each second, Burst that at once, and Quota
	// that in a period.
	Rate         Text
	Burst, Quota Value[int]
}

// PlannedStage is a stage of an API in a usage plan.
type PlannedStage struct {
	Object
	API              *API
	APIID, StageName Text
	// Limits are those of single methods.
	Limits []MethodLimit
}

// is tells whether the planned stage is a stage for sure.
func (p *PlannedStage) is(stage *Stage) bool {
	return p.API != nil && p.API == stage.API && p.StageName.Same(stage.StageName) == Yes
}

// Of tells whether the plan is about a stage for sure.
func (p *UsagePlan) Of(stage *Stage) bool {
	for i := range p.Stages {
		if p.Stages[i].is(stage) {
			return true
		}
	}
	return false
}

// APIKey tells callers apart.
type APIKey struct {
	Object
	ID Text
	// Value is what callers send in x-api-key.
	Value   Text
	Enabled Value[bool]
}

// ClientCertificate is what a stage of a REST API shows to backends.
type ClientCertificate struct {
	Object
	ID Text
	// Expires is when it ends, where a listing says so.
	Expires Text
}

// End gives when the certificate ends. The AWS CLI prints times in ISO 8601 or,
// version 1 by default, in seconds since 1970.
func (c *ClientCertificate) End() (time.Time, bool) {
	text, _ := c.Expires.Get()
	if end, err := time.Parse(time.RFC3339, text); err == nil {
		return end, true
	}
	seconds, err := strconv.ParseFloat(text, 64)
	return time.Unix(int64(seconds), 0).UTC(), err == nil
}

// GatewayAccount is the settings of API Gateway for an account and Region.
type GatewayAccount struct {
	Object
	// LogRole is the role by which API Gateway writes logs.
	LogRole Text
}

// BodyModel is a JSON Schema of bodies of a REST API.
type BodyModel struct {
	Object
	API       *API
	ID, APIID Text
	// Title is what methods name the model by.
	Title, ContentType Text
	// Schema is the JSON Schema as written: a tree, or a text of JSON.
	Schema *syntax.Node
}

// RequestModel is what a REST method checks bodies of one media type with: a
// model by its name, or a schema that stands in the document.
type RequestModel struct {
	MediaType, Name Text
	Schema          *syntax.Node
	// Document is what references of the schema start from.
	Document *syntax.Node
}
