package simulate

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Passage is a stage that a request went through.
type Passage struct {
	Stage string `json:"stage"`
	// About says what API Gateway does there.
	About string `json:"about"`
	// Besides says what else it does there, or does only in the other mode.
	Besides string `json:"besides,omitempty"`
	// In is what the stage was given and Out what it made of it.
	In  *Message `json:"in"`
	Out *Message `json:"out"`
}

// Message is a request or an answer on its way.
type Message struct {
	// Start is the method with the URL, or the status.
	Start   string              `json:"start"`
	Answer  bool                `json:"answer"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
}

// narration tells people what a stage is for.
type narration struct {
	about string
	// test and stage say what else there is in a test invoke and in a stage.
	test, stage string
}

// narrations are those of the stages by their names.
var narrations = map[string]narration{
	"parse request": {
		about: "API Gateway takes the request apart. Headers about the connection never get any further.",
		test:  "In front of a stage, the front end also limits sizes, unpacks compressed bodies and adds X-Forwarded-For and X-Amzn-Trace-Id.",
		stage: "The front end has ended TLS, found the API by the host name and the stage by the path, and added X-Forwarded-For and X-Amzn-Trace-Id.",
	},
	"method request": {
		about: "The resource and the method are found; parts of the path become path parameters.",
		test:  "A test invoke names the resource. A stage looks for one that has both the path and the method, and answers 403 Missing Authentication Token without one.",
		stage: "It takes a resource that has both the path and the method; without one the answer is 403 Missing Authentication Token.",
	},
	"authorization": {
		about: "Callers show who they are.",
		test:  "A test invoke skips it. A stage asks the resource policy, then IAM or the authorizer, then looks at the API key and the limits of its usage plan.",
		stage: "The order is: resource policy, IAM or authorizer, API key, limits of the usage plan.",
	},
	"request validation": {
		about: "If the method has a request validator, required parameters have to be there, and the body has to fit the model for its Content-Type.",
	},
	"integration request": {
		about: "The request for the backend is made: parameter mappings, then a mapping template for the body, then the URI with its variables.",
		stage: "The stage brings its variables.",
		test:  "Stage variables are those of the call alone.",
	},
	"VPC link": {
		about: "A private integration leaves API Gateway through its VPC link; others go over the internet.",
	},
	"target": {
		about: "Behind the link a load balancer takes the connection on the port and protocol of a listener, or Cloud Map names an instance.",
	},
	"backend": {
		about: "The backend gets the request and answers, within the timeout of the integration.",
	},
	"method response": {
		about: "The answer goes back. A proxy integration passes it on; otherwise an integration response is chosen by the status, whose mappings and template make headers and body.",
		test:  "A stage renames some headers to x-amzn-Remapped-..., and adds its own.",
		stage: "The stage renames some headers to x-amzn-Remapped-..., and adds its own.",
	},
	"compression": {
		about: "Bodies of at least minimumCompressionSize are compressed for callers who accept it.",
		test:  "A test invoke never compresses.",
	},
}

// narrationsHTTP are those of HTTP APIs where they differ. They know no test
// invokes.
var narrationsHTTP = map[string]narration{
	"parse request": {
		about: "API Gateway takes the request apart: method, path, query, headers, body.",
		stage: "The front end has ended TLS, found the API by the host name and the stage by the path or the custom domain name.",
	},
	"route": {
		about: "The route is found: the most specific path first, then $default. Without one the answer is 404 Not Found.",
	},
	"authorization": {
		about: "Callers show who they are: the route asks IAM, a JWT authorizer or a Lambda authorizer. An API with a CORS configuration then answers preflights by itself, with a route or without.",
	},
	"integration request": {
		about: "The request for the backend is made: headers and query of the caller with the parameter mappings of the integration. A private integration gets the path of the request below the name of the stage.",
	},
	"response": {
		about: "HTTP APIs pass the answer on, with the parameter mappings for its status, and add the id of the request.",
		stage: "Where the API has a CORS configuration, its headers take the place of those of the backend.",
	},
}

// narrated gives what tells of a stage.
func (ex *Exchange) narrated(stage string) narration {
	if beyondAPI[stage] && ex.sent == nil {
		return narration{about: "A MOCK integration calls no backend."}
	}
	if told, ok := narrationsHTTP[stage]; ok && ex.API.Protocol == model.HTTP {
		return told
	}
	return narrations[stage]
}

// beyondAPI are the stages that only requests to a backend go through.
var beyondAPI = map[string]bool{"VPC link": true, "target": true, "backend": true}

// narrate notes what only those want to know who ask for the whole way.
func (ex *Exchange) narrate(step, detail string, at syntax.Span) {
	if ex.Explain {
		ex.note(step, detail, at)
	}
}

// message is the request or answer as it is now; nil when nobody asks.
func (ex *Exchange) message() *Message {
	switch {
	case !ex.Explain:
		return nil
	case ex.answer.Status != 0:
		return answered(&ex.answer)
	case ex.received != nil:
		return answered(ex.received)
	case ex.sent != nil:
		return &Message{Start: ex.sent.Method + " " + ex.sent.URL, Headers: ex.sent.Headers.byName(), Body: string(ex.sent.Body)}
	case len(ex.trace.Stages) <= 1 && ex.headers == nil:
		return &Message{Start: strings.TrimSpace(ex.Call.Method + " " + ex.Call.PathWithQuery), Headers: ex.Call.Headers.byName(), Body: string(ex.Call.Body)}
	default:
		start := ex.Call.Method + " " + ex.path
		if ex.rawQuery != "" {
			start += "?" + ex.rawQuery
		}
		return &Message{Start: strings.TrimSpace(start), Headers: ex.headers.byName(), Body: string(ex.Call.Body)}
	}
}

func answered(with *Response) *Message {
	start := "no status yet"
	if with.Status != 0 {
		start = strconv.Itoa(with.Status)
	}
	return &Message{Start: start, Answer: true, Headers: with.Headers.byName(), Body: string(with.Body)}
}

// passed records a stage with what it was given.
func (ex *Exchange) passed(stage string, in *Message) {
	if in == nil {
		return
	}
	told := ex.narrated(stage)
	besides := told.stage
	if ex.inTest() {
		besides = told.test
	}
	ex.trace.Passages = append(ex.trace.Passages, Passage{Stage: stage, About: told.about, Besides: besides, In: in, Out: ex.message()})
}
