package diagnose

// refusals are what calls of the control plane, clients and backends say, beside
// what the symptoms of rules quote. Sources: messages that users and test suites
// of AWS recorded, and the texts of Go, Java, curl and Envoy.
var refusals = []sign{
	{
		texts: []string{
			"vpcLinkStatus", `"status": "PENDING"`, `"status": "FAILED"`, `"status": "INACTIVE"`, `"status": "DELETING"`, "VPC link is PENDING", "VPC link is INACTIVE", "VPC link is FAILED",
		},
		means: "The VPC link carries no requests unless it is AVAILABLE.",
		causes: []Cause{
			{"PENDING: a link takes minutes to be made", "it is AVAILABLE after a while", []string{"LNK013", "CLI015"}},
			{"INACTIVE: no requests came for 60 days", "the first request wakes the link, which takes minutes", []string{"LNK013"}},
			{"FAILED: the targets, the subnets or the permissions do not do", "the status message of the link says why; it has to be made anew", []string{"LNK007", "LNK008", "LNK009", "LNK010"}},
		},
	},
	{
		texts: []string{"Invalid integration URI", "Invalid HTTP endpoint specified for URI"}, means: "The URI of the integration is not of the kind that the API takes.",
		causes: []Cause{
			{"a REST API wants an http or https URL, with a VPC link too", "the call is of apigateway, or the resource AWS::ApiGateway::Method", []string{"INT005", "INT012", "INT004"}},
			{"an HTTP API wants the ARN of a listener or of a Cloud Map service", "the call is of apigatewayv2", []string{"INT002", "INT003", "INT007", "INT004"}},
		},
	},
	{
		texts: []string{"Invalid stage variable value"}, means: "A stage variable has no value, or one with characters that it cannot have.",
		causes: []Cause{
			{"the variable is not given: a shell or a template put nothing in its place", "the message says null, or names the key", []string{"STG001", "STG005", "CLI005", "CLI006"}},
		},
	},
	{
		texts: []string{"Target arns are not allowed to be changed", "Target arns are not allowed to be added"}, means: "The targets of a VPC link cannot be changed.",
		causes: []Cause{{"the link has to be made anew, and the methods that use it deployed", "update-vpc-link takes a new name or description only", []string{"LNK008", "LNK012"}}},
	},
	{
		texts: []string{"associated with another service"}, means: "A VPC link still holds the load balancer.",
		causes: []Cause{{"the VPC link has to go first, which takes minutes", "aws apigateway get-vpc-links lists the target ARNs", []string{"LNK015"}}},
	},
	{
		texts: []string{"Invalid Method identifier"}, means: "The resource has no method of this verb.",
		causes: []Cause{{"the verb is another, or the method is made later", "aws apigateway get-resource --embed methods shows the verbs that there are", []string{"CLI015", "INT016"}}},
	},
	{
		texts: []string{"Invalid Resource identifier"}, means: "The API has no resource of this id, or there is no such API.",
		causes: []Cause{{"the id is of another API or Region, or a path stands for it", "aws apigateway get-resources lists ids beside paths", []string{"CLI015", "OWN005"}}},
	},
	{
		texts: []string{"is not authorized to perform: execute-api:Invoke", "anonymous is not authorized to perform"}, means: "The resource policy of the API, or IAM, refuses the caller.",
		causes: []Cause{
			{"the policy names other VPC endpoints, addresses or accounts", "the message ends with an explicit deny, or says that no policy allows it", []string{"AUT006"}},
			{"the policy was changed and the API not deployed since", "get-rest-api shows the policy, the deployment is older", []string{"STG007"}},
		},
	},
	{
		texts: []string{"Invalid permissions on Lambda function"}, means: "API Gateway may not call the function.",
		causes: []Cause{{"the function has no permission for apigateway.amazonaws.com, or one with another source ARN", "aws lambda get-policy shows it", nil}},
	},
	{
		texts: []string{"AuthorizerConfigurationException", "AUTHORIZER_FAILURE", "AUTHORIZER_CONFIGURATION_ERROR", `"message":null`, "Authorizer error"}, means: "The authorizer failed, or answered in another form than it has to.",
		causes: []Cause{{"the function may not be called, takes too long, or gives no principal and policy", "aws apigateway test-invoke-authorizer shows its log", []string{"AUT008"}}},
	},
	{
		texts: []string{"InvalidSignatureException", "INVALID_SIGNATURE", "ExpiredTokenException", "EXPIRED_TOKEN", "security token included in the request is"}, means: "The request is signed with other or expired credentials.",
		causes: []Cause{{"the clock, the Region, the service name execute-api or the credentials of the signer are wrong", "aws sts get-caller-identity with the same credentials", nil}},
	},
	{
		texts: []string{"WAF_FILTERED"}, means: "AWS WAF refused the request.",
		causes: []Cause{{"a rule of the web ACL of the stage", "the sampled requests of the web ACL name the rule", nil}},
	},
	{
		texts: []string{"Client sent an HTTP request to an HTTPS server", "wrong version number", "unrecognized SSL message", "first record does not look like a TLS handshake"},
		means: "One side speaks TLS, the other plain HTTP.",
		causes: []Cause{
			{"the scheme of the URI or the TLS configuration does not fit the listener", "curl -v to the listener from the VPC, by both schemes", []string{"TLS001", "TLS002", "TLS003"}},
			{"the protocol of the target group is not that of its targets", "the load balancer answers 502 or 400", []string{"NET011", "NET014"}},
		},
	},
	{
		texts: []string{"SSLHandshakeException", "handshake failure", "handshake failed", "closed connection during handshake", "unrecognized_name", "certificate signed by unknown authority", "certificate verify failed", "certificate has expired"},
		means: "The TLS handshake fails.", causes: []Cause{handshake},
	},
	{
		texts: []string{"Connection refused", "Connection reset", "Connection timed out", "No route to host", "connect timed out"}, means: "No TCP connection came about, or it broke.",
		causes: []Cause{noPath, noTarget, handshake},
	},
	{
		texts: []string{"UnknownHostException", "no such host", "Could not resolve host", "Name or service not known"}, means: "The host of the URI has no address.",
		causes: []Cause{
			emptyVariable,
			{"without a VPC link names of private zones are not looked up; with a link the host is not looked up at all", "the connection type of the integration is INTERNET", []string{"LNK001"}},
		},
	},
	{
		texts: []string{"no healthy upstream", "upstream connect error"}, means: "A proxy behind the load balancer reaches no service.",
		causes: []Cause{{"the tasks or pods behind the proxy are down, or their port is another", "the text is of Envoy, so that API Gateway and the load balancer did their part", []string{"MAP014", "NET005"}}},
	},
	{
		texts: []string{"Request Too Long", "REQUEST_TOO_LARGE"}, means: "The request line, the headers or the body are larger than API Gateway takes.",
		causes: []Cause{{"cookies or tokens fill the 10,240 bytes of headers, or a body the 10 MB", "it fails with large headers only, or with large bodies only", nil}},
	},
	{
		texts: []string{"Request validation failed", "Unknown error parsing request body", "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS"}, means: "The validator of the method refuses the request.",
		causes: []Cause{missingParameter, otherBody},
	},
}

// statuses are what statuses stand for that several things answer with.
var statuses = []sign{
	{
		status: 400, means: "The request was refused as it came: by API Gateway, or by the load balancer.",
		causes: []Cause{otherBody, missingParameter, {"plain HTTP came to a port that speaks TLS", "the body is HTML that says so", []string{"TLS001", "TLS003"}}},
	},
	{
		status: 403, means: "The caller was refused, or there is no such method.",
		causes: []Cause{noMethod, noKey, {"an authorizer, the resource policy or AWS WAF refused", "x-amzn-ErrorType is AccessDeniedException or ForbiddenException", []string{"AUT006", "AUT008"}}, {
			"a rule of the listener answers 403 by itself", "there is no x-amzn-ErrorType, and server is awselb", []string{"INT014", "RTE009"},
		}},
	},
	{
		texts: []string{"Gateway Time-out", "Gateway Timeout"}, means: "The load balancer or API Gateway waited for an answer in vain.",
		causes: []Cause{slow, noPath, noTarget},
	},
	{
		texts: []string{"RESOURCE_NOT_FOUND"}, means: "No method of the REST API matches path and verb.", causes: []Cause{noMethod, notDeployed},
	},
	{
		status: 414, means: "The URL is longer than API Gateway takes.",
		causes: []Cause{{"the query is too long", "URLs of Regional REST APIs have at most 10,240 characters, those of edge-optimized ones 8,192", nil}},
	},
	{
		status: 431, means: "The headers are larger than the 10,240 bytes that API Gateway takes.",
		causes: []Cause{{"cookies or tokens are too large", "it works without cookies", nil}},
	},
	{
		texts: []string{"Bad Gateway"}, status: 502, means: "The load balancer could not talk to its target, or a function did not answer in the form of a proxy result.",
		causes: []Cause{
			{"the protocol of the target group is not that of its targets, or they close the connection", "server is awselb", []string{"NET011", "INT015", "NET012"}},
			{"the result of the function lacks statusCode, or body is no text", "the log says Malformed Lambda proxy response", nil},
		},
	},
	{status: 301, means: elsewhereMeans, causes: []Cause{redirect}},
	{status: 302, means: elsewhereMeans, causes: []Cause{redirect, {"the listener sends callers to a login", "Location leads to the identity provider", []string{"INT014"}}}},
	{status: 308, means: elsewhereMeans, causes: []Cause{redirect}},
}

const elsewhereMeans = "The listener or the backend sends callers elsewhere, which API Gateway passes on."

// The reasons that texts and statuses share.
var (
	redirect = Cause{
		"the listener on port 80 redirects to HTTPS, so that the integration should call the HTTPS listener",
		"server is awselb, and Location starts with https://",
		[]string{"INT014", "TLS012"},
	}
	missingParameter = Cause{
		"a parameter that the method demands is missing: its name differs in case, or the path has no such variable",
		"header names are compared with their case",
		[]string{"PRM003", "RTE005"},
	}
	otherBody = Cause{"the body differs from the model", "the execution log names the property; test-invoke-method shows it", nil}
	noMethod  = Cause{
		"path or verb are not those of a method, or the name of the stage is missing in the URL",
		"get-resources --embed methods lists what there is",
		[]string{"RTE006", "RTE007", "INT016", "RTE011"},
	}
	noKey = Cause{"the key is not in a usage plan with the stage", "get-usage-plans lists the stages", []string{"AUT003", "AUT006", "AUT004"}}
)
