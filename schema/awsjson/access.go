package awsjson

import (
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
)

func readCORS(f model.Fields) *model.CORS {
	if f.Absent() {
		return nil
	}
	cors := &model.CORS{Object: f.Describe("Cors", ""), AllowCredentials: f.Bool("AllowCredentials"), MaxAge: f.Int("MaxAge")}
	cors.AllowOrigins, _ = f.Texts("AllowOrigins")
	cors.AllowMethods, _ = f.Texts("AllowMethods")
	cors.AllowHeaders, _ = f.Texts("AllowHeaders")
	cors.ExposeHeaders, _ = f.Texts("ExposeHeaders")
	return cors
}

func readAuthorizer(s *snapshot, f model.Fields) {
	id := f.Text("AuthorizerId")
	if s.again("authorizer", id, f) {
		return
	}
	s.Authorizers = append(s.Authorizers, authorizerV2(f))
}

// readAuthorizerRequest reads what the answer will give an id.
func readAuthorizerRequest(s *snapshot, f model.Fields) {
	authorizer := authorizerV2(f)
	s.Authorizers = append(s.Authorizers, authorizer)
	s.describe(jsonschema.CreateAuthorizerRequest, &authorizer.Object, f)
}

// authorizerV2 reads an authorizer of an HTTP or WebSocket API.
func authorizerV2(f model.Fields) *model.Authorizer {
	tokens := f.Object("JwtConfiguration")
	authorizer := &model.Authorizer{
		Object: f.Describe("AWS::ApiGatewayV2::Authorizer", f.Text("Name").String()), ID: f.Text("AuthorizerId"), APIID: f.Text("ApiId"),
		Kind: f.Text("AuthorizerType").Upper(), Issuer: tokens.Text("Issuer"), URI: f.Text("AuthorizerUri"),
		Credentials: f.Text("AuthorizerCredentialsArn"), PayloadFormatVersion: f.Text("AuthorizerPayloadFormatVersion"),
		SimpleResponses: f.Bool("EnableSimpleResponses"), Validation: f.Text("IdentityValidationExpression"),
		TTL: f.Int("AuthorizerResultTtlInSeconds"),
	}
	authorizer.IdentitySources, authorizer.SourceList = f.Texts("IdentitySource")
	authorizer.Audiences, authorizer.AudienceList = tokens.Texts("Audience")
	return authorizer
}

func readAuthorizerV1(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("authorizer", id, f) {
		return
	}
	authorizer := &model.Authorizer{
		Object: f.Describe(authorizerType, f.Text("name").String()), ID: id, APIID: f.Text("restApiId"), Kind: f.Text("type").Upper(),
		IdentitySources: separated(f.Text("identitySource")), URI: f.Text("authorizerUri"), Credentials: f.Text("authorizerCredentials"),
		Validation: f.Text("identityValidationExpression"), TTL: f.Int("authorizerResultTtlInSeconds"),
	}
	authorizer.Pools, _ = f.Texts("providerARNs")
	s.Authorizers = append(s.Authorizers, authorizer)
}

const authorizerType = "AWS::ApiGateway::Authorizer"

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
	start := 0
	for part := range strings.SplitSeq(literal, ",") {
		trimmed := strings.TrimSpace(part)
		from := start + strings.Index(part, trimmed)
		parts = append(parts, model.Literal(trimmed, text.Part(from, from+len(trimmed))))
		start += len(part) + 1
	}
	return parts
}

func readValidator(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("validator", id, f) {
		return
	}
	s.Validators = append(s.Validators, &model.RequestValidator{
		Object: f.Describe("AWS::ApiGateway::RequestValidator", f.Text("name").String()), ID: id, APIID: f.Text("restApiId"),
		Body: f.Bool("validateRequestBody"), Parameters: f.Bool("validateRequestParameters"),
	})
}

func readBodyModel(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("model", id, f) {
		return
	}
	s.RequestModels = append(s.RequestModels, &model.BodyModel{
		Object: f.Describe("AWS::ApiGateway::Model", f.Text("name").String()), ID: id, APIID: f.Text("restApiId"),
		Title: f.Text("name"), ContentType: f.Text("contentType"), Schema: f.Node.Get("schema"),
	})
}

// readGatewayResponse reads what an API answers by itself. The answers that
// nobody changed are listed too, but hold nothing that anybody wrote.
func readGatewayResponse(s *snapshot, f model.Fields) {
	if unchanged, _ := f.Bool("defaultResponse").Get(); unchanged {
		return
	}
	response := &model.GatewayResponse{
		Object: f.Describe("AWS::ApiGateway::GatewayResponse", f.Text("responseType").String()), APIID: f.Text("restApiId"),
		Kind: f.Text("responseType"), StatusCode: f.Text("statusCode"), Parameters: f.Mappings("responseParameters"),
		Templates: templates(f, "responseTemplates"),
	}
	s.Responses = append(s.Responses, response)
}
