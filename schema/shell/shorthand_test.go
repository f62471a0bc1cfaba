package shell

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The variables are those in the requests that version 1.45.11 of the AWS CLI
// sends.
func TestShorthandIsReadAsTheCLIDoes(t *testing.T) {
	for written, want := range map[string]string{
		`'a=1,b='`:         "stage s a=1 b=",
		`"a=x y, b='q,r'"`: "stage s a=x y b=q,r",
	} {
		set := load("deploy.sh", "aws apigatewayv2 create-stage --api-id a --stage-name s --stage-variables "+written+"\n")
		if diff := cmp.Diff([]string{want}, summary(set.Worlds[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", written, diff)
		}
	}
}
