package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

func readAuthorizer(b *builder, d described) {
	authorizer := &model.Authorizer{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: d.Text("RestApiId"), Kind: d.Text("Type").Upper(),
		IdentitySources: separated(d.Text("IdentitySource")), URI: d.Text("AuthorizerUri"), Credentials: d.Text("AuthorizerCredentials"),
		Validation: d.Text("IdentityValidationExpression"), TTL: d.Int("AuthorizerResultTtlInSeconds"),
	}
	authorizer.Pools, _ = d.Texts("ProviderARNs")
	b.Authorizers = append(b.Authorizers, authorizer)
}

// separated cuts a text at its commas; one that is not known stays whole.
func separated(text model.Text) []model.Text {
	literal, known := text.Get()
	switch {
	case text.Absent():
		return nil
	case !known || !strings.Contains(literal, ","):
		return []model.Text{text}
	}
	var parts []model.Text
	for _, cut := range items(literal) {
		parts = append(parts, alike(model.Literal(literal[cut[0]:cut[1]], text.Part(cut[0], cut[1])), text))
	}
	return parts
}

func readHTTPAuthorizer(b *builder, d described) {
	tokens := d.Object("JwtConfiguration")
	authorizer := &model.Authorizer{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: d.Text("ApiId"), Kind: d.Text("AuthorizerType").Upper(),
		Issuer: tokens.Text("Issuer"), URI: d.Text("AuthorizerUri"), Credentials: d.Text("AuthorizerCredentialsArn"),
		PayloadFormatVersion: d.Text("AuthorizerPayloadFormatVersion"), SimpleResponses: d.Bool("EnableSimpleResponses"),
		Validation: d.Text("IdentityValidationExpression"), TTL: d.Int("AuthorizerResultTtlInSeconds"),
	}
	authorizer.IdentitySources, authorizer.SourceList = d.Texts("IdentitySource")
	authorizer.Audiences, authorizer.AudienceList = tokens.Texts("Audience")
	b.Authorizers = append(b.Authorizers, authorizer)
}

func readValidator(b *builder, d described) {
	b.Validators = append(b.Validators, &model.RequestValidator{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: d.Text("RestApiId"),
		Body: d.Bool("ValidateRequestBody"), Parameters: d.Bool("ValidateRequestParameters"),
	})
}

func readGatewayResponse(b *builder, d described) {
	response := &model.GatewayResponse{
		Object: d.object, APIID: d.Text("RestApiId"), Kind: d.Text("ResponseType"), StatusCode: d.Text("StatusCode"),
		Parameters: d.Mappings("ResponseParameters"),
	}
	response.Templates, _ = d.Settings("ResponseTemplates")
	b.Responses = append(b.Responses, response)
}

func readBodyModel(b *builder, d described) {
	b.RequestModels = append(b.RequestModels, &model.BodyModel{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: d.Text("RestApiId"), Title: d.Text("Name"), ContentType: d.Text("ContentType"), Schema: d.Node.Get("Schema"),
	})
}
