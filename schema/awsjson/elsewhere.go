package awsjson

import "github.com/linkproof/linkproof/schema/model"

// namedAPI is what a request tells of the API that it is about.
type namedAPI struct {
	id       model.Text
	protocol model.Protocol
	region   model.Text
}

// note keeps the API that a request is about.
func (s *snapshot) note(operation string, f model.Fields) {
	named := namedAPI{id: f.Text("ApiId"), protocol: model.HTTP, region: f.Text("Region")}
	switch {
	case f.Has("restApiId"):
		named.id, named.protocol = f.Text("restApiId"), model.REST
	case operation == "apigatewayv2 create-integration":
		named.protocol = protocolOf(f)
	case operation == "apigatewayv2 create-route":
		key := f.Text("RouteKey")
		if key.Known() && key.Contains(" ") == model.No && !key.Is(model.DefaultRoute) {
			named.protocol = model.WebSocket
		}
	}
	if named.id.Key() != "" {
		s.named = append(s.named, named)
	}
}

// nameAPIs adds the APIs that requests of a script are about and that it does
// not make. Nothing is known of them but what the script adds to them.
func (s *snapshot) nameAPIs() {
	const why = "the API is made elsewhere"
	known := make(map[string]*model.API)
	for _, api := range s.APIs {
		known[api.ID.Key()] = api
	}
	for _, named := range s.named {
		api := known[named.id.Key()]
		if api == nil {
			at := named.id.Where()
			api = &model.API{
				Object: model.Object{Type: "AWS::ApiGatewayV2::Api", Name: named.id.String(), Span: at, Head: at}, Elsewhere: true,
				Protocol: named.protocol, ID: named.id, Region: named.region, AuthorizersOpen: true,
				EndpointTypes: model.UnknownValue[[]string](why, at), ExecuteAPIDisabled: model.UnknownValue[bool](why, at),
				IPAddressType: model.UnknownText("IpAddressType", why, at), SecurityPolicy: model.UnknownText("securityPolicy", why, at),
				Account: model.AbsentText(at),
			}
			if named.protocol == model.REST {
				api.Type = "AWS::ApiGateway::RestApi"
			}
			known[named.id.Key()] = api
			s.APIs = append(s.APIs, api)
		}
		if api.Elsewhere && api.Protocol != model.WebSocket && named.protocol != model.HTTP {
			api.Protocol = named.protocol
		}
	}
}
