package simulate

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// written is a place of a file: its third line.
var written = syntax.Span{File: &syntax.File{Name: "api.yaml", Src: []byte("a:\n  b:\n    c: d\n")}, Start: 12, End: 13}

// open and openValue are settings that parameter Setting without a default fills.
var open = model.UnknownText("Setting", "parameter Setting has no default", written)

func openValue[T any]() model.Value[T] {
	return model.ValueOf(open, func(string) (value T, ok bool) { return value, false })
}

// passSetting is what every error about such a setting ends with.
const passSetting = ": parameter Setting has no default; pass --parameter Setting=..."

// asked is a REST API with one method that something is done to.
func asked(change func(*Setup)) func() Setup {
	return func() Setup {
		setup := restTo("http://b.test/")
		setup.Route.Path, setup.API.Head = model.Literal("/x", written), written
		setup.Route.Head, setup.Route.Integration.Head = written, written
		setup.Route.Integration.URI = model.Literal("http://b.test/", written)
		change(&setup)
		return setup
	}
}

func integration(change func(*model.Integration)) func() Setup {
	return asked(func(s *Setup) { change(s.Route.Integration) })
}

// responding is an HTTP integration with one response.
func responding(change func(*model.IntegrationResponse)) func() Setup {
	return integration(func(in *model.Integration) {
		in.Kind = literal("HTTP")
		in.Responses = []model.IntegrationResponse{{Object: model.Object{Head: written}, StatusCode: literal("200")}}
		change(&in.Responses[0])
	})
}

// mended ends errors about settings that AWS refuses.
const mended = "; " + mend

// answerMapped is an HTTP API with a mapping of its answers.
func answerMapped(key, value string) func() Setup {
	return func() Setup {
		setup := httpTo("http://b.test/")
		setup.API.Routes[0].Integration.ResponseParameters = []model.ResponseMapping{
			{Status: literal("200"), Mapping: model.Mapping{Key: model.Literal(key, written), Value: model.Literal(value, written)}},
		}
		return setup
	}
}

// functionOf is an HTTP API with a function.
func functionOf(change func(*model.Integration)) func() Setup {
	return func() Setup {
		setup := httpTo("http://b.test/")
		in := setup.API.Routes[0].Integration
		in.Kind, in.URI = literal("AWS_PROXY"), model.Literal("arn:aws:lambda:eu-west-1:1:function:f", written)
		in.PayloadFormatVersion = model.AbsentText(written)
		change(in)
		if in.Subtype.Present() || in.URI.String() != "arn:aws:lambda:eu-west-1:1:function:f" {
			in.PayloadFormatVersion = literal("2.0")
		}
		return setup
	}
}

func mappedBy(key, value string) func() Setup {
	return integration(func(in *model.Integration) {
		in.RequestParameters = []model.Mapping{{Key: model.Literal(key, written), Value: model.Literal(value, written)}}
	})
}

// validating is a method with a validator and a model.
func validating(change func(*Setup, *model.RequestValidator)) func() Setup {
	return asked(func(s *Setup) {
		validator := &model.RequestValidator{ID: literal("v"), Body: model.KnownValue(true, written), Parameters: model.KnownValue(false, written)}
		s.Model.Validators = []*model.RequestValidator{validator}
		s.Route.Validator = model.Literal("v", written)
		s.Route.Models = []model.RequestModel{{MediaType: model.Literal("application/json", written), Name: literal("Pet")}}
		change(s, validator)
	})
}

// schema is a model that stands in the document itself.
func schema(text string) func() Setup {
	return validating(func(s *Setup, _ *model.RequestValidator) {
		s.Route.Models[0].Schema = syntax.Read("schema.json", []byte(text), syntax.DefaultLimits()).Root
	})
}

func unknowns() map[string]struct {
	setup func() Setup
	want  string
} {
	type row = struct {
		setup func() Setup
		want  string
	}
	return map[string]row{
		"path":           {asked(func(s *Setup) { s.Route.Path = open }), "the path of the method is not known" + passSetting},
		"no integration": {asked(func(s *Setup) { s.Route.Integration = nil }), "is not in these files; " + passWhole},
		"type":           {integration(func(in *model.Integration) { in.Kind = open }), "the type of the integration is not known" + passSetting},
		"connection":     {integration(func(in *model.Integration) { in.ConnectionType = open }), "the connection type is not known" + passSetting},
		"method":         {integration(func(in *model.Integration) { in.Method = open }), "the integration method is not known" + passSetting},
		"URI":            {integration(func(in *model.Integration) { in.URI = open }), "Setting is not known" + passSetting},
		"timeout":        {integration(func(in *model.Integration) { in.Timeout = openValue[int]() }), "the timeout is not known" + passSetting},
		"mapping key":    {mappedBy("integration.request.cookie.a", "'b'"), mend},
		"mapping value":  {mappedBy("integration.request.header.a", "b"), mend},
		"account":        {mappedBy("integration.request.header.a", "context.accountId"), "the account is not known; pass --account ID"},
		"handling": {integration(func(in *model.Integration) {
			in.Kind, in.ContentHandling = literal("HTTP"), open
		}), "the contentHandling is not known" + passSetting},
		"binary types": {integration(func(in *model.Integration) {
			in.Kind, in.API.BinaryMediaTypes = literal("HTTP"), []model.Text{open}
		}), "a binary media type is not known" + passSetting},
		"templates":   {integration(func(in *model.Integration) { in.Kind, in.TemplatesOpen = literal("HTTP"), true }), "not all request templates are known; " + passExport},
		"passthrough": {integration(func(in *model.Integration) { in.Kind, in.Passthrough = literal("HTTP"), open }), "the passthroughBehavior is not known" + passSetting},
		"template": {integration(func(in *model.Integration) {
			in.Kind, in.Templates = literal("HTTP"), []model.Setting{{Name: literal("application/json"), Value: open}}
		}), "Setting is not known" + passSetting},
		"responses": {integration(func(in *model.Integration) { in.Kind, in.ResponsesOpen = literal("HTTP"), true }), "not all integration responses are known; " + passExport},
		"pattern":   {responding(func(r *model.IntegrationResponse) { r.SelectionPattern = open }), "the selection pattern is not known" + passSetting},
		"wrong pattern": {responding(func(r *model.IntegrationResponse) {
			r.SelectionPattern = model.Literal("(", written)
		}), mend},
		"status":       {responding(func(r *model.IntegrationResponse) { r.StatusCode = open }), "Setting is not known" + passSetting},
		"wrong status": {responding(func(r *model.IntegrationResponse) { r.StatusCode = model.Literal("ok", written) }), "is no number; " + mend},
		"response mapping": {responding(func(r *model.IntegrationResponse) {
			r.Parameters = []model.Mapping{{Key: model.Literal("a", written), Value: literal("'b'")}}
		}), mend},
		"validator": {asked(func(s *Setup) { s.Route.Validator = model.Literal("v", written) }), "the request validator v is not in these files; " + passWhole},
		"validated body": {validating(func(_ *Setup, v *model.RequestValidator) {
			v.Body = openValue[bool]()
		}), "whether the validator checks bodies is not known" + passSetting},
		"validated parameters": {validating(func(_ *Setup, v *model.RequestValidator) {
			v.Parameters = openValue[bool]()
		}), "whether the validator checks parameters is not known" + passSetting},
		"model":        {validating(func(*Setup, *model.RequestValidator) {}), "the model Pet is not in these files; " + passWhole},
		"reference":    {schema(`{"$ref": "https://pets.test/pet.json"}`), "is not in these files; " + passWhole},
		"wrong schema": {schema(`{"type": "pet"}`), mend},
		"API key": {asked(func(s *Setup) {
			s.Stage, s.Route.KeyRequired = &model.Stage{StageName: literal("live")}, openValue[bool]()
		}), "whether the method needs an API key is not known" + passSetting},
		"stage variable": {asked(func(s *Setup) {
			s.Stage = &model.Stage{Object: model.Object{Head: written}, StageName: literal("live"), VariablesOpen: true}
			s.Route.Integration.URI = model.Literal("http://${stageVariables.host}/", written)
		}), "whether the stage defines the variable host is not known; pass --stage-variables host=..."},
		"backend": {asked(func(s *Setup) {
			s.Backends = []Binding{{Target: "elsewhere", Backend: Echo{}}}
		}), "no backend is given for this target; pass --backend TARGET=URL, or --stub FILE with a stub of the target; TARGET is one of http://b.test/, *"},
		"stub": {asked(func(s *Setup) {
			s.Backends = []Binding{{Target: "*", Backend: &stubs{file: "stubs.yaml", target: "*"}}}
		}), "no stub of target \"*\" in stubs.yaml answers GET /; pass a --stub FILE with such an entry under stubs, or one without method and path"},
		"protocol":                   {asked(func(s *Setup) { s.API.Protocol = model.UnknownProtocol }), passExport},
		"WebSocket":                  {asked(func(s *Setup) { s.API.Protocol = model.WebSocket }), "a WebSocket API is not simulated; pass --rest-api-id of a REST or HTTP API"},
		"port":                       {withoutPort, "the port of listener Listener is not known" + passSetting},
		"stage":                      {manyStages, "the path that the backend gets depends on the stage; pass --stage with one of live, test"},
		"an answer with another key": {answerMapped("overwrite:path", "/"), "the mapping key overwrite:path is refused: mapping expression, character 11: header.NAME or, after overwrite:, statuscode should stand here, not \"path\"" + mended},
		"an answer without status":   {answerMapped("overwrite:statuscode", "gone"), `the mapping value gone is refused: strconv.Atoi: parsing "gone": invalid syntax` + mended},
		"an answer of status 99":     {answerMapped("overwrite:statuscode", "99"), "the mapping value 99 is refused: a status code is a number from 200 to 599" + mended},
		"an answer of a request":     {answerMapped("append:header.a", "$request.header.b"), `the mapping value $request.header.b is refused: mapping expression, character 2: no variable of an HTTP API is called "request.header.b": there are response.header., response.body, context. and stageVariables.` + mended},
		"a reserved header":          {answerMapped("append:header.Access-Control-Allow-Origin", "*"), "the mapping key append:header.Access-Control-Allow-Origin is refused: the header is reserved" + mended},
		"an API with a target": {func() Setup {
			setup := httpTo("http://b.test/")
			setup.API.Routes, setup.API.Target = nil, model.Literal("http://b.test/", written)
			return setup
		}, "what becomes of an API that is made with a target is not simulated: its integration, route and stage stand nowhere; write them down, or pass what the AWS CLI prints of them"},
		"no format":               {functionOf(func(*model.Integration) {}), "AWS refuses an integration with a function that has no payloadFormatVersion" + mended},
		"a format of a parameter": {functionOf(func(in *model.Integration) { in.PayloadFormatVersion = open }), "the payloadFormatVersion is not known" + passSetting},
		"no function":             {functionOf(func(in *model.Integration) { in.URI = model.Literal("arn:aws:sqs:eu-west-1:1:q", written) }), "the integrationUri arn:aws:sqs:eu-west-1:1:q is refused: it names no function" + mended},
		"an action": {functionOf(func(in *model.Integration) {
			in.URI = model.Literal("arn:aws:apigateway:eu-west-1:sqs:action/X", written)
		}), "the integrationUri arn:aws:apigateway:eu-west-1:sqs:action/X is refused: it names no function" + mended},
		"a service": {functionOf(func(in *model.Integration) { in.Subtype = model.Literal("SQS-SendMessage", written) }), "integrations with SQS-SendMessage are not simulated; name a route that calls a function or a backend"},
	}
}

// TestUnknownsSayWhatToPass makes sure that each error names its place and ends
// with what would tell.
func TestUnknownsSayWhatToPass(t *testing.T) {
	for name, test := range unknowns() {
		t.Run(name, func(t *testing.T) {
			_, err := Run(t.Context(), test.setup(), Call{Method: "GET", PathWithQuery: "/x"})
			unknown, ok := errors.AsType[*Unknown](err)
			if !ok || !strings.HasPrefix(err.Error(), "api.yaml:3:5: ") || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("got %v, want api.yaml:3:5: ... %s", err, test.want)
			}
			if ok && unknown.Remedy == "" {
				t.Errorf("%v does not say what to do", err)
			}
		})
	}
}

func withoutPort() Setup {
	setup := restTo("http://b.test/")
	in, _ := behind(setup, model.LinkV1, 80, "TCP")
	in.Balancer().Listeners[0].Port = openValue[int]()
	return setup
}

func manyStages() Setup {
	setup := httpTo("arn:listener", "live", "test")
	setup.API.Head = written
	behind(setup, model.LinkV2, 80, "HTTP")
	return setup
}

func TestHolesAreFilledByFlags(t *testing.T) {
	tests := []struct {
		hole *model.Hole
		want string
	}{
		{nil, passFacts},
		{&model.Hole{Name: "Link", Resource: "Link"}, passFacts},
		{&model.Hole{Name: "Fn::ImportValue LinkId"}, passFacts},
		{&model.Hole{Name: "AWS::Region"}, "pass --region REGION"},
		{&model.Hole{Name: "AWS::AccountId"}, "pass --account ID"},
		{&model.Hole{Name: "AWS::Partition"}, "pass --partition PARTITION"},
		{&model.Hole{Name: "Port"}, "pass --parameter Port=..."},
	}
	for _, test := range tests {
		if got := remedyFor(test.hole); got != test.want {
			t.Errorf("%+v: %q, want %q", test.hole, got, test.want)
		}
	}
}
