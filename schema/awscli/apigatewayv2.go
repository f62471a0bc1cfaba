package awscli

// httpCalls are the calls of apigatewayv2 with their options. Source: service model
// of botocore, input shapes; options of later releases from the API reference.
var httpCalls = [...]call{
	{"create-api", "protocol-type name", "api-key-selection-expression cors-configuration credentials-arn description disable-schema-validation disable-execute-api-endpoint route-key route-selection-expression tags target api-version ip-address-type"},
	{"create-authorizer", "api-id authorizer-type identity-source name", "authorizer-credentials-arn authorizer-payload-format-version authorizer-result-ttl-in-seconds authorizer-uri enable-simple-responses identity-validation-expression jwt-configuration"},
	{"create-deployment", "api-id", "description stage-name"},
	{"create-integration", "api-id integration-type", "connection-id connection-type content-handling-strategy credentials-arn description integration-method integration-subtype integration-uri passthrough-behavior payload-format-version request-parameters request-templates response-parameters template-selection-expression timeout-in-millis tls-config"},
	{"create-integration-response", "api-id integration-id integration-response-key", "content-handling-strategy response-parameters response-templates template-selection-expression"},
	{"create-route", "api-id route-key", "api-key-required authorization-scopes authorization-type authorizer-id model-selection-expression operation-name request-models request-parameters route-response-selection-expression target"},
	{"create-route-response", "api-id route-id route-response-key", "model-selection-expression response-models response-parameters"},
	{"create-stage", "api-id stage-name", "access-log-settings auto-deploy client-certificate-id default-route-settings deployment-id description route-settings stage-variables tags"},
	{"create-vpc-link", "subnet-ids name", "security-group-ids tags"},
	{"delete-api", "api-id", ""},
	{"delete-authorizer", "authorizer-id api-id", ""},
	{"delete-deployment", "api-id deployment-id", ""},
	{"delete-integration", "api-id integration-id", ""},
	{"delete-integration-response", "api-id integration-response-id integration-id", ""},
	{"delete-route", "api-id route-id", ""},
	{"delete-route-response", "route-response-id api-id route-id", ""},
	{"delete-stage", "stage-name api-id", ""},
	{"delete-vpc-link", "vpc-link-id", ""},
	{"get-api", "api-id", ""},
	{"get-apis", "", "max-results next-token"},
	{"get-authorizer", "authorizer-id api-id", ""},
	{"get-deployment", "api-id deployment-id", ""},
	{"get-deployments", "api-id", "max-results next-token"},
	{"get-integration", "api-id integration-id", ""},
	{"get-integration-response", "api-id integration-response-id integration-id", ""},
	{"get-integrations", "api-id", "max-results next-token"},
	{"get-route", "api-id route-id", ""},
	{"get-route-response", "route-response-id api-id route-id", ""},
	{"get-routes", "api-id", "max-results next-token"},
	{"get-stage", "stage-name api-id", ""},
	{"get-stages", "api-id", "max-results next-token"},
	{"get-vpc-link", "vpc-link-id", ""},
	{"get-vpc-links", "", "max-results next-token"},
	{"import-api", "body", "basepath fail-on-warnings"},
	{"reimport-api", "api-id body", "basepath fail-on-warnings"},
	{"update-api", "api-id", "api-key-selection-expression cors-configuration credentials-arn description disable-schema-validation disable-execute-api-endpoint name route-key route-selection-expression target api-version ip-address-type"},
	{"update-authorizer", "authorizer-id api-id", "authorizer-credentials-arn authorizer-payload-format-version authorizer-result-ttl-in-seconds authorizer-type authorizer-uri enable-simple-responses identity-source identity-validation-expression jwt-configuration name"},
	{"update-deployment", "api-id deployment-id", "description"},
	{"update-integration", "api-id integration-id", "connection-id connection-type content-handling-strategy credentials-arn description integration-method integration-subtype integration-type integration-uri passthrough-behavior payload-format-version request-parameters request-templates response-parameters template-selection-expression timeout-in-millis tls-config"},
	{"update-integration-response", "api-id integration-response-id integration-id", "content-handling-strategy integration-response-key response-parameters response-templates template-selection-expression"},
	{"update-route", "api-id route-id", "api-key-required authorization-scopes authorization-type authorizer-id model-selection-expression operation-name request-models request-parameters route-key route-response-selection-expression target"},
	{"update-route-response", "route-response-id api-id route-id", "model-selection-expression response-models response-parameters route-response-key"},
	{"update-stage", "stage-name api-id", "access-log-settings auto-deploy client-certificate-id default-route-settings deployment-id description route-settings stage-variables"},
	{"update-vpc-link", "vpc-link-id", "name"},
}

// httpOthers are the other operations of the service. Source: as above.
const httpOthers = "create-api-mapping create-domain-name create-model delete-access-log-settings delete-api-mapping " +
	"delete-cors-configuration delete-domain-name delete-model delete-route-request-parameter delete-route-settings " +
	"export-api get-api-mapping get-api-mappings get-authorizers get-domain-name " +
	"get-domain-names get-integration-responses get-model get-model-template get-models " +
	"get-route-responses get-tags reset-authorizers-cache tag-resource untag-resource " +
	"update-api-mapping update-domain-name update-model"
