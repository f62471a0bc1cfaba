package cfn

import "github.com/linkproof/linkproof/schema/model"

// readServerlessDomain reads the custom domain name that SAM makes for an API
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainconfiguration.html).
func (b *builder) readServerlessDomain(api *model.API, d described, stage model.Text) {
	fields := d.Object("Domain")
	if fields.Node == nil {
		return
	}
	domain := &model.DomainName{
		Object: d.inner(fields), ID: fields.Text("DomainName"), HostName: fields.Text("DomainName"),
		SecurityPolicy: fields.Text("SecurityPolicy"), AccessMode: fields.Text("EndpointAccessMode"), TrustStore: fields.Object("MutualTlsAuthentication").Text("TruststoreUri"),
	}
	if certificate := fields.Text("CertificateArn"); certificate.Present() {
		domain.Certificates = append(domain.Certificates, certificate)
	}
	b.Domains = append(b.Domains, domain)
	paths, count := fields.Texts("BasePath")
	if count.Absent() {
		paths = []model.Text{model.AbsentText(fields.Head)}
	}
	for _, path := range paths {
		mapping := &model.APIMapping{Object: domain.Object, API: api, APIID: api.ID, StageName: stage, Path: path}
		mapping.Domain.ID = domain.ID
		b.APIMappings = append(b.APIMappings, mapping)
	}
}

// readServerlessResponses reads the gateway responses of an API of SAM, which
// stand by their type
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-gatewayresponseobject.html).
func (b *builder) readServerlessResponses(api *model.API, d described) {
	all := d.Object("GatewayResponses")
	for key, node := range all.Node.Entries() {
		fields := model.FieldsOf(key, node, b.evaluator)
		if fields.Node == nil {
			continue
		}
		response := &model.GatewayResponse{
			Object: fields.Describe("AWS::ApiGateway::GatewayResponse", key.Text), API: api, APIID: api.ID, Kind: model.LiteralNode(key),
			StatusCode: fields.Text("StatusCode"), Parameters: prefixed(fields.Object("ResponseParameters")),
		}
		response.Templates, _ = fields.Settings("ResponseTemplates")
		b.Responses = append(b.Responses, response)
	}
}

// responsePlaces are the keys of SAM and what mappings call them.
var responsePlaces = [...]struct{ key, prefix string }{
	{"Headers", "gatewayresponse.header."},
	{"Paths", "gatewayresponse.path."},
	{"QueryStrings", "gatewayresponse.querystring."},
}

func prefixed(parameters model.Fields) []model.Mapping {
	var mappings []model.Mapping
	for _, place := range responsePlaces {
		for _, mapping := range parameters.Mappings(place.key) {
			if name, known := mapping.Key.Get(); known {
				mapping.Key = model.Literal(place.prefix+name, mapping.Key.Where())
			}
			mappings = append(mappings, mapping)
		}
	}
	return mappings
}
