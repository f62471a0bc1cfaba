package cfn

import (
	"github.com/linkproof/linkproof/schema/syntax"
)

// section names the section of Globals for a type
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html).
// That of functions holds nothing that decides about requests.
func section(kind string) string {
	switch kind {
	case typeServerlessAPI:
		return "Api"
	case typeServerlessHTTPAPI:
		return "HttpApi"
	default:
		return ""
	}
}

// withGlobals gives the body of a resource with what the globals add to it.
func (t *template) withGlobals(body *syntax.Node) *syntax.Node {
	global := t.globals.Get(section(kindOf(body)))
	if global.Len() == 0 {
		return body
	}
	made := *body
	made.Children = append([]syntax.Node(nil), body.Children...)
	for i := 0; i+1 < len(made.Children); i += 2 {
		if made.Children[i].Text == "Properties" {
			made.Children[i+1] = merged(&made.Children[i+1], global)
			return &made
		}
	}
	key := syntax.Node{Kind: syntax.String, Text: "Properties", Span: global.Span}
	made.Children = append(made.Children, key, *global)
	return &made
}

// merged adds to a map what another says: entries that it has not, entries of
// maps within, items of lists. A text and a function stand against all else.
func merged(own, global *syntax.Node) syntax.Node {
	if _, called := callOf(own); called || own.Kind != global.Kind {
		return *own
	}
	made := *own
	switch own.Kind {
	case syntax.List:
		made.Children = append(append([]syntax.Node(nil), global.Children...), own.Children...)
	case syntax.Map:
		made.Children = make([]syntax.Node, 0, len(own.Children)+len(global.Children))
		for key, value := range own.Entries() {
			if other := global.Get(key.Text); other != nil {
				made.Children = append(made.Children, *key, merged(value, other))
				continue
			}
			made.Children = append(made.Children, *key, *value)
		}
		for key, value := range global.Entries() {
			if own.Get(key.Text) == nil {
				made.Children = append(made.Children, *key, *value)
			}
		}
	default:
	}
	return made
}

// Implicit APIs are those that events of functions belong to which name none
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html).
const (
	implicitREST = "ServerlessRestApi"
	implicitHTTP = "ServerlessHttpApi"
)

// addImplicit adds the APIs that events of functions call for, at the place of
// the first event that does.
func (t *template) addImplicit() {
	for i := range t.resources {
		for key, event := range eventsOf(&t.resources[i]) {
			properties := event.Get("Properties")
			switch kind := event.Get("Type"); {
			case kind.Text == eventREST && properties.Get("RestApiId") == nil:
				t.implicit(implicitREST, typeServerlessAPI, "Prod", key)
			case kind.Text == eventHTTP && properties.Get("ApiId") == nil:
				t.implicit(implicitHTTP, typeServerlessHTTPAPI, "", key)
			}
		}
	}
}

func (t *template) implicit(name, kind, stage string, event *syntax.Node) {
	if _, taken := t.ids[name]; taken {
		return
	}
	text := func(text string) syntax.Node { return syntax.Node{Kind: syntax.String, Text: text, Span: event.Span} }
	properties := syntax.Node{Kind: syntax.Map, Span: event.Span}
	if stage != "" {
		properties.Children = []syntax.Node{text("StageName"), text(stage)}
	}
	body := &syntax.Node{Kind: syntax.Map, Span: event.Span, Children: []syntax.Node{text("Type"), text(kind), text("Properties"), properties}}
	key := text(name)
	t.ids[name] = len(t.resources)
	t.resources = append(t.resources, resource{key: &key, body: t.withGlobals(body), kind: kind})
	t.gateway = true
}
