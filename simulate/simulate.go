package simulate

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/model"
)

// Stage is one step on the way of a request. It ends the request by an error:
// *Reply when API Gateway answers by itself, errAnswered when it has answered, *Unknown when the files do not
// say enough; any other error is a fault of the simulator or of a backend.
type Stage struct {
	Name string
	Run  func(context.Context, *Exchange) error
}

// Result is the answer of TestInvokeMethod with one more field, the trace.
type Result struct {
	Status            int                 `json:"status"`
	Body              string              `json:"body"`
	Headers           map[string]string   `json:"headers"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders"`
	Log               string              `json:"log"`
	// Latency is in milliseconds.
	Latency int64 `json:"latency"`
	Trace   Trace `json:"linkproof"`
}

// Run sends a call through an API and gives the answer. The error is *Unknown
// when the files do not say enough; the result then holds the log and trace so
// far.
func Run(ctx context.Context, setup Setup, call Call) (Result, error) {
	stages, err := stagesOf(setup.API)
	if err != nil {
		return Result{}, err
	}
	return Invoke(ctx, stages, &Exchange{Setup: setup, Call: call})
}

// stagesOf gives the stages of an API in the order in which the execution log
// prints them.
func stagesOf(api *model.API) ([]Stage, error) {
	switch api.Protocol {
	case model.REST:
		return restStages[:], nil
	case model.HTTP:
		return httpStages[:], nil
	case model.UnknownProtocol:
		need := "nothing tells whether this is a REST or an HTTP API; only REST APIs have responses of integrations, only HTTP APIs a payloadFormatVersion"
		return nil, &Unknown{Need: need, Remedy: passExport, At: api.Where()}
	default:
		return nil, notSimulated(api)
	}
}

// notSimulated is the error of an API of another protocol.
func notSimulated(api *model.API) *Unknown {
	return &Unknown{Need: fmt.Sprintf("a %s is not simulated", api.Protocol), Remedy: "pass --rest-api-id of a REST or HTTP API", At: api.Where()}
}

// Invoke runs stages in order until one ends the request.
func Invoke(ctx context.Context, stages []Stage, ex *Exchange) (Result, error) {
	begin := ex.Now()
	room := new(traceRoom)
	ex.trace = Trace{Stages: room.stages[:0], Steps: room.steps[:0], Log: room.lines[:0]}
	ex.places, ex.words, ex.told, ex.log.room = room.places[:0], room.words[:0], room.told[:0], &room.log
	err := ex.finish(ctx, stages)
	if unknown, ok := errors.AsType[*Unknown](err); ok {
		ex.trace.Cause = &Step{Stage: ex.trace.Stopped, Step: "unknown", Detail: unknown.Message(), Place: ex.places.of(unknown.At)}
	}
	if err == nil {
		ex.log.line(lineCompleted, ex.answer.Status)
		ex.log.by(ex.statusBy)
	}
	return ex.result(ex.Now().Sub(begin)), err
}

// finish runs the stages until there is an answer.
func (ex *Exchange) finish(ctx context.Context, stages []Stage) error {
	ex.id = ex.NewID()
	ex.startLog()
	err := ex.run(ctx, stages)
	if reply, ok := errors.AsType[*Reply](err); ok {
		err = ex.answerWith(reply)
	}
	if !errors.Is(err, errAnswered) {
		return err
	}
	if cause := ex.trace.Cause; cause != nil {
		cause.Stage = ex.trace.Stopped
	} else {
		ex.trace.Stopped = "" // it has all that was asked for
	}
	return nil
}

// startLog begins the log of a test invoke, or that of a stage of a REST API,
// in which the execution starts once the request is authorized. HTTP APIs have
// none; theirs has the form of a test invoke.
func (ex *Exchange) startLog() {
	if ex.log.off {
		return
	}
	ex.log.byName = ex.takes(headerOrder, "name")
	if ex.logsAsStage() {
		ex.log.startStage(ex.id, ex.extendedID())
		return
	}
	ex.log.startTest(ex.Now, ex.id)
	if guard := ex.tested; guard != nil {
		id, _ := guard.ID.Get()
		ex.log.line(lineAuthorizer, cmp.Or(id, guard.Logical, guard.Name), ex.id)
		return
	}
	ex.log.value(lineStart, ex.id)
}

// extendedID is the id of the request in x-amz-apigw-id: eleven bytes in base64,
// as in logs that people quote.
func (ex *Exchange) extendedID() string {
	const length = 11
	sum := sha256.Sum256([]byte(ex.id))
	return base64.StdEncoding.EncodeToString(sum[:length])
}

func (ex *Exchange) logsAsStage() bool { return ex.Stage != nil && ex.API.Protocol == model.REST }

func (ex *Exchange) run(ctx context.Context, stages []Stage) error {
	for _, stage := range stages {
		if ex.log.off {
			if err := stage.Run(ctx, ex); err != nil {
				ex.trace.Stopped = stage.Name
				return err
			}
			continue
		}
		ex.trace.Stages = append(ex.trace.Stages, stage.Name)
		in := ex.message()
		err := stage.Run(ctx, ex)
		ex.passed(stage.Name, in)
		if err != nil {
			ex.trace.Stopped = stage.Name
			return err
		}
	}
	return nil
}

// answerWith makes the answer that API Gateway gives by itself.
func (ex *Exchange) answerWith(reply *Reply) error {
	ex.refusedBy = reply
	responses := restResponses
	if ex.API.Protocol == model.HTTP {
		responses = httpResponses
	}
	response := responses[reply.Type]
	if reply.Status != 0 {
		response.status = reply.Status
	}
	if reply.Message != "" {
		response.body = worded(response.body, reply.Message)
	}
	ex.log.value("", reply.Line)
	ex.log.by(reply.At)
	ex.trace.Cause = &Step{Stage: ex.trace.Stopped, Step: string(reply.Type), Detail: reply.Line, Place: ex.places.of(reply.At)}
	response, headers, err := ex.customise(reply, response)
	ex.answer = Response{Status: response.status, Body: []byte(response.body), Headers: ex.errorHeaders(response)}
	for _, header := range append(reply.Headers, headers...).grouped() {
		ex.answer.Headers = ex.answer.Headers.With(header.name, header.values...)
	}
	return err
}

// worded gives the usual body of an answer with another message.
func worded(body, message string) string {
	key, rest, found := strings.Cut(body, ":")
	if !found {
		key = `{"message"`
	}
	blank := rest[:len(rest)-len(strings.TrimLeft(rest, " "))]
	return key + ":" + blank + jsonvalue.Print(message) + "}"
}

// errorHeaders are those of an answer that API Gateway makes. A test invoke
// shows the type of the error only. Recorded on AWS for REST APIs, reported by
// third parties for HTTP APIs.
func (ex *Exchange) errorHeaders(response gatewayResponse) Headers {
	if ex.API.Protocol == model.HTTP {
		return Headers{{"Content-Length", decimal(len(response.body))}, {"apigw-requestid", ex.id}}
	}
	headers := Headers{{"x-amzn-ErrorType", response.errorType}}
	if ex.Stage != nil {
		headers = append(headers, Header{"Content-Type", "application/json"})
	}
	return append(headers, ex.stageHeaders(len(response.body))...)
}

func (ex *Exchange) result(latency time.Duration) Result {
	log := string(ex.log.text)
	ex.trace.Log = ex.log.linked(ex.trace.Log, log, &ex.places)
	ex.finishNotes()
	result := Result{
		Status: ex.answer.Status, Body: string(ex.answer.Body), Log: log,
		Headers: make(map[string]string, len(ex.answer.Headers)), MultiValueHeaders: ex.answer.Headers.byName(),
		Latency: latency.Milliseconds(), Trace: ex.trace,
	}
	for name, values := range result.MultiValueHeaders {
		result.Headers[name] = values[len(values)-1]
	}
	if ex.delivered {
		result.Trace.BackendRequest = shownRequest(ex.sent)
	}
	return result
}

func shownRequest(sent *Request) *SentRequest {
	shown := &SentRequest{Method: sent.Method, URL: sent.URL, Headers: sent.Headers.byName(), Body: string(sent.Body), Targets: sent.Targets}
	if sent.TLS != nil {
		shown.SNI, shown.ClientCertificate = sent.TLS.indication(), sent.TLS.ClientCertificate
	}
	return shown
}
