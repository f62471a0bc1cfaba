package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestPlaceholdersAreHoles(t *testing.T) {
	tests := map[string]struct {
		thing   Thing
		unknown bool
	}{
		"arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:listener/app/a/b/c": {ListenerARN, true},
		"${listener_arn}":                           {NoThing, true},
		"http://${host}/{id}":                       {URL, true},
		"${stageVariables.link}":                    {PlainText, false},
		"/v1/${request.path.id}/${context.stage}":   {PlainText, false},
		"${stageVariables.a}/${var.b}":              {NoThing, true},
		"https://example.com/${":                    {URL, false},
		"arn:aws:ecs:eu-west-1:1:service/${name}/x": {ECSServiceARN, true},
	}
	for text, want := range tests {
		got := literal(text).Placeholders()
		if got.String() != text || got.Unknown() != want.unknown || got.Thing() != want.thing {
			t.Errorf("%s: shows as %s, unknown %v, %v", text, got, got.Unknown(), got.Thing())
		}
	}
}

func TestPlaceholdersKeepHolesAndOrigin(t *testing.T) {
	text := Compose([]Piece{{Literal: "${a}-"}, {Hole: &Hole{Name: "B"}}, {Literal: "-${c}-d"}}, syntax.Span{}).Assuming("the default of parameter P", syntax.Span{})
	got := text.Placeholders()
	if got.String() != "${a}-${B}-${c}-d" || len(got.Pieces()) != 6 || got.Assumes() == "" {
		t.Errorf("%s in %d pieces, assumes %q", got, len(got.Pieces()), got.Assumes())
	}
}

func TestTemplatesHaveReferencesOfTheirOwn(t *testing.T) {
	for template, unknown := range map[string]bool{
		"#set( $n = 1 )${n}":                                false,
		"#foreach($one in $input.path('$'))${one.id}#end":   false,
		"${input.json('$')}${context.stage}${util.x}":       false,
		"{\"region\": \"${region}\", \"n\": $n}":            true,
		"#set($arn = 'arn:aws:sns:${AWS::Region}:1:t')$arn": true,
	} {
		if got := literal(template).TemplatePlaceholders(); got.Unknown() != unknown {
			t.Errorf("%s: unknown %v", template, got.Unknown())
		}
	}
}
