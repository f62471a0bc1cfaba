package shell

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// The kinds of options that are no plain texts, for all operations together:
// no name is of two kinds. Source: input shapes of the service models of
// botocore (apigateway, apigatewayv2, elbv2, servicediscovery, ecs, ec2).
var (
	integers = []string{
		"timeout-in-millis", "port", "authorizer-result-ttl-in-seconds", "minimum-compression-size", "desired-count",
	}
	lists = []string{
		"target-arns", "subnet-ids", "security-group-ids", "subnets", "security-groups", "identity-source", "provider-arns",
		"authorization-scopes", "cache-key-parameters", "binary-media-types", "source-security-group-ids",
		"network-load-balancer-arns", "requires-compatibilities",
	}
	structures = []string{
		"tls-config", "endpoint-configuration", "jwt-configuration", "dns-config", "health-check-config", "health-check-custom-config",
		"network-configuration", "default-route-settings", "route-settings", "access-log-settings", "canary-settings",
		"cors-configuration", "request-parameters", "response-parameters", "request-templates", "response-templates", "response-models",
		"request-models", "variables", "stage-variables", "attributes", "tags", "matcher", "deployment-configuration",
	}
	structureLists = []string{
		"patch-operations", "service-registries", "certificates", "default-actions", "ip-permissions", "container-definitions",
		"load-balancers", "actions", "conditions", "targets", "tag-specifications", "subnet-mappings",
	}
	// listMembers are members of structures that hold a list even where the
	// shorthand gives one text.
	listMembers = []string{"Audience", "types", "vpcEndpointIds", "subnets", "securityGroups", "AllowOrigins", "AllowMethods", "AllowHeaders"}
)

// settings makes the map of a request of the options of a call; upper tells
// that its keys start with a capital.
func (s *script) settings(c *call, upper bool) *syntax.Node {
	request := &syntax.Node{Kind: syntax.Map, Span: c.Span}
	if input := s.input(c); input != nil {
		request.Children = slices.Clone(input.Children)
	}
	for i := range c.options {
		o := &c.options[i]
		if o.isGlobal() {
			continue
		}
		name, off := strings.CutPrefix(o.name, "no-")
		argument := s.argumentOf(o)
		if off && len(o.words) == 0 {
			argument = syntax.Node{Kind: syntax.Bool, Text: "false", Span: o.at}
		}
		set(request, label(camel(name, upper), o.at), &argument)
	}
	return request
}

// input gives the request that an option holds as a whole, beside which other
// options count more; nil without one or where nobody can tell.
func (s *script) input(c *call) *syntax.Node {
	o := c.option("cli-input-json")
	if o == nil || len(o.words) != 1 {
		return nil
	}
	written := s.content(&o.words[0])
	if !strings.HasPrefix(strings.TrimSpace(written.text), "{") {
		return nil
	}
	if node := s.json(written); node.Kind == syntax.Map {
		return &node
	}
	return nil
}

// localOptions are options of the CLI itself that take no value or that stand
// for others.
var localOptions = []string{
	"debug", "no-cli-pager", "no-paginate", "no-verify-ssl", "no-sign-request", "cli-auto-prompt", "no-cli-auto-prompt", "v2", "dry-run",
	"cli-input-json", "cli-input-yaml", "generate-cli-skeleton", "max-items", "page-size", "starting-token",
}

// isGlobal tells whether an option is one of the CLI rather than of the
// request.
func (o *option) isGlobal() bool {
	return slices.Contains(globals, o.name) || slices.Contains(localOptions, o.name)
}

// put sets a key of a map; what others hold of the map stays as it is.
func put(object, key, value *syntax.Node) {
	object.Children = slices.Clone(object.Children)
	set(object, key, value)
}

// set sets a key of a map that nobody else holds.
func set(object, key, value *syntax.Node) {
	entries := object.Children
	for i := 0; i+1 < len(entries); i += 2 {
		if entries[i].Text == key.Text {
			entries[i], entries[i+1] = *key, *value
			return
		}
	}
	object.Children = append(object.Children, *key, *value)
}

// label makes the key of a map.
func label(text string, at syntax.Span) *syntax.Node {
	return &syntax.Node{Kind: syntax.String, Text: text, Span: at}
}

// camel gives the key of a request for the name of an option.
func camel(option string, upper bool) string {
	var key strings.Builder
	for i, part := range strings.Split(option, "-") {
		if part != "" && (i > 0 || upper) {
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		key.WriteString(part)
	}
	return key.String()
}

// argumentOf gives the value of an option as the CLI reads it.
func (s *script) argumentOf(o *option) syntax.Node {
	switch {
	case len(o.words) == 0:
		return syntax.Node{Kind: syntax.Bool, Text: "true", Span: o.at}
	case slices.Contains(structures, o.name) || slices.Contains(structureLists, o.name):
		return s.structure(o, slices.Contains(structureLists, o.name))
	case slices.Contains(lists, o.name):
		return s.list(o)
	case slices.Contains(integers, o.name) && isNumber(o.words[0].text):
		return s.scalar(&o.words[0], 0, len(o.words[0].text), syntax.Number)
	default:
		return s.scalar(&o.words[0], 0, len(o.words[0].text), syntax.String)
	}
}

// isList tells whether an option takes several words.
func isList(option string) bool {
	return slices.Contains(lists, option) || slices.Contains(structureLists, option)
}

func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

// scalar makes a node of a part of a word.
func (s *script) scalar(w *word, from, to int, kind syntax.Kind) syntax.Node {
	return syntax.Node{Kind: kind, Text: w.text[from:to], Tag: s.note(w), Span: w.place(from, to)}
}

// whole makes a node of a word that should hold a structure and that nobody
// can read.
func (s *script) whole(w *word, why string) syntax.Node {
	if known := s.firstWhy(w.text); known != "" {
		why = known
	}
	text := s.unknown(w.span.Text(), why)
	return syntax.Node{Kind: syntax.String, Text: text, Tag: opaqueTag, Span: w.span}
}

// list reads a list of texts: a word for each, or JSON.
func (s *script) list(o *option) syntax.Node {
	if first := &o.words[0]; strings.HasPrefix(strings.TrimSpace(first.text), "[") || strings.HasPrefix(first.text, "file://") {
		return s.structure(o, false)
	}
	list := syntax.Node{Kind: syntax.List, Span: s.around(o.words)}
	for i := range o.words {
		w := &o.words[i]
		if hole := s.onlyHole(w.text); w.many && (hole == nil || hole.Gives == model.NoThing || hole.Gives == model.OtherAttribute) {
			return s.whole(w, "")
		}
		list.Children = append(list.Children, s.scalar(w, 0, len(w.text), syntax.String))
	}
	return list
}

// around gives the span of words in a row.
func (s *script) around(words []word) syntax.Span {
	first, last := words[0].span, words[len(words)-1].span
	return syntax.Span{File: s.file, Start: first.Start, End: max(first.End, last.End)}
}

// structure reads a map, or a list of maps where listed: JSON or shorthand.
func (s *script) structure(o *option, listed bool) syntax.Node {
	first := s.content(&o.words[0])
	trimmed := strings.TrimSpace(first.text)
	switch {
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "["):
		node := s.json(first)
		if listed && node.Kind == syntax.Map {
			node = syntax.Node{Kind: syntax.List, Children: []syntax.Node{node}, Span: node.Span}
		}
		return node
	case !listed:
		return s.shorthand(first)
	}
	list := syntax.Node{Kind: syntax.List, Span: s.around(o.words)}
	for i := range o.words {
		list.Children = append(list.Children, s.shorthand(&o.words[i]))
	}
	return list
}

// content gives what a word stands for: the text of a file that the script
// itself writes.
func (s *script) content(w *word) *word {
	name, isFile := strings.CutPrefix(w.text, "file://")
	if document, ok := s.documents[path.Clean(name)]; isFile && ok {
		return &document
	}
	return w
}

// json reads JSON in a word.
func (s *script) json(w *word) syntax.Node {
	file := syntax.Read("argument.json", []byte(w.text), syntax.DefaultLimits())
	if file.Root == nil {
		return s.whole(w, "it is no JSON")
	}
	return s.rebase(file.Root, w)
}

// rebase gives a tree that was read from the text of a word the places where
// the text stands.
func (s *script) rebase(node *syntax.Node, w *word) syntax.Node {
	moved := *node
	moved.Span = w.place(int(node.Span.Start), int(node.Span.End))
	if node.IsScalar() {
		moved.Tag = s.note(w)
	}
	moved.Children = nil
	for i := range node.Children {
		moved.Children = append(moved.Children, s.rebase(&node.Children[i], w))
	}
	return moved
}

// opaqueTag marks a node that stands for a structure that nobody can tell.
const opaqueTag = "?"

// note gives the tag of the nodes of a word whose text takes something for
// granted or stands elsewhere.
func (s *script) note(w *word) string {
	if w.assumes == "" && w.defined.IsZero() {
		return ""
	}
	s.notes = append(s.notes, w.value)
	return "#" + strconv.Itoa(len(s.notes)-1)
}

// evaluator reads the nodes that a script makes.
type evaluator struct{ *script }

// Node gives the node itself unless it stands for what nobody can tell.
func (e evaluator) Node(node *syntax.Node) (stands *syntax.Node, why string) {
	switch {
	case node == nil || node.Kind == syntax.Null:
		return nil, ""
	case node.Tag == opaqueTag:
		return nil, e.firstWhy(node.Text)
	default:
		return node, ""
	}
}

// Text gives the text of a scalar with its holes.
func (e evaluator) Text(node *syntax.Node) model.Text {
	switch {
	case node == nil || node.Kind == syntax.Null:
		return model.AbsentText(node.Where())
	case !node.IsScalar():
		return model.UnknownText("a structure", "a text should stand here, not a list or map", node.Span)
	}
	noted := value{text: node.Text}
	if index, ok := strings.CutPrefix(node.Tag, "#"); ok {
		if at, err := strconv.Atoi(index); err == nil && at < len(e.notes) {
			noted.assumes, noted.defined = e.notes[at].assumes, e.notes[at].defined
		}
	}
	if noted.assumes == "" && noted.defined.IsZero() && e.firstWhy(node.Text) == "" {
		return model.LiteralNode(node)
	}
	return e.compose(noted, node.Span)
}
