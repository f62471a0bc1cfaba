package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int018 = lint.Rule{
	ID: "INT018", Name: "response-transfer-mode", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "responses are to be streamed where that is not possible or does not go together with another setting",
		Why:     "Only proxy integrations of REST APIs pass a response on before it is complete; what changes the body has to wait for all of it.",
		Symptom: "BadRequestException when the integration is made, or the setting beside it has no effect",
		Fix:     "Use type HTTP_PROXY, or leave the mode at BUFFERED.",
		Refs:    []string{guide + "response-transfer-mode.html", restAPI + "API_PutIntegration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !in.TransferMode.Is("STREAM") {
			return
		}
		kind, known := in.Kind.Get()
		switch {
		case in.Protocol == model.HTTP || in.Protocol == model.WebSocket:
			p.Report(in.TransferMode, "%ss do not stream responses: the transfer mode is STREAM", in.Protocol)
		case known && kind != "HTTP_PROXY" && kind != "AWS_PROXY":
			p.Report(in.TransferMode, "only proxy integrations stream responses, but the type is %s", kind).Because(in.Kind, "the type stands here")
		default:
			checkStreaming(p, in)
		}
	}),
}

// checkStreaming reports settings that do not go together with streaming.
func checkStreaming(p *lint.Pass, in *model.Integration) {
	if in.API == nil {
		return
	}
	if compression := in.API.MinimumCompression; compression.Known() {
		p.Report(in.TransferMode, "responses are streamed, but the API is to compress them").As(lint.Warning).
			Because(compression, "compression is configured here").Shows("streamed responses are not compressed")
	}
	for i := range in.Responses {
		if templates := in.Responses[i].Templates; len(templates) > 0 {
			p.Report(in.TransferMode, "responses are streamed, but a template is to make a new body").As(lint.Warning).
				Because(templates[0].Value, "the template stands here").Shows("streamed responses pass as they are")
			break
		}
	}
	if stage := cachedBy(in); stage != nil {
		p.Report(in.TransferMode, "responses are streamed, but stage %s is to keep them in its cache", stage.StageName).As(lint.Warning).
			Because(stage.Caching, "caching is configured here").Shows("streamed responses are not cached")
	}
	if in.API.EdgeOptimized() == model.Yes {
		p.Report(in.TransferMode, "streams of an edge-optimized API end after 30 s without data, those of a Regional one after 5 minutes").As(lint.Info).
			Shows("the response breaks off")
	}
}

// cachedBy gives the first stage that keeps answers of an integration.
func cachedBy(in *model.Integration) *model.Stage {
	for _, stage := range in.Stages {
		if slices.ContainsFunc(in.Routes, stage.Caches) {
			return stage
		}
	}
	return nil
}
