package simulate

import (
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/vtl"
)

// contextKeys are the keys of $context in templates of a stage without
// authorizers, and identityKeys those of $context.identity. Recorded on AWS.
var (
	contextKeys = []string{
		"resourceId", "resourcePath", "httpMethod", "extendedRequestId", "requestTime", "path", "accountId", "protocol", "requestOverride",
		"stage", "domainPrefix", "requestTimeEpoch", "requestId", "identity", "domainName", "deploymentId", "responseOverride", "apiId",
	}
	identityKeys = []string{
		"cognitoIdentityPoolId", "accountId", "cognitoIdentityId", "caller", "sourceIp", "principalOrgId", "accessKey",
		"cognitoAuthenticationType", "cognitoAuthenticationProvider", "userArn", "userAgent", "user",
	}
)

// surroundings is $context of the templates of one request, with what they
// override.
type surroundings struct {
	root *contextMap
	// twice tells that a template has overridden a parameter twice.
	twice bool
}

func newSurroundings(v values) *surroundings {
	s := &surroundings{}
	branch := func(path string, names ...string) *contextMap {
		made := &contextMap{path: path, of: v, entries: &jsonvalue.Object{}}
		for _, name := range names {
			made.entries.Set(name, &contextMap{path: path + name + ".", of: v, entries: &jsonvalue.Object{}, once: s})
		}
		return made
	}
	s.root = branch("")
	for _, key := range contextKeys {
		s.root.entries.Set(key, nil)
	}
	if _, there := v.isCanaryRequest(); there {
		s.root.entries.Set("isCanaryRequest", nil)
	}
	if v.grant.values != nil {
		s.root.entries.Set("authorizer", branch("authorizer.", "claims"))
	}
	identity := branch("identity.")
	for _, key := range identityKeys {
		identity.entries.Set(key, nil)
	}
	s.root.entries.Set("identity", identity)
	s.root.entries.Set("requestOverride", branch("requestOverride.", "path", "header", "querystring"))
	s.root.entries.Set("responseOverride", branch("responseOverride.", "header"))
	return s
}

// contextMap is $context or a map in it. Printed, a map is empty. Recorded on
// AWS.
type contextMap struct {
	// path is that of the map with a dot at the end, empty for $context.
	path    string
	of      values
	entries *jsonvalue.Object
	// once notes that a key is set again, where each may be set once.
	once *surroundings
}

// String gives nothing.
func (*contextMap) String() string { return "" }

// Property gives a value of the context.
func (m *contextMap) Property(name string) any {
	value, there := m.entries.Get(name)
	if value != nil || strings.HasPrefix(m.path, "re") {
		return value
	}
	if known, ok := m.of.lookUpContext(m.path + name); ok {
		return known
	}
	if !there {
		m.of.note("context", "context."+m.path+name+" is not known to the simulator and is left out", m.of.configured())
	}
	return nil
}

// Set sets a value, such as an override.
func (m *contextMap) Set(name string, value any) error {
	if _, there := m.entries.Get(name); there && m.once != nil {
		m.once.twice = true
	}
	m.entries.Set(name, value)
	return nil
}

// Call calls a method of the map.
func (m *contextMap) Call(method string, args []any) (any, error) {
	switch {
	case method == "get" && len(args) == 1:
		return m.Property(vtl.Print(args[0])), nil
	case method == "put" && len(args) == 2:
		return nil, m.Set(vtl.Print(args[0]), args[1])
	default:
		return vtl.CallMap(m.entries, method, args), nil
	}
}

// override gives what templates have overridden of one kind: names with their
// values.
func (ex *Exchange) override(of, kind string) []parameter {
	if ex.surroundings == nil {
		return nil
	}
	branch, ok := ex.surroundings.root.Property(of).(*contextMap)
	if !ok {
		return nil
	}
	var entries *jsonvalue.Object
	switch holder := branch.Property(kind).(type) {
	case *contextMap:
		entries = holder.entries
	case *jsonvalue.Object:
		entries = holder
	default:
		return nil
	}
	var overridden []parameter
	for name, value := range entries.Entries() {
		if texts := printed(value); len(texts) > 0 {
			overridden = append(overridden, parameter{name: name, values: texts})
		}
	}
	return overridden
}

// overriddenPath is the text that a template has put in place of the whole path.
// Source: developer guide, "Private integrations for REST APIs".
func (ex *Exchange) overriddenPath() (string, bool) {
	if ex.surroundings == nil {
		return "", false
	}
	branch, ok := ex.surroundings.root.Property("requestOverride").(*contextMap)
	if !ok {
		return "", false
	}
	path, ok := branch.Property("path").(string)
	return path, ok
}

// printed gives the texts of a value or of the items of a list.
func printed(value any) []string {
	var items []any
	switch value := value.(type) {
	case *vtl.List:
		items = value.Items
	case *jsonvalue.Array:
		items = value.Items
	case nil:
		return nil
	default:
		return []string{vtl.Print(value)}
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = vtl.Print(item)
	}
	return texts
}
