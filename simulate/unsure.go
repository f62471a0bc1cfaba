package simulate

// The behaviours that AWS does not document: of REST APIs, of their logs, which
// change nothing else, and of HTTP APIs.
const (
	secondOverride assumption = iota
	forbiddenOverride
	missingJSON
	invalidJSON
	severalValues
	escapedSlash
	selectionMatch
	selectionOrder
	itemBounds
	proxyConversion
	pathEncoding
	queryBlank
	mappedConnection
	mappedVia
	proxyHeaders
	testRemapping
	testLinkVariable
	linkPath
	testLinkPath
	deadTarget
	commonName
	unnamedCertificate
	timeoutStatus
	hostInLog
	headerOrder
	emptyBodyInLog
	binaryInLog
	missingParameterLine
	mediaTypeLine
	emptyResult
	eventHeaders
	headerNames
	privateHost
	trailingSlash
	operationRounds
	emptyContentType
	assumptionCount
)

// assumptions are the switches by their number.
var assumptions = [assumptionCount]Assumption{
	secondOverride: {
		"second-override",
		[]string{"fails", "last"},
		"what becomes of a template that overrides one parameter twice: the request fails, or the last value stays",
		`developer guide, "Override your API's request and response parameters": this "might" give a 5XX response`,
	},
	forbiddenOverride: {
		"forbidden-override",
		[]string{"fails", "dropped"},
		"what becomes of an override of a header such as Content-Length, of which a mapping fails",
		"an emulator treats overrides as mappings",
	},
	missingJSON: {
		"missing-json",
		[]string{"empty-text", "null", "nothing"},
		`what $input.json prints of a path to nothing: "", null or no character at all`,
		"an emulator prints an empty text in quotes",
	},
	invalidJSON: {
		"invalid-json",
		[]string{"null", "refused"},
		"what $input.json and $input.path make of a body that is no JSON: they find nothing, or the answer is 400",
		`an emulator; the developer guide says that a 400 "can" come of it`,
	},
	severalValues: {
		"several-values",
		[]string{"last", "joined"},
		"what $input.params() holds of a query parameter with several values: the last one, or all with commas",
		"recorded in an event of a function; an example of the developer guide of 2025 joins them",
	},
	escapedSlash: {
		"escaped-slash",
		[]string{"no", "yes"},
		"whether $util.escapeJavaScript puts a backslash before a slash, as the library of Apache does that the name comes from",
		"nothing recorded shows it",
	},
	selectionMatch: {
		"selection-match",
		[]string{"whole", "prefix"},
		"whether a selectionPattern has to fit the whole status or its beginning",
		"the API reference warns of line breaks in messages, which matters for whole matches only; an emulator matches the beginning",
	},
	selectionOrder: {
		"selection-order",
		[]string{"written", "status-code"},
		"which of several integration responses that fit is taken: the first as written, or that of the lowest status code",
		"nothing is known for HTTP integrations",
	},
	itemBounds: {
		"item-bounds",
		[]string{"enforced", "ignored"},
		"whether request validation heeds minItems and maxItems",
		`models that are edited heed them; the developer guide says that they "are not included in simple validation"`,
	},
	proxyConversion: {
		"proxy-conversion",
		[]string{"ignored", "applied"},
		"whether contentHandling converts the body of a request to HTTP_PROXY",
		"the developer guide calls the body of a proxy unchanged",
	},
	pathEncoding: {
		"path-encoding",
		[]string{"illegal", "reserved"},
		"which characters of a path value are percent-encoded in the URL: those that no URL may hold, or all but letters, digits and -._~",
		"recorded: %2B of the caller stays as it is",
	},
	queryBlank: {
		"query-blank",
		[]string{"%20", "+"},
		"how a blank is written in the query to the backend",
		"nothing recorded shows it",
	},
	mappedConnection: {
		"mapped-connection",
		[]string{"sent", "dropped"},
		"whether a mapped Connection header reaches the backend",
		"the backend of the recordings hides it",
	},
	mappedVia: {
		"mapped-via",
		[]string{"dropped", "sent"},
		"whether a mapped Via header reaches the backend",
		"the developer guide says that Via is dropped; the backend of the recordings hides it",
	},
	proxyHeaders: {
		"proxy-headers",
		[]string{"passed", "guide"},
		"what becomes of headers of an HTTP_PROXY backend that the developer guide calls remapped or dropped, such as User-Agent and Via",
		"an emulator passes them",
	},
	testRemapping: {
		"test-remapping",
		[]string{"no", "yes"},
		"whether the result of a test invoke shows headers of an HTTP_PROXY backend under x-amzn-Remapped- names",
		"logs that people quote show none",
	},
	testLinkVariable: {
		"test-link-variable",
		[]string{"resolved", "unresolved"},
		"whether stage variables of a test invoke fill the connectionId of an integration",
		"the developer guide tells to write the id of the link itself for tests before a deployment",
	},
	linkPath: {
		"link-path",
		[]string{"uri", "request", "both"},
		"what follows the name of the stage in the path through a VPC link V2: the path of the URI, or of the request where it has none; always that of the request; or that of the URI and then that of the request",
		"the developer guide shows the name of the stage and the path of a route",
	},
	testLinkPath: {
		"test-link-path",
		[]string{"plain", "test-invoke-stage"},
		"what stands in front of the path through a VPC link V2 in a test invoke: nothing, or the stage of its context",
		"nothing is known",
	},
	deadTarget: {
		"dead-target",
		[]string{"network-error", "internal-error"},
		"what an unreachable target behind a VPC link gives: 504 Network error, or 500 Internal server error",
		"third parties report 504 for closed connections and 500 for targets that are not healthy",
	},
	commonName: {
		"common-name",
		[]string{"counts", "ignored"},
		"whether the common name of a backend's certificate counts where it has no alternative names",
		"it counts for the HTTP client of Apache, whose messages are in the logs",
	},
	unnamedCertificate: {
		"unnamed-certificate",
		[]string{"any-name", "target"},
		"what name an HTTP API looks for on a certificate when tlsConfig gives no serverNameToVerify: none, or that of the target",
		`API reference: "If you specify a server name, API Gateway uses it to verify the hostname"`,
	},
	timeoutStatus: {
		"http-api-timeout",
		[]string{"503", "504"},
		"what an HTTP API answers when the backend takes too long: 503 Service Unavailable, or 504 Gateway Timeout",
		"third parties report 503; articles of AWS speak of 504",
	},
	hostInLog: {
		"host-in-log",
		[]string{"no", "yes"},
		"whether the log lists Host among the headers to HTTP integrations",
		"a log of 2020 does, those of 2025 do not",
	},
	headerOrder: {
		"header-order",
		[]string{"observed", "name"},
		"the order of headers in the log: as in logs that people quote, or by name",
		"the developer guide and third parties show some orders and no rule",
	},
	emptyBodyInLog: {
		"empty-body-in-log",
		[]string{noBody, "empty"},
		"what the log shows for a method response without a body and without a template, where the integration is no proxy",
		`developer guide, "Parameter mapping examples": (null)`,
	},
	binaryInLog: {
		"binary-in-log",
		[]string{binaryData, "raw"},
		"what the log shows for a request body of a binary media type",
		"third parties quote [Binary Data]",
	},
	missingParameterLine: {
		"missing-parameter-line",
		[]string{"prefixed", "bare"},
		`whether the log line about missing parameters begins with "Request validation failed: "`,
		"nobody quotes the line",
	},
	mediaTypeLine: {
		"media-type-line",
		[]string{"prefixed", "bare"},
		`whether the log line of a 415 begins with "Execution failed due to configuration error: "`,
		"nobody quotes the line",
	},
	emptyResult: {
		"empty-result",
		[]string{"malformed", "passes"},
		"what becomes of a function of a proxy integration that gives back an empty object: 502, or 200 without a body",
		"a recording in which it is not certain what the function gave back",
	},
	eventHeaders: {
		"event-headers",
		[]string{"mapped", "client"},
		"whether the event of a function holds the headers that mappings set, or those of the client alone",
		"an emulator merges them",
	},
	headerNames: {
		"header-names",
		[]string{"edge", "kept"},
		"how Authorization and User-Agent are spelled where nothing tells the type of the endpoint: as edge-optimized ones do, or as the client wrote them",
		"recorded at an edge-optimized endpoint",
	},
	privateHost: {
		"private-host",
		[]string{"target", "api"},
		"which Host header the target of a private integration of an HTTP API gets: its own name, or that of the API",
		"nothing recorded shows it; the developer guide lets mappings overwrite it",
	},
	trailingSlash: {
		"trailing-slash",
		[]string{"counts", "ignored"},
		"whether /pets/ is another path than /pets for routes of HTTP APIs",
		"third parties report 404 for it",
	},
	operationRounds: {
		"operation-order",
		[]string{"remove-overwrite-append", "as-written"},
		"in which order an HTTP API does what several mappings do to one header or parameter",
		"nothing is known",
	}, emptyContentType: {
		"empty-content-type",
		[]string{octets, "text/plain"},
		"which Content-Type an HTTP API adds to a request whose Content-Length says 0",
		"the developer guide says that one is added, and not which",
	},
}
