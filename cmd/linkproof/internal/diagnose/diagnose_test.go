package diagnose

import (
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

// TestEveryTextOfAWSLeadsSomewhere takes what API Gateway answers and logs, and
// wants the rule that is the likeliest reason.
func TestEveryTextOfAWSLeadsSomewhere(t *testing.T) {
	for text, rule := range map[string]string{
		`{"message": "Network error communicating with endpoint"}`:                                                 "INT011",
		`{"message": "Endpoint request timed out"}`:                                                                "LIM001",
		`{"message": "Internal server error"}`:                                                                     "STG001",
		`{"message":"Missing Authentication Token"}`:                                                               "RTE006",
		`{"message":"Service Unavailable"}`:                                                                        "MAP001",
		`{"message":"Not Found"}`:                                                                                  "RTE001",
		`{"message":"Forbidden"}`:                                                                                  "AUT003",
		`{"message":"Unauthorized"}`:                                                                               "AUT007",
		`{"Message":"User is not authorized to access this resource"}`:                                             "AUT008",
		`{"message": "Unsupported Media Type"}`:                                                                    "TPL002",
		`{"message": "Missing required request parameters: [id]"}`:                                                 "PRM003",
		`{"message":"Too Many Requests"}`:                                                                          "OBS003",
		`400 The plain HTTP request was sent to HTTPS port`:                                                        "TLS001",
		`x : Execution failed due to configuration error: Invalid endpoint address`:                                "STG001",
		`Execution failed due to configuration error: Illegal character in path at index 31: http://a/{proxy}`:     "RTE003",
		`Execution failed due to configuration error: Host name 'a' does not match the certificate subject (CN=b)`: "TLS004",
		`Execution failed due to configuration error: PKIX path building failed: sun.security`:                     "TLS011",
		`Execution failed due to configuration error: There was an internal error while executing your request`:    "LNK013",
		`Execution failed due to an vpc link error`:                                                                "LNK013",
		`Execution failed due to a timeout error`:                                                                  "LIM001",
		`Execution failed due to configuration error: No match for output mapping and no default output mapping`:   "RES001",
		`Execution failed due to configuration error: Content-Length header already present`:                       "PRM002",
		`1.2.3.4 - - [23/Nov/2026:05:00:00 +0000] "GET /a HTTP/1.1" 503 33 abc=`:                                   "MAP001",
		`504`: "INT011",
		`464`: "INT015",
		`BadRequestException: IntegrationTarget is required for VpcLinkV2 x1`:           "LNK005",
		`Failed to stabilize Vpc Link with id x1. Status Message NLB ARN is malformed.`: "LNK007",
		`NLB is already associated with another VPC Endpoint Service`:                   "LNK009",
		`502`: "NET011", `403`: "RTE006", `400`: "TLS001", `308`: "TLS012",
		`BadRequestException: Invalid integration URI specified`:                                    "INT005",
		`Invalid stage variable value: null. Please use values with alphanumeric characters`:        "STG001",
		`Target arns are not allowed to be changed/added`:                                           "LNK008",
		`Load balancer x cannot be deleted because it is currently associated with another service`: "LNK015",
		`NotFoundException: Invalid Method identifier specified`:                                    "CLI015",
		`NotFoundException: Invalid Resource identifier specified`:                                  "CLI015",
		`User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:x`:   "AUT006",
		`{"message":null}`: "AUT008",
		`Client sent an HTTP request to an HTTPS server.`:                     "TLS001",
		`curl: (7) Failed to connect: Connection refused`:                     "NET003",
		`x509: certificate signed by unknown authority`:                       "TLS011",
		`java.net.UnknownHostException: orders.internal`:                      "LNK001",
		`upstream connect error or disconnect/reset before headers`:           "MAP014",
		`{"name": "shop", "vpcLinkStatus": "FAILED", "vpcLinkVersion": "V2"}`: "LNK010",
		`502 Bad Gateway`:                             "NET011",
		`RESOURCE_NOT_FOUND`:                          "RTE006",
		`504 Gateway Time-out`:                        "LIM001",
		`Request validation failed: x`:                "PRM003",
		`service registries can have at most 1 items`: "MAP009",
		`Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression`: "PRM003",
	} {
		known, ok := Find(text, rules.All(), nil)
		if !ok || !slices.ContainsFunc(known.Causes, func(c Ranked) bool { return slices.Contains(c.Rules, rule) }) {
			t.Errorf("%s leads to %v, not to %s", text, known, rule)
		}
	}
}

// TestEverySymptomOfARuleLeadsToIt takes the symptoms that quote AWS.
func TestEverySymptomOfARuleLeadsToIt(t *testing.T) {
	for _, rule := range rules.All() {
		if strings.HasPrefix(rule.Doc.Symptom, "none") || len(rule.Doc.Symptom) < shortest {
			continue
		}
		if _, ok := Find(rule.Doc.Symptom, rules.All(), nil); !ok {
			t.Errorf("%s: nothing is known of %q", rule.ID, rule.Doc.Symptom)
		}
	}
}

func TestCausesNameRulesThereAre(t *testing.T) {
	for _, sign := range slices.Concat(signs, refusals, statuses) {
		for _, cause := range sign.causes {
			for _, id := range cause.Rules {
				if lint.Known(rules.All(), id) != nil || len(id) != 6 {
					t.Errorf("%v names the rule %s, which there is not", sign.texts, id)
				}
			}
		}
	}
}

func TestWhatAConfigurationShowsComesFirst(t *testing.T) {
	rule := rules.All()[slices.IndexFunc(rules.All(), func(r *lint.Rule) bool { return r.ID == "TLS011" })]
	known, _ := Find("Network error communicating with endpoint", rules.All(), []lint.Finding{{Rule: rule}})
	if first := known.Causes[0]; len(first.Shown) != 1 || !slices.Contains(first.Rules, "TLS011") {
		t.Errorf("the first cause is %v", first)
	}
}

func TestNothingIsKnownOfOtherTexts(t *testing.T) {
	for _, text := range []string{"", "hello", "200", "the build is red"} {
		if known, ok := Find(text, rules.All(), nil); ok {
			t.Errorf("%q leads to %v", text, known)
		}
	}
}
