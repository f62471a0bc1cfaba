package simulate_test

// reasons are why pairs of the folders in LINKPROOF_CASES are answered otherwise,
// by the ids of their cases and their names.
var reasons = map[string]string{
	"config-integration-response-validation/template-number": "the AWS CLI refuses the number before AWS sees it, and rules take scalars of requests as texts",
	"config-vpclink-lifecycle/unknown-id":                    "which VPC links an account has does not stand in a script",
}
