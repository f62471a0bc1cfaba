package simulate

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// calling is a REST API whose only method calls a service of AWS.
func calling(kind, uri string, backend Backend) Setup {
	setup := restTo(uri)
	setup.Route.Integration.Kind = literal(kind)
	setup.Route.Integration.Method = literal("POST")
	setup.Route.Integration.Responses = []model.IntegrationResponse{{StatusCode: literal("200")}}
	setup.Backends = nil
	if backend != nil {
		setup.Backends = []Binding{{Target: "*", Backend: backend}}
	}
	return setup
}

const functionURI = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:quote:live/invocations"

func TestServiceAddresses(t *testing.T) {
	tests := map[string]struct{ endpoint, function string }{
		functionURI: {
			"https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:quote:live/invocations",
			"arn:aws:lambda:eu-west-1:123456789012:function:quote:live",
		},
		"arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs?x=1": {"https://sqs.eu-west-1.amazonaws.com/123456789012/jobs?x=1", ""},
		"arn:aws:apigateway:eu-west-1:sns:action/Publish":             {"https://sns.eu-west-1.amazonaws.com/?Action=Publish", ""},
		"arn:aws:apigateway:eu-west-1:images.s3:path/cat.png":         {"https://images.s3.eu-west-1.amazonaws.com/cat.png", ""},
		"arn:aws-cn:apigateway:cn-north-1:dynamodb:action/GetItem":    {"https://dynamodb.cn-north-1.amazonaws.com.cn/?Action=GetItem", ""},
		"http://backend.test/":                                               {},
		"arn:aws:apigateway:eu-west-1:lambda:functions":                      {},
		"arn:aws:apigateway:eu-west-1:lambda:call/2015-03-31/functions/fine": {},
		"arn:aws:lambda:eu-west-1:123456789012:function:quote":               {},
	}
	for uri, want := range tests {
		address, ok := parseServiceAddress(uri)
		if !ok {
			if want.endpoint != "" {
				t.Errorf("%s is refused", uri)
			}
			continue
		}
		target := address.endpoint()
		if function, _ := address.function(); target.String() != want.endpoint || function != want.function {
			t.Errorf("%s is at %s and calls %q", uri, target.String(), function)
		}
	}
}

func TestResultsOfFunctions(t *testing.T) {
	tests := map[string]struct {
		function Function
		status   int
		line     string
	}{
		"a number for a text":      {Function{Payload: []byte(`{"statusCode":200,"body":7,"headers":{"X-Count":3}}`)}, 200, "X-Count=3"},
		"null members":             {Function{Payload: []byte(`{"statusCode":null,"body":null,"isBase64Encoded":null}`)}, 200, "Successfully completed"},
		"the same value twice":     {Function{Payload: []byte(`{"multiValueHeaders":{"X-A":["1"]},"headers":{"x-a":"1"}}`)}, 200, "X-A=1, Content-Type"},
		"an object for a body":     {Function{Payload: []byte(`{"statusCode":200,"body":{"a":1}}`)}, 502, "Malformed Lambda proxy response"},
		"an object for a header":   {Function{Payload: []byte(`{"headers":{"X-A":{}}}`)}, 502, "Malformed Lambda proxy response"},
		"a list for headers":       {Function{Payload: []byte(`{"headers":[]}`)}, 502, "Malformed Lambda proxy response"},
		"a list in a list":         {Function{Payload: []byte(`{"multiValueHeaders":{"X-A":[[]]}}`)}, 502, "Malformed Lambda proxy response"},
		"no object of lists":       {Function{Payload: []byte(`{"multiValueHeaders":3}`)}, 502, "Malformed Lambda proxy response"},
		"nothing":                  {Function{Payload: []byte(`null`)}, 502, "Malformed Lambda proxy response"},
		"no JSON":                  {Function{Payload: []byte(`ready`)}, 502, "Malformed Lambda proxy response"},
		"a function that failed":   {Function{Error: "Unhandled", Payload: []byte(`{"errorMessage":"out of stock"}`)}, 502, "customer function error: out of stock. Lambda request id:"},
		"a failure without JSON":   {Function{Error: "Unhandled", Payload: []byte(`gone`)}, 502, "customer function error: gone."},
		"a header that is renamed": {Function{Payload: []byte(`{"headers":{"Date":"today","Transfer-Encoding":"chunked"}}`)}, 200, "x-amzn-Remapped-Date=today"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), calling(kindAWSProxy, functionURI, test.function), Call{Method: "GET", PathWithQuery: "/x"})
			if err != nil || result.Status != test.status || !strings.Contains(result.Log, test.line) {
				t.Errorf("%d, %v, want %d and %q:\n%s", result.Status, err, test.status, test.line, result.Log)
			}
			if strings.Contains(result.Log, "Method response headers") && strings.Contains(result.Log, "chunked}") {
				t.Errorf("a header that is dropped:\n%s", result.Log)
			}
		})
	}
}

func TestBinaryBodiesOfFunctions(t *testing.T) {
	setup := calling(kindAWSProxy, functionURI, Function{Payload: []byte(`{"body":"aGVsbG8=","isBase64Encoded":true}`)})
	setup.API.BinaryMediaTypes = []model.Text{literal("image/png")}
	setup.Stage = &model.Stage{StageName: literal("live")}
	call := Call{Method: "POST", PathWithQuery: "/x", Body: []byte("\x00\x01"), Headers: Headers{{"Content-Type", "image/png"}, {"Accept", "image/png"}}}
	result, err := Run(t.Context(), setup, call)
	if err != nil || result.Body != "hello" {
		t.Fatalf("%q, %v", result.Body, err)
	}
	if event := result.Trace.BackendRequest.Body; !strings.Contains(event, `"body":"AAE=","isBase64Encoded":true`) {
		t.Error(event)
	}
	setup.Backends[0].Backend = Function{Payload: []byte(`{"body":"?","isBase64Encoded":true}`)}
	if result, err = Run(t.Context(), setup, call); err != nil || result.Status != 500 {
		t.Errorf("%d, %v", result.Status, err)
	}
}

func TestCallsThatNoFunctionAnswers(t *testing.T) {
	tests := map[string]struct {
		setup  Setup
		status int
		says   string
	}{
		"no stub for a function": {calling(kindAWSProxy, functionURI, nil), 0, "what the function quote answers is not in the files"},
		"no stub for a service":  {calling(kindAWS, "arn:aws:apigateway:eu-west-1:sqs:path/1/jobs", nil), 0, "what the AWS service answers is not in the files"},
		"a URL":                  {calling(kindAWS, "http://backend.test/", nil), 0, "AWS refuses the URI http://backend.test/"},
		"a proxy to a queue":     {calling(kindAWSProxy, "arn:aws:apigateway:eu-west-1:sqs:path/1/jobs", nil), 0, "anything but a Lambda function"},
		"a function out of reach": {
			calling(kindAWSProxy, functionURI, Refusing{}), 500, "network error",
		},
		"a function that takes too long": {
			calling(kindAWSProxy, functionURI, Slow{Delay: 1 << 40, Backend: Function{}}), 504, "timeout",
		},
		"a hole in the ARN": {
			func() Setup {
				setup := calling(kindAWS, "", nil)
				setup.Route.Integration.URI = model.UnknownText("Uri", "parameter Uri has no default", syntax.Span{})
				return setup
			}(), 0, "Uri is not known",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), test.setup, Call{Method: "GET", PathWithQuery: "/x"})
			said := result.Log
			if err != nil {
				said = err.Error()
			}
			if result.Status != test.status || !strings.Contains(said, test.says) {
				t.Errorf("%d, want %d and %q in:\n%s", result.Status, test.status, test.says, said)
			}
		})
	}
}

func TestStandInsOfARNs(t *testing.T) {
	hole := func(name, resource string) model.Piece {
		return model.Piece{Hole: &model.Hole{Name: name, Resource: resource, Why: "it is told later"}}
	}
	uri := model.Compose([]model.Piece{
		{Literal: "arn:"},
		hole("AWS::Partition", ""),
		{Literal: ":apigateway:"},
		hole("AWS::Region", ""),
		{Literal: ":lambda:path/2015-03-31/functions/"},
		hole("Quote.Arn", "Quote"),
		{Literal: "/invocations"},
	}, syntax.Span{})
	setup := calling(kindAWSProxy, "", nil)
	setup.Route.Integration.URI = uri
	setup.Backends = []Binding{{Target: "Quote", Backend: Function{Payload: []byte(`{"statusCode":204}`)}}}
	if result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"}); err != nil || result.Status != 204 {
		t.Errorf("%d, %v", result.Status, err)
	}
}

func TestServicesAreSelectedByStatus(t *testing.T) {
	setup := calling(kindAWS, "arn:aws:apigateway:eu-west-1:sqs:path/1/jobs", Static{Response{Status: 403, Body: []byte("denied")}})
	in := setup.Route.Integration
	in.Responses = append(in.Responses, model.IntegrationResponse{StatusCode: literal("502"), SelectionPattern: literal("4..")})
	in.RequestParameters = []model.Mapping{{Key: literal("integration.request.querystring.Action"), Value: literal("'SendMessage'")}}
	result, err := Run(t.Context(), setup, Call{Method: "POST", PathWithQuery: "/x"})
	if err != nil || result.Status != 502 || !strings.HasSuffix(result.Trace.BackendRequest.URL, "/1/jobs?Action=SendMessage") {
		t.Errorf("%d, %v, %v", result.Status, err, result.Trace.BackendRequest)
	}
}

func FuzzResultsOfFunctions(f *testing.F) {
	for _, seed := range []string{`{"statusCode":"201","headers":{"a":true},"multiValueHeaders":{"A":[1,null]},"body":7}`, `{}`, `null`, `{"isBase64Encoded":true,"body":"?"}`} {
		f.Add(seed, functionURI)
	}
	f.Fuzz(func(t *testing.T, payload, uri string) {
		if address, ok := parseServiceAddress(uri); ok && address.endpoint().scheme != "https" {
			t.Errorf("%s is called without TLS", uri)
		}
		result, err := Run(t.Context(), calling(kindAWSProxy, functionURI, Function{Payload: []byte(payload)}), Call{Method: "GET", PathWithQuery: "/x"})
		if err != nil || result.Status == 0 {
			t.Errorf("%s: %d, %v", payload, result.Status, err)
		}
	})
}
