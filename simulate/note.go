package simulate

import "github.com/linkproof/linkproof/schema/syntax"

// The sizes of a usual trace, and of the words in it.
const (
	usualStages = 12
	usualSteps  = 12
	usualWords  = 512
)

// traceRoom holds the parts of a usual trace in one piece.
type traceRoom struct {
	stages [usualStages]string
	steps  [usualSteps]Step
	lines  [usualLines]LogLine
	places [usualSteps + usualLines]Place
	told   [usualSteps]toldStep
	words  [usualWords]byte
	log    logRoom
}

// toldStep is a step whose detail is still among the words of the exchange.
type toldStep struct{ step, from, to int }

// note records which setting decided a step.
func (ex *Exchange) note(step, detail string, at syntax.Span) {
	if ex.log.off {
		return
	}
	stage := ex.trace.Stages[len(ex.trace.Stages)-1]
	ex.trace.Steps = append(ex.trace.Steps, Step{Stage: stage, Step: step, Detail: detail, Place: ex.places.of(at)})
}

// tell is note with a detail of several parts.
func (ex *Exchange) tell(step string, at syntax.Span, parts ...string) {
	if ex.log.off {
		return
	}
	from := len(ex.words)
	for _, part := range parts {
		ex.words = append(ex.words, part...)
	}
	ex.told = append(ex.told, toldStep{step: len(ex.trace.Steps), from: from, to: len(ex.words)})
	ex.note(step, "", at)
}

// finishNotes puts the details into the steps, all in one text.
func (ex *Exchange) finishNotes() {
	words := string(ex.words)
	for _, told := range ex.told {
		ex.trace.Steps[told.step].Detail = words[told.from:told.to]
	}
}
