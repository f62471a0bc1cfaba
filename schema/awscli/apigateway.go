package awscli

// restCalls are the calls of apigateway with their options. Source: service model
// of botocore, input shapes; options of later releases from the API reference.
var restCalls = [...]call{
	{"create-authorizer", "rest-api-id name type", "provider-arns auth-type authorizer-uri authorizer-credentials identity-source identity-validation-expression authorizer-result-ttl-in-seconds"},
	{"create-deployment", "rest-api-id", "stage-name stage-description description cache-cluster-enabled cache-cluster-size variables canary-settings tracing-enabled"},
	{"create-resource", "rest-api-id parent-id path-part", ""},
	{"create-rest-api", "name", "description api-version clone-from binary-media-types minimum-compression-size api-key-source endpoint-configuration policy tags disable-execute-api-endpoint security-policy endpoint-access-mode"},
	{"create-stage", "rest-api-id stage-name deployment-id", "description cache-cluster-enabled cache-cluster-size variables documentation-version canary-settings tracing-enabled tags"},
	{"create-vpc-link", "name target-arns", "description tags"},
	{"delete-authorizer", "rest-api-id authorizer-id", ""},
	{"delete-deployment", "rest-api-id deployment-id", ""},
	{"delete-integration", "rest-api-id resource-id http-method", ""},
	{"delete-integration-response", "rest-api-id resource-id http-method status-code", ""},
	{"delete-method", "rest-api-id resource-id http-method", ""},
	{"delete-method-response", "rest-api-id resource-id http-method status-code", ""},
	{"delete-resource", "rest-api-id resource-id", ""},
	{"delete-rest-api", "rest-api-id", ""},
	{"delete-stage", "rest-api-id stage-name", ""},
	{"delete-vpc-link", "vpc-link-id", ""},
	{"get-authorizer", "rest-api-id authorizer-id", ""},
	{"get-deployment", "rest-api-id deployment-id", "embed"},
	{"get-deployments", "rest-api-id", "position limit"},
	{"get-integration", "rest-api-id resource-id http-method", ""},
	{"get-integration-response", "rest-api-id resource-id http-method status-code", ""},
	{"get-method", "rest-api-id resource-id http-method", ""},
	{"get-method-response", "rest-api-id resource-id http-method status-code", ""},
	{"get-resource", "rest-api-id resource-id", "embed"},
	{"get-resources", "rest-api-id", "position limit embed"},
	{"get-rest-api", "rest-api-id", ""},
	{"get-stage", "rest-api-id stage-name", ""},
	{"get-stages", "rest-api-id", "deployment-id"},
	{"get-vpc-link", "vpc-link-id", ""},
	{"get-vpc-links", "", "position limit"},
	{"import-rest-api", "body", "fail-on-warnings parameters"},
	{"put-integration", "rest-api-id resource-id http-method type", "integration-http-method uri connection-type connection-id credentials request-parameters request-templates passthrough-behavior cache-namespace cache-key-parameters content-handling timeout-in-millis tls-config response-transfer-mode integration-target"},
	{"put-integration-response", "rest-api-id resource-id http-method status-code", "selection-pattern response-parameters response-templates content-handling"},
	{"put-method", "rest-api-id resource-id http-method authorization-type", "authorizer-id api-key-required operation-name request-parameters request-models request-validator-id authorization-scopes"},
	{"put-method-response", "rest-api-id resource-id http-method status-code", "response-parameters response-models"},
	{"put-rest-api", "rest-api-id body", "mode fail-on-warnings parameters"},
	{"test-invoke-authorizer", "rest-api-id authorizer-id", "headers multi-value-headers path-with-query-string body stage-variables additional-context"},
	{"test-invoke-method", "rest-api-id resource-id http-method", "path-with-query-string body headers multi-value-headers client-certificate-id stage-variables"},
	{"update-authorizer", "rest-api-id authorizer-id", "patch-operations"},
	{"update-deployment", "rest-api-id deployment-id", "patch-operations"},
	{"update-integration", "rest-api-id resource-id http-method", "patch-operations"},
	{"update-integration-response", "rest-api-id resource-id http-method status-code", "patch-operations"},
	{"update-method", "rest-api-id resource-id http-method", "patch-operations"},
	{"update-method-response", "rest-api-id resource-id http-method status-code", "patch-operations"},
	{"update-resource", "rest-api-id resource-id", "patch-operations"},
	{"update-rest-api", "rest-api-id", "patch-operations"},
	{"update-stage", "rest-api-id stage-name", "patch-operations"},
	{"update-vpc-link", "vpc-link-id", "patch-operations"},
}

// restOthers are the other operations of the service. Source: as above.
const restOthers = "create-api-key create-base-path-mapping create-documentation-part create-documentation-version create-domain-name " +
	"create-model create-request-validator create-usage-plan create-usage-plan-key delete-api-key " +
	"delete-base-path-mapping delete-client-certificate delete-documentation-part delete-documentation-version delete-domain-name " +
	"delete-gateway-response delete-model delete-request-validator delete-usage-plan delete-usage-plan-key " +
	"flush-stage-authorizers-cache flush-stage-cache generate-client-certificate get-account get-api-key " +
	"get-api-keys get-authorizers get-base-path-mapping get-base-path-mappings get-client-certificate " +
	"get-client-certificates get-documentation-part get-documentation-parts get-documentation-version get-documentation-versions " +
	"get-domain-name get-domain-names get-export get-gateway-response get-gateway-responses " +
	"get-model get-model-template get-models get-request-validator get-request-validators " +
	"get-rest-apis get-sdk get-sdk-type get-sdk-types get-tags " +
	"get-usage get-usage-plan get-usage-plan-key get-usage-plan-keys get-usage-plans " +
	"import-api-keys import-documentation-parts put-gateway-response tag-resource untag-resource " +
	"update-account update-api-key update-base-path-mapping update-client-certificate update-documentation-part " +
	"update-documentation-version update-domain-name update-gateway-response update-model update-request-validator " +
	"update-usage update-usage-plan"
