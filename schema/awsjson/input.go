package awsjson

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// key gives the key of an input that a word is in whatever case; empty for
// other words.
func (o *operation) key(word string) string {
	for _, keys := range [...][]string{o.required, o.others} {
		for _, key := range keys {
			if strings.EqualFold(key, word) {
				return key
			}
		}
	}
	return ""
}

// match is how well a document fits the input of an operation.
type match struct {
	// known are the keys that the input has, folded those of them in another
	// case, and unknown the others.
	known, folded, unknown int
}

// swapped tells that most keys are in another case: not one was mistyped, the
// input was written for another program or generation of the API.
func (m match) swapped() bool { return m.folded*2 > m.known }

func (o *operation) match(document *syntax.Node) match {
	var m match
	for name := range document.Entries() {
		switch key := o.key(name.Text); {
		case key == "":
			m.unknown++
		case key != name.Text:
			m.folded++
			fallthrough
		default:
			m.known++
		}
	}
	return m
}

// leastFolded is the number of keys of an input with keys in another case.
const leastFolded = 4

// takes tells whether a document is input of the operation. Few of its keys may
// be strange; where some are in another case, more of them must be known.
func (o *operation) takes(document *syntax.Node) bool {
	for _, key := range o.required {
		if !slices.ContainsFunc(slices.Collect(keysOf(document)), func(name string) bool { return strings.EqualFold(name, key) }) {
			return false
		}
	}
	m := o.match(document)
	if m.swapped() {
		return o.fold && m.known >= leastFolded && m.unknown == 0
	}
	return m.known >= min(2, m.known+m.unknown) && m.unknown*3 <= m.known && slices.ContainsFunc(slices.Collect(keysOf(document)), telling)
}

func keysOf(document *syntax.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for name := range document.Entries() {
			if !yield(name.Text) {
				return
			}
		}
	}
}

// words are parts of the names of keys that hardly anything but input of the
// AWS CLI has several of.
var words = [...]string{
	"apiid", "vpc", "arn", "subnet", "resourceid", "stage", "listener", "group", "connection", "integration", "route", "authorizer",
	"namespaceid", "serviceid", "taskdefinition", "containerdefinitions", "cidr", "domainname", "protocoltype", "patchoperations", "endpointconfiguration",
	"apikeysource", "throttle", "dnsconfig", "serviceregistries", "healthcheck", "creatorrequestid", "instanceid",
}

func telling(key string) bool {
	key = strings.ToLower(key)
	return slices.ContainsFunc(words[:], func(word string) bool { return strings.Contains(key, word) })
}

// inputOf gives the operation whose input a document is; nil for none.
func inputOf(document *syntax.Node) *operation {
	for i := range operations {
		if operations[i].takes(document) && !describes(document) {
			return &operations[i]
		}
	}
	return nil
}

// names are keys by which input names what it is about. In what
// --generate-cli-skeleton prints they are empty.
var names = [...]string{
	"ApiId", "restApiId", "Name", "name", "serviceName", "service", "ServiceId", "LoadBalancerArn", "ListenerArn", "TargetGroupArn", "GroupName",
	"GroupId", "DomainName", "domainName", "family", "VpcLinkId", "vpcLinkId", "VpcId", "CidrBlock", "usagePlanId",
}

// isSkeleton tells whether a request is yet to be filled in.
func isSkeleton(document *syntax.Node) bool {
	for _, name := range names {
		if value := document.Get(name); value != nil && value.Kind == syntax.String && value.Text == "" {
			return true
		}
	}
	return false
}

// answer gives the input of the operation as an answer to be read.
func (o *operation) answer(document *syntax.Node) answer {
	shape := &shape{commands: o.command, request: true, read: func(s *snapshot, f model.Fields) { s.readInput(o, f) }}
	return answer{shape: shape, objects: []*syntax.Node{document}, document: document}
}

// readInput reads what an operation takes. The CLI refuses keys in another
// case, so of such input nothing but the keys counts.
func (s *snapshot) readInput(o *operation, f model.Fields) {
	if o.match(f.Node).swapped() {
		s.Shapes = append(s.Shapes, model.Shape{Owner: "input of aws " + o.command, Call: o.command, Faults: func() []model.ShapeFault { return o.faults(f.Node) }})
		return
	}
	if read := readers(o.command); read != nil {
		read(s, f)
	}
	if schema, ok := jsonschema.Request(o.command); ok {
		object := f.Describe("aws "+o.command, "")
		s.describe(schema, &object, f)
	}
}

// faults gives the keys of an input that are in another case.
func (o *operation) faults(document *syntax.Node) []model.ShapeFault {
	var faults []model.ShapeFault
	for name := range document.Entries() {
		if key := o.key(name.Text); key != name.Text {
			faults = append(faults, model.ShapeFault{
				Kind: model.UnknownKey, Key: name.Text, Meant: key, Grave: true, At: name.Span,
				Message: "there is no key \"" + name.Text + "\" here; did you mean \"" + key + "\"?",
			})
		}
	}
	return faults
}
