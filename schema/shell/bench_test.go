package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/shell"
	"github.com/linkproof/linkproof/schema/syntax"
)

// BenchmarkLoad follows scripts of ten times the length: the time for a byte
// stays the same.
func BenchmarkLoad(b *testing.B) {
	for _, lines := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprintf("%d lines", lines), func(b *testing.B) {
			src := longScript(lines)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				shell.Load(&syntax.File{Name: "long.sh", Src: src}, model.Given{}, nil)
			}
		})
	}
}

// longScript makes APIs, each in ten lines with names of its own.
func longScript(lines int) []byte {
	var script strings.Builder
	for i := range lines / 10 {
		fmt.Fprintf(&script, `API%[1]d=$(aws apigatewayv2 create-api --name "shop%[1]d" --protocol-type HTTP --query ApiId --output text)
LINK%[1]d=$(aws apigatewayv2 create-vpc-link --name shop --subnet-ids subnet-0a subnet-0b --query VpcLinkId --output text)
if [ -z "$DRY" ]; then
  INTEGRATION%[1]d=$(aws apigatewayv2 create-integration --api-id "$API%[1]d" --integration-type HTTP_PROXY \
    --connection-type VPC_LINK --connection-id "$LINK%[1]d" --integration-method ANY --payload-format-version 1.0 \
    --integration-uri arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shop/1a2b3c4d5e6f7a8b/8b7a6f5e4d3c2b1a \
    --query IntegrationId --output text)
fi
aws apigatewayv2 update-integration --api-id "$API%[1]d" --integration-id "$INTEGRATION%[1]d" --tls-config ServerNameToVerify=shop.example.com
aws apigatewayv2 create-route --api-id "$API%[1]d" --route-key 'GET /items' --target "integrations/$INTEGRATION%[1]d"
`, i)
	}
	return []byte(script.String())
}
