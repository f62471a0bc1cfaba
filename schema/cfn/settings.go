package cfn

import "github.com/linkproof/linkproof/schema/model"

// restSettings reads the settings that REST APIs of CloudFormation and of SAM
// have in common.
func restSettings(api *model.API, d described) {
	endpoint := d.Object("EndpointConfiguration")
	api.ExecuteAPIDisabled = d.Bool("DisableExecuteApiEndpoint")
	api.IPAddressType = endpoint.Text("IpAddressType")
	api.SecurityPolicy, api.AccessMode = d.Text("SecurityPolicy"), d.Text("EndpointAccessMode")
	api.APIKeySource = d.Text("ApiKeySourceType")
	api.MinimumCompression = d.Int("MinimumCompressionSize")
	api.VPCEndpoints, _ = endpoint.Texts("VpcEndpointIds")
	if api.VPCEndpoints == nil {
		api.VPCEndpoints, _ = endpoint.Texts("VPCEndpointIds") // the spelling of SAM
	}
	api.BinaryMediaTypes, _ = d.Texts("BinaryMediaTypes")
	api.Policy = d.Structure("Policy")
	if api.Policy.Absent() {
		api.Policy = serverlessPolicy(d)
	}
}

// corsOf reads the CORS configuration of an HTTP API; nil without.
func corsOf(d described) *model.CORS {
	fields := d.Object("CorsConfiguration")
	if fields.Absent() {
		return nil
	}
	cors := &model.CORS{Object: d.inner(fields), AllowCredentials: fields.Bool("AllowCredentials"), MaxAge: fields.Int("MaxAge")}
	cors.AllowOrigins, _ = fields.Texts("AllowOrigins")
	cors.AllowMethods, _ = fields.Texts("AllowMethods")
	cors.AllowHeaders, _ = fields.Texts("AllowHeaders")
	cors.ExposeHeaders, _ = fields.Texts("ExposeHeaders")
	return cors
}
