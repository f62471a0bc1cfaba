package diagnose

// sign is something that people see when a request fails.
type sign struct {
	// texts are what is looked for, without case; one of them is enough.
	texts []string
	// status is an HTTP status that the sign stands for when nothing else is
	// known.
	status int
	// means says what happened.
	means  string
	causes []Cause
}

// Cause is one reason for what people see.
type Cause struct {
	// What is the reason.
	What string `json:"what"`
	// Tell says how to tell it from the others.
	Tell string `json:"tell"`
	// Rules find it in a configuration, the likeliest first.
	Rules []string `json:"rules"`
}

// The reasons that several signs share.
var (
	noPath = Cause{
		"nothing gets from the VPC link to a target: a security group, a port without a listener, or a listener that takes no TCP",
		"the targets are healthy, and their logs show no request at all",
		[]string{"NET003", "NET002", "NET004", "NET005", "INT011", "INT013"},
	}
	noTarget = Cause{
		"no target is healthy or registered",
		"aws elbv2 describe-target-health shows none that is healthy; for Cloud Map, discover-instances shows none",
		[]string{"NET008", "NET011", "NET014", "MAP013", "MAP001", "MAP002", "MAP003", "MAP004", "MAP012"},
	}
	badLink = Cause{
		"the VPC link is failed, inactive, pending or gone, or a stage variable names no link",
		"aws apigateway get-vpc-link or aws apigatewayv2 get-vpc-link shows its status and a reason",
		[]string{"LNK013", "STG004", "STG001", "LNK014", "LNK003"},
	}
	handshake = Cause{
		"the TLS handshake fails: another name on the certificate, an authority that is not public, or plain HTTP on a TLS port",
		"openssl s_client -connect HOST:PORT -servername NAME from the VPC shows names and issuer",
		[]string{"TLS001", "TLS004", "TLS005", "TLS011", "TLS002", "TLS003", "TLS007", "TLS013", "NET015"},
	}
	slow = Cause{
		"the backend takes longer than the timeout of the integration",
		"Integration latency in the log is about the timeout, and the log of the backend shows the request",
		[]string{"LIM001"},
	}
	emptyVariable = Cause{
		"a stage variable in the URI or connection id is not defined on the stage, so that nothing stands in its place",
		"the URI in the execution log has a gap; the method works in the test with --stage-variables",
		[]string{"STG001", "STG009", "STG002", "STG006", "CLI005", "CLI006"},
	}
	notDeployed = Cause{
		"the stage serves an older deployment than the configuration",
		"test-invoke-method works, the stage does not; the deployment is older than the last change",
		[]string{"STG007", "STG008", "INT016"},
	}
)

// signs are what people see, the most telling first. Sources: developer guide,
// "Troubleshooting", and the transcripts of third parties.
var signs = []sign{
	{
		texts: []string{"does not match the certificate subject"}, means: "API Gateway reached the backend by TLS, and its certificate is for another name.",
		causes: []Cause{
			{"the host of the URI (HTTP APIs: serverNameToVerify) is not on the certificate", "the log names the certificate after (CN=", []string{"TLS004", "TLS005", "TLS006"}},
		},
	},
	{
		texts: []string{"PKIX path", "General SSLEngine problem", "unable to find valid certification path"}, means: "API Gateway does not trust the certificate of the backend.",
		causes: []Cause{
			{"the certificate comes from a private authority, or an intermediate certificate is missing", "openssl s_client -showcerts shows who issued it", []string{"TLS011", "TLS009"}},
			{"the certificate has expired", "the log says validity check failed", []string{"TLS013"}},
		},
	},
	{
		texts: []string{"plain HTTP request was sent to HTTPS port"}, means: "The load balancer expected TLS and got plain HTTP.",
		causes: []Cause{{"the listener speaks HTTPS, the integration does not", "this answer comes from the load balancer", []string{"TLS001", "TLS003"}}},
	},
	{
		texts: []string{"There was an internal error while executing your request"}, means: "API Gateway could not use the VPC link or what stands behind it.",
		causes: []Cause{noTarget, badLink, noPath, handshake},
	},
	{
		texts: []string{"vpc link error"}, means: "The VPC link itself does not work.",
		causes: []Cause{badLink, {"the link stands in an Availability Zone without VPC links, or its subnets are gone", "the status message of the link says so", []string{"LNK010"}}},
	},
	{
		texts: []string{"network error communicating with endpoint", "Connection is closed", "INTEGRATION_NETWORK_FAILURE", "INTEGRATION_FAILURE"}, status: 504,
		means:  "No TCP connection came about, or it broke.",
		causes: []Cause{noPath, noTarget, handshake, slow},
	},
	{
		texts: []string{"due to a timeout error", "Endpoint request timed out", "INTEGRATION_TIMEOUT"}, means: "No complete answer came within the timeout of the integration.",
		causes: []Cause{slow, noPath, noTarget},
	},
	{
		texts: []string{"Invalid endpoint address"}, means: "The URI has no host.",
		causes: []Cause{emptyVariable, {"the URI is no URL", "it shows in get-integration", []string{"INT005", "INT012"}}},
	},
	{
		texts: []string{"Illegal character in path", "%7Bproxy%7D", "%7B"}, means: "A {variable} of the URI was not filled.",
		causes: []Cause{{"no mapping fills the path variable", "the URI in the log still holds the braces", []string{"RTE003", "PRM003", "RTE005"}}},
	},
	{
		texts: []string{"No match for output mapping"}, means: "The backend answered with a status that no integration response is for.",
		causes: []Cause{{"there is no default integration response, or a selection pattern is wrong", "the log ends with the status of the backend", []string{"RES001", "RES004", "RES006"}}},
	},
	{
		texts: []string{"header already present"}, means: "A mapping sets a header that API Gateway sets itself.",
		causes: []Cause{{"Content-Length, Transfer-Encoding or the like is mapped", "the log names the header", []string{"PRM002", "RES005"}}},
	},
	{
		texts: []string{"Malformed Lambda proxy response"}, means: "The function did not answer in the form of a proxy result.",
		causes: []Cause{{"statusCode, headers and body have to be of the documented types", "the log shows the answer of the function", nil}},
	},
	{
		texts: []string{"Unable to parse statusCode", "statusCode should be an integer"}, means: "The template of a MOCK integration gives no status code.",
		causes: []Cause{{"the template for the Content-Type of the request has no whole number as statusCode", "another Content-Type picks another template", []string{"TPL004", "TPL002"}}},
	},
	{
		texts: []string{"Unsupported Media Type", "UNSUPPORTED_MEDIA_TYPE"}, status: 415, means: "No mapping template is for the Content-Type of the request.",
		causes: []Cause{{"passthroughBehavior refuses what has no template", "it works with Content-Type: application/json", []string{"TPL002", "TPL001"}}},
	},
	{
		texts: []string{"Missing Authentication Token", "MissingAuthenticationTokenException", "MISSING_AUTHENTICATION_TOKEN"}, means: "No method of the REST API matches path and verb; authorization was not asked.",
		causes: []Cause{
			noMethod,
			notDeployed,
			{"the method wants AWS_IAM and the request is not signed", "the same path answers when the request is signed", nil},
		},
	},
	{
		texts: []string{"User is not authorized to access this resource", "AccessDeniedException", "explicit deny", "ACCESS_DENIED"}, means: "An authorizer or a policy refused the caller.",
		causes: []Cause{{"the policy of the Lambda authorizer or of the API denies the method", "a cached policy of the authorizer names another method", []string{"AUT006", "AUT008"}}},
	},
	{
		texts: []string{`"message":"Forbidden"`, `"message": "Forbidden"`, "ForbiddenException", "INVALID_API_KEY"}, means: "The API key is missing, unknown or in no usage plan of the stage; or WAF or a policy refused.",
		causes: []Cause{noKey},
	},
	{
		texts: []string{"Unauthorized", "UnauthorizedException", "invalid_token"}, status: 401, means: "The caller showed no identity, or one that was refused.",
		causes: []Cause{
			{"the token is missing where the authorizer looks for it", "the identity source names another header", []string{"AUT007", "AUT008"}},
			{"a preflight request needs credentials", "only OPTIONS requests fail", []string{"AUT005"}},
		},
	},
	{
		texts: []string{`"message":"Not Found"`, `"message": "Not Found"`}, status: 404,
		means: "No route of the HTTP API matches, or the backend answered 404.",
		causes: []Cause{
			{"the backend or the load balancer gets a path with the name of the stage before it", "the log of the backend shows /STAGE/...", []string{"RTE001", "RTE002"}},
			{"no rule of the listener is met by path, Host or verb", "the answer comes from the default action of the listener", []string{"RTE009", "RTE008", "INT014"}},
			{"no route matches path and verb", "there is an apigw-requestid, and the backend saw nothing", []string{"RTE006", "RTE007", "STG007"}},
		},
	},
	{
		texts: []string{"Missing required request parameters"}, means: "The request lacks a parameter that the method demands.",
		causes: []Cause{missingParameter},
	},
	{
		texts: []string{"Invalid request body", "does not match model schema", "object has missing required properties"}, means: "The body does not fit the model of the method.",
		causes: []Cause{otherBody},
	},
	{
		texts: []string{"Service Unavailable", "ServiceUnavailable"}, status: 503, means: "The HTTP API could not call the backend; $context.integrationErrorMessage tells more.",
		causes: []Cause{noTarget, noPath, handshake, badLink, slow},
	},
	{
		texts: []string{"Too Many Requests", "TooManyRequestsException", "Limit Exceeded", "LimitExceededException", "THROTTLED", "QUOTA_EXCEEDED"}, status: 429, means: "A throttle or quota was reached.",
		causes: []Cause{
			{"the throttle of the stage, the usage plan or the account", "CloudWatch shows Count beside 4XXError", []string{"OBS003"}},
			{"a script makes calls to the control plane too fast", "the error comes from the AWS CLI", []string{"LIM005"}},
		},
	},
	{
		texts: []string{"Request Entity Too Large", "HTTP content length exceeded", "larger than allowed maximum"}, status: 413, means: "A body is larger than the 10 MB that API Gateway passes on.",
		causes: []Cause{{"the payload is too large", "responses may be streamed by REST APIs: responseTransferMode STREAM", []string{"INT018"}}},
	},
	{
		status: 464, means: "The load balancer got HTTP/1.1 for targets that speak HTTP/2 or gRPC only.",
		causes: []Cause{{"the protocol version of the target group is not HTTP1", "describe-target-groups shows ProtocolVersion", []string{"INT015"}}},
	},
	{
		texts: []string{"Internal server error", "InternalServerErrorException", "API_CONFIGURATION_ERROR", "Execution failed due to configuration error"}, status: 500,
		means:  "API Gateway could not carry the request through; the execution log says why.",
		causes: []Cause{emptyVariable, noTarget, badLink, handshake, {"no integration response fits the answer", "the log says No match for output mapping", []string{"RES001"}}, noPath},
	},
}
