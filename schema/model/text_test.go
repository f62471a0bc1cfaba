package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/syntax"
)

// text builds a text from pieces: a piece that starts with "?" is a hole.
func text(pieces ...string) Text {
	var built []Piece
	for _, piece := range pieces {
		if piece[0] == '?' {
			built = append(built, Piece{Hole: &Hole{Name: piece[1:], Why: "no one knows " + piece[1:]}})
		} else {
			built = append(built, Piece{Literal: piece})
		}
	}
	return Compose(built, syntax.Span{})
}

func TestPredicatesOfPartlyKnownTexts(t *testing.T) {
	tests := []struct {
		text                     Text
		prefix, suffix, contains Answer
	}{
		{text("http://a/{proxy}"), Yes, Yes, Yes},
		{text("https://a/b"), No, No, No},
		{text("http://", "?Host", "/{proxy}"), Yes, Yes, CannotTell},
		{text("?Base", "/{proxy}"), CannotTell, Yes, CannotTell},
		{text("ht", "?Rest"), CannotTell, CannotTell, CannotTell},
		{text("ftp", "?Rest", "?More"), No, CannotTell, CannotTell},
		{text("?All"), CannotTell, CannotTell, CannotTell},
		{AbsentText(syntax.Span{}), No, No, No},
	}
	for _, test := range tests {
		got := []Answer{test.text.HasPrefix("http://"), test.text.HasSuffix("/{proxy}"), test.text.Contains("a/{")}
		if want := []Answer{test.prefix, test.suffix, test.contains}; !cmp.Equal(got, want) {
			t.Errorf("%s: prefix, suffix, contains = %v, want %v", test.text, got, want)
		}
	}
}

func TestSplitNeverCutsHoles(t *testing.T) {
	tests := []struct {
		text Text
		n    int
		want []string
	}{
		{text("a:b:c"), 5, []string{"a", "b", "c"}},
		{text("a:b:c"), 2, []string{"a", "b:c"}},
		{text("a:", "?x", ":c"), 5, []string{"a", "${x}", "c"}},
		{text("a:p", "?x", "s:c:d"), 3, []string{"a", "p${x}s", "c:d"}},
		{text("?x", "?y"), 3, []string{"${x}${y}"}},
		{text(":"), 3, []string{"", ""}},
		{text("?x", ":"), 3, []string{"${x}", ""}},
	}
	for _, test := range tests {
		var got []string
		for _, part := range test.text.Split(":", test.n) {
			got = append(got, part.String())
		}
		if !cmp.Equal(got, test.want) {
			t.Errorf("%s into %d: got %q, want %q", test.text, test.n, got, test.want)
		}
	}
}

func TestThing(t *testing.T) {
	const elb = "arn:aws:elasticloadbalancing:us-east-2:111111111111:"
	tests := []struct {
		text Text
		want Thing
	}{
		{text(elb + "listener/app/a/1/2"), ListenerARN},
		{text(elb + "listener-rule/app/a/1/2/3"), ListenerRuleARN},
		{text(elb + "loadbalancer/net/a/1"), LoadBalancerARN},
		{text(elb + "targetgroup/a/1"), TargetGroupARN},
		{text("arn:aws:servicediscovery:us-east-2:111111111111:service/srv-1?stage=a"), CloudMapServiceARN},
		{text("arn:aws:servicediscovery:us-east-2:111111111111:namespace/ns-1"), NamespaceARN},
		{text("arn:", "?AWS::Partition", ":elasticloadbalancing:", "?AWS::Region", ":", "?AWS::AccountId", ":listener/", "?Path"), ListenerARN},
		{text("arn:aws:elasticloadbalancing:a:b:", "?Rest"), NoThing},
		{text("arn:aws:lambda:a:b:function:f"), OtherARN},
		{text("http://", "?Host"), URL},
		{text("?Uri"), NoThing},
		{text("srv-abc"), CloudMapServiceID},
		{text("internal-a-1.us-east-2.elb.amazonaws.com"), DNSName},
		{text("a-1.elb.us-east-2.amazonaws.com"), DNSName},
		{text("billing.internal"), PlainText},
		{AbsentText(syntax.Span{}), NoThing},
		{SymbolText("Link", LinkV2ID, "Link", syntax.Span{}), LinkV2ID},
	}
	for _, test := range tests {
		if got := test.text.Thing(); got != test.want {
			t.Errorf("%s is %s, want %s", test.text, got, test.want)
		}
	}
}

func TestARNFieldsMayBeUnknown(t *testing.T) {
	arn, ok := text("arn:aws:elasticloadbalancing:", "?AWS::Region", ":222222222222:listener/app/a/1/2").ARN()
	if !ok {
		t.Fatal("not taken for an ARN")
	}
	if !arn.Account.Is("222222222222") || arn.Region.Known() || !arn.Resource.Is("listener/app/a/1/2") {
		t.Errorf("account %s, region %s, resource %s", arn.Account, arn.Region, arn.Resource)
	}
	for _, other := range []Text{text("arn:aws:elb"), text("?Arn"), text("http://arn:")} {
		if _, ok := other.ARN(); ok {
			t.Errorf("%s taken for an ARN", other)
		}
	}
}

func TestEndpoint(t *testing.T) {
	type parts struct {
		Scheme, Host, Path, Query string
		Port                      int
	}
	tests := []struct {
		text Text
		want parts
	}{
		{text("http://a.b/c/{d}?e=f"), parts{"http", "a.b", "/c/{d}", "e=f", 80}},
		{text("https://a.b"), parts{"https", "a.b", "", "", 443}},
		{text("http://a.b:8080/"), parts{"http", "a.b", "/", "", 8080}},
		{text("http://", "?Host", ":81/x"), parts{"http", "${Host}", "/x", "", 81}},
		{text("http://", "?Host", "/x"), parts{"http", "${Host}", "/x", "", 0}},
		{text("http://a.b:99999/"), parts{"http", "a.b", "/", "", 0}},
	}
	for _, test := range tests {
		endpoint, ok := test.text.Endpoint()
		if !ok {
			t.Errorf("%s is no endpoint", test.text)
			continue
		}
		port, _ := endpoint.Port.Get()
		got := parts{endpoint.Scheme, endpoint.Host.String(), endpoint.Path.String(), endpoint.Query.String(), port}
		if got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.text, got, test.want)
		}
	}
	if _, ok := text("?Scheme", "://a").Endpoint(); ok {
		t.Error("an unknown scheme was taken for known")
	}
}

func TestPathVariables(t *testing.T) {
	got := text("http://a/${stageVariables.x}/{id}/", "?Mid", "/{proxy+}/{}/{a{b}").PathVariables()
	if want := []string{"id", "proxy+"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStageVariablesPointAtTheExpression(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("uri: 'http://${stageVariables.host}/${stageVariables.base}'\n"), syntax.DefaultLimits())
	uses := LiteralNode(file.Root.Get("uri")).StageVariables()
	if len(uses) != 2 {
		t.Fatalf("found %d uses, want 2", len(uses))
	}
	if got, want := uses[1].Span.Text(), "${stageVariables.base}"; got != want || uses[1].Name != "base" {
		t.Errorf("second use is %q at %q, want %q", uses[1].Name, got, want)
	}
}

func TestSymbolsMeanSomethingWithinTheirDocumentOnly(t *testing.T) {
	one := &syntax.File{Name: "one.yaml"}
	other := &syntax.File{Name: "other.yaml"}
	in := func(file *syntax.File) Text { return SymbolText("Link", LinkV2ID, "Link", syntax.Span{File: file}) }
	if in(one).Same(in(one)) != Yes {
		t.Error("a symbol differs from itself")
	}
	if in(one).Same(in(other)) == Yes {
		t.Error("a logical id of one document met that of another")
	}
	attribute := func(name string) Text { return SymbolText("Api", OtherAttribute, name, syntax.Span{File: one}) }
	if attribute("Api").Same(attribute("Api.RootResourceId")) == Yes {
		t.Error("two attributes of one resource count as the same")
	}
}

func TestAssumptionsAreKeptByParts(t *testing.T) {
	whole := text("http://a:81/b").Assuming("the default of parameter Uri", syntax.Span{})
	endpoint, _ := whole.Endpoint()
	if got := endpoint.Host.Assumes(); got != "the default of parameter Uri" {
		t.Errorf("the host assumes %q", got)
	}
	for _, name := range []string{"the default of parameter U", "the default of parameter Uri"} {
		if got := text("a").Assuming("the default of parameter Uri", syntax.Span{}).Assuming(name, syntax.Span{}).Assumes(); !strings.Contains(got, name) {
			t.Errorf("%q was swallowed: %q", name, got)
		}
	}
	both := whole.Assuming("the default of parameter Port", syntax.Span{}).Assuming("the default of parameter Uri", syntax.Span{})
	if got, want := both.Assumes(), "the default of parameter Uri and the default of parameter Port"; got != want {
		t.Errorf("assumes %q, want %q", got, want)
	}
}

func TestFindPointsAtAPart(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("uri: 'http://h/{id}'\n"), syntax.DefaultLimits())
	text := LiteralNode(file.Root.Get("uri"))
	if got := text.Find("{id}").Text(); got != "{id}" {
		t.Errorf("found %q", got)
	}
	if got := text.Find("{x}").Text(); got != "'http://h/{id}'" {
		t.Errorf("a part that is not there is found at %q", got)
	}
}
