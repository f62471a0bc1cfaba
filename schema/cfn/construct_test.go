package cfn_test

import "testing"

func TestConstructs(t *testing.T) {
	m := only(t, `{"Resources": {
  "Link": {"Type": "AWS::ApiGatewayV2::VpcLink", "Metadata": {"aws:cdk:path": "Shop/Link/Resource"}},
  "In": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"IntegrationUri": "x"}, "Metadata": {"aws:cdk:path": "Shop/Api/In/Resource"}},
  "Api": {"Type": "AWS::ApiGatewayV2::Api"}}}`)
	if got := m.ConstructAt(m.Integrations[0].URI.Where()); got != "Shop/Api/In/Resource" {
		t.Errorf("the integration is made by %q", got)
	}
	if got := m.ConstructAt(m.Links[0].Where()); got != "Shop/Link/Resource" {
		t.Errorf("the link is made by %q", got)
	}
	if got := m.ConstructAt(m.APIs[0].Where()); got != "" {
		t.Errorf("the API, of which nothing is said, is made by %q", got)
	}
}
