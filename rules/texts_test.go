package rules_test

import (
	"path"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
)

// awsTexts holds, by rule, what AWS says when the mistake is made: recorded
// answers of API Gateway, Cloud Map, Amazon ECS, CloudFormation and the AWS CLI.
var awsTexts = map[string][]string{
	"CLI001": {"command not found", "127"},
	"CLI004": {"no matches found"},
	"CLI005": {"bad substitution"},
	"CLI008": {"Error parsing parameter '--patch-operations': Expected: ',', received: '}'"},
	"CLI009": {"Invalid type for parameter patchOperations[0].value", "Invalid mapping expression specified"},
	"CLI010": {"Unknown options: "},
	"CLI011": {"Unknown options: --", "the following arguments are required: "},
	"CLI012": {"Unknown parameter in TlsConfig: \"serverNameToVerify\", must be one of: ServerNameToVerify"},
	"CLI013": {"Invalid type for parameter patchOperations[0].value", "valid types: <class 'str'>"},
	"CLI015": {"NotFoundException"},
	"INT003": {"For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."},
	"INT007": {"For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."},
	"INT015": {"464"},
	"LIM001": {"Timeout should be between 50 ms and 29000 ms", "Timeout should be between 50 ms and 30000 ms"},
	"LIM005": {"TooManyRequestsException"},
	"TLS003": {"400"},
	"INT002": {"For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."},
	"INT005": {"Invalid HTTP endpoint specified for URI"},
	"INT008": {"PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY"},
	"INT009": {"Enumeration value for HttpMethod must be non-empty", "HttpMethod parameter method must be specified for integrationType HTTPPROXY"},
	"INT011": {"Network error communicating with endpoint"},
	"INT016": {"No integration defined for method", "The REST API doesn't contain any methods"},
	"LNK002": {"ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK", "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK"},
	"LNK003": {"Invalid Vpc link identifier"},
	"LNK005": {"BadRequestException: IntegrationTarget is required for VpcLinkV2 <id>"},
	"LNK007": {"Failed to stabilize Vpc Link with id ... Status Message NLB ARN is malformed."},
	"LNK008": {"More than one target arn specified for vpc link."},
	"LNK009": {"NLB is already associated with another VPC Endpoint Service"},
	"LNK010": {"SubnetIds for a vpc link cannot be empty"},
	"LNK012": {"Unknown options: --subnet-ids, ..."},
	"LNK015": {"Cannot delete vpc link. Vpc link 'x', is referenced in [ANY:kx106x:dev] in format of [Method:Resource:Stage].", "currently associated with another service"},
	"MAP002": {"Required attribute(s) AWS_INSTANCE_PORT are missing."},
	"MAP007": {"The values specified for serviceRegistries do not require a value for 'containerPort'"},
	"MAP009": {"service registries can have at most 1 items"},
	"NET002": {"503 Service Unavailable", "integrationErrorMessage"},
	"NET006": {"INTEGRATION_NETWORK_FAILURE"},
	"NET008": {"500", "503"},
	"NET013": {"VPCEndpoints can only be specified with PRIVATE apis."},
	"STG005": {"Invalid stage variable name: x. Please use names with only word characters.", "Invalid stage variable value of key x.  Please use values with alphanumeric characters and the symbols"},
	"TLS001": {"The plain HTTP request was sent to HTTPS port"},
	"TLS004": {"Execution failed due to configuration error: Host name 'x' does not match the certificate subject provided by the peer (CN=y)"},
	"TLS008": {"Unknown parameter in TlsConfig: ..."},
	"TLS011": {"PKIX path building failed"},
	"RTE006": {"403 Missing Authentication Token", "404 {\"message\":\"Not Found\"}"},
	"RTE007": {
		"Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
		"The provided route key is not formatted properly for HTTP protocol. Format should be \"[HTTP METHOD] /[RESOURCE PATH]\" or \"$default\"",
	},
	"RTE009": {"Unexpected or malformed target in route. Correct format should be integrations/<integration_id>."},
	"PRM001": {"Invalid Request Actioned Parameter", "Invalid Response Actioned Parameter destination specified: ", "Status Code x is not valid"},
	"PRM003": {
		"Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request...]",
		"Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$",
	},
	"PRM004": {"Invalid mapping expression specified"},
	"PRM005": {"Invalid cache key parameter specified"},
	"RES001": {"No match for output mapping and no default output mapping configured"},
	"RES002": {"No method response exists for method."},
	"RES003": {"Invalid mapping expression parameter specified: method.response.header"},
	"RES004": {"Invalid selection pattern specified"},
	"OBS001": {"Access Log format must include either $context.requestId or $context.extendedRequestId"},
}

// TestSymptomsQuoteAWS looks for the texts in what the documentation of a rule
// and its findings in the bad fixtures show.
func TestSymptomsQuoteAWS(t *testing.T) {
	for _, rule := range rules.All() {
		texts := awsTexts[rule.ID]
		if len(texts) == 0 {
			continue
		}
		shown := []string{rule.Doc.Symptom}
		for _, entry := range entriesOf(t, rule, "bad") {
			fixture := readFixture(t, path.Join(fixturesRoot, folderOf(rule), "bad", entry))
			for _, finding := range fixture.lint(fixture.load(t)) {
				if finding.Rule.ID == rule.ID {
					shown = append(shown, finding.Symptom)
				}
			}
		}
		for _, text := range texts {
			if !strings.Contains(strings.Join(shown, "\n"), text) {
				t.Errorf("%s does not show %q", rule.ID, text)
			}
		}
	}
}
