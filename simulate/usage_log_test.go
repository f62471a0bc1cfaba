package simulate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestStagesLogTheirUsagePlans(t *testing.T) {
	keyed := func() Setup {
		setup := staged(restToAnything)()
		setup.Route.KeyRequired = model.KnownValue(true, written)
		setup.Keys = []EnvironmentKey{{Value: "0123456789", Enabled: true}}
		return setup
	}
	extended := (&Exchange{id: "id"}).extendedID()
	tests := map[string]struct {
		setup func() Setup
		key   string
		want  []string
	}{
		"no key needed": {staged(restToAnything), "", []string{
			"Extended Request Id: " + extended,
			"Verifying Usage Plan for request: id. API Key:  API Stage: a1b2c3/live",
			"API Key  authorized because method 'GET /x' does not require API Key. Request will not contribute to throttle or quota limits",
			"Usage Plan check succeeded for API Key  and API Stage a1b2c3/live",
			"Starting execution for request: id",
		}},
		"a key": {keyed, "0123456789", []string{
			"Extended Request Id: " + extended,
			"Verifying Usage Plan for request: id. API Key: ****456789 API Stage: a1b2c3/live",
			"Usage Plan check succeeded for API Key ****456789 and API Stage a1b2c3/live",
			"Starting execution for request: id",
		}},
		"a wrong key": {keyed, "9876543210", []string{
			"Extended Request Id: " + extended,
			"Verifying Usage Plan for request: id. API Key: ****543210 API Stage: a1b2c3/live",
			"API Key ****543210 not authorized because method 'GET /x' requires API Key and API Key is not associated with a Usage Plan " +
				"for API Stage a1b2c3/live: No Usage Plan found for key and API Stage",
			"Method completed with status: 403",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			call := Call{Method: "GET", PathWithQuery: "/x"}
			if test.key != "" {
				call.Headers = Headers{{"x-api-key", test.key}}
			}
			result, err := Run(t.Context(), test.setup(), call)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.ReplaceAll(strings.TrimSuffix(result.Log, "\n"), "(id) ", ""), "\n")
			if diff := cmp.Diff(test.want, lines[:min(len(lines), len(test.want))]); diff != "" {
				t.Errorf("the log (-want +got):\n%s", diff)
			}
		})
	}
}
