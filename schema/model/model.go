package model

import (
	"sync"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Model is one world of one input set: everything that the files say, with no
// condition left open. It is read-only once sealed.
type Model struct {
	// Account and Region are those that the API is deployed to.
	Account, Region Text
	// Complete tells that the files hold everything there is.
	Complete bool
	// When lists the choices of conditions that made this world.
	When []string
	// Files are the files that were read, in order.
	Files []*syntax.File
	// Printed are the files that hold answers of AWS: they tell what there is, so
	// that no edit of them mends anything.
	Printed []*syntax.File
	// Inputs are the files that hold what the AWS CLI takes as --cli-input-json.
	Inputs []*syntax.File

	APIs           []*API
	Routes         []*Route
	Integrations   []*Integration
	Stages         []*Stage
	Authorizers    []*Authorizer
	Validators     []*RequestValidator
	Responses      []*GatewayResponse
	Links          []*VPCLink
	Balancers      []*LoadBalancer
	Listeners      []*Listener
	Groups         []*TargetGroup
	SecurityGroups []*SecurityGroup
	Services       []*CloudMapService
	Instances      []*Instance
	Tasks          []*ECSService
	Certificates   []*Certificate
	// RequestModels are the schemas of bodies of REST APIs.
	RequestModels   []*BodyModel
	Deployments     []*Deployment
	TestCalls       []*TestCall
	Domains         []*DomainName
	APIMappings     []*APIMapping
	UsagePlans      []*UsagePlan
	APIKeys         []*APIKey
	ClientCerts     []*ClientCertificate
	GatewayAccounts []*GatewayAccount
	// Rules are the listener rules, and MoreCertificates those that are added
	// to listeners.
	Rules            []*ListenerRule
	MoreCertificates []*ListenerCertificate
	Namespaces       []*Namespace
	Definitions      []*TaskDefinition
	VPCs             []*VPC
	Subnets          []*Subnet
	EndpointServices []*EndpointService
	// Statements are what files say of objects that exist, once for each file.
	Statements []*Statement
	// EmptyAnswers are the answers of the AWS CLI that were understood and hold
	// nothing about the way of a request.
	EmptyAnswers []*EmptyAnswer
	// Commands are the calls of the AWS CLI that a script makes, in order.
	Commands []*Command
	// Expressions are the pieces of a script outside single quotes that hold
	// ${stageVariables.x} or the like, which no shell can expand.
	Expressions []Run

	// Shapes are the objects whose keys and values a schema describes.
	Shapes []Shape
	// Documents are the OpenAPI documents.
	Documents []Document
	// Faults are what the loaders found: references to nothing, limits.
	Faults []Fault
	// Ignores are the directives that stand in the data itself.
	Ignores []Ignore
	// Constructs tell where the objects of a generated template come from.
	Constructs []Construct

	// misspelt are the places of keys that were meant to be others, found when
	// a rule first asks.
	look     sync.Once
	misspelt map[meant][]syntax.Span
}

// FaultKind tells what a loader found.
type FaultKind uint8

// The kinds of faults.
const (
	// UndefinedReference: Ref, GetAtt, Sub and the like name nothing, or lead
	// back to where they stand.
	UndefinedReference FaultKind = iota
	// LimitExceeded: something was not checked because it is too large.
	LimitExceeded
	// SwallowedVariable: Fn::Sub takes for its own what API Gateway should fill.
	SwallowedVariable
	// NotLoaded: the file is of a known format but cannot be understood.
	NotLoaded
	// PartialTemplate: a template is a piece of another, which may define the
	// names that it uses.
	PartialTemplate
	// IncompleteListing: a listing has more pages than these files hold.
	IncompleteListing
)

// EmptyAnswer is an answer that holds none of the objects of a model: an empty
// listing, an error, or something that no request meets on its way.
type EmptyAnswer struct{ Object }

// Fault is something that a loader found wrong with the document itself.
type Fault struct {
	Kind    FaultKind
	Message string
	Span    syntax.Span
	// Aside tells that the fault lies outside the way of a request.
	Aside bool
}

// Ignore is a directive in the data that silences a rule for an object.
type Ignore struct {
	// Rule is the id or name of the rule; At is where it stands.
	Rule, Reason string
	// Until is the last day on which it counts, as written; empty without end.
	Until string
	At    syntax.Span
	// Scope is the object that the directive covers.
	Scope syntax.Span
	// Shared are the values of the object that stand elsewhere, in nothing that
	// an ignore of its own could cover: those of YAML anchors.
	Shared []syntax.Span
}
