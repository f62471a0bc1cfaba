package cfn

import "github.com/linkproof/linkproof/schema/model"

// looseAnswer is a response of a WebSocket API that names its integration or
// route by id.
type looseAnswer struct {
	answer model.SocketResponse
	of     model.Text
}

func readIntegrationResponse(b *builder, d described) {
	answer := model.SocketResponse{Object: d.object, Key: d.Text("IntegrationResponseKey"), Parameters: d.Mappings("ResponseParameters")}
	answer.Templates, _ = d.Settings("ResponseTemplates")
	b.answers = append(b.answers, looseAnswer{answer: answer, of: d.Text("IntegrationId")})
}

// readRouteResponse reads a route response, whose parameters say only which of
// them are required.
func readRouteResponse(b *builder, d described) {
	answer := model.SocketResponse{Object: d.object, Key: d.Text("RouteResponseKey")}
	b.answers = append(b.answers, looseAnswer{answer: answer, of: d.Text("RouteId")})
}

// placeAnswers gives integrations and routes their responses, once all
// resources are read.
func (b *builder) placeAnswers() {
	if len(b.answers) == 0 {
		return
	}
	places := make(map[string]*[]model.SocketResponse)
	for _, in := range b.Integrations {
		places[in.Logical] = &in.Answers
	}
	for _, route := range b.Routes {
		places[route.Logical] = &route.Answers
	}
	for i := range b.answers {
		loose := &b.answers[i]
		resource, _, _ := loose.of.Symbol()
		if answers, ok := places[resource]; ok {
			*answers = append(*answers, loose.answer)
		}
	}
}
