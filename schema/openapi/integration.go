package openapi

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// integrate reads the integration of an operation, which may have none. One that
// stands somewhere else, as among the components, is read once.
func (d *document) integrate(route *model.Route, o operation) {
	key, node := o.node.Entry(extension + "integration")
	written, _ := d.evaluator.Node(node)
	ref := reference(written)
	atKey, stands := d.followKey(key, node)
	if ref != nil {
		d.refer(route, ref)
	}
	switch {
	case stands == nil || stands.Kind != syntax.Map:
	case ref == nil && stands.Get("$ref") != nil: // which one, nobody can tell
	case ref == nil:
		route.Integration = d.readIntegration(key, node, o.name(), key.Text+" of "+o.name())
	default:
		if d.shared[stands] == nil {
			name := shortName(atKey, stands)
			d.shared[stands] = d.readIntegration(atKey, stands, name, "the integration "+name)
		}
		route.Integration = d.shared[stands]
	}
}

// sharedIntegrations is where HTTP APIs look for the integrations that several
// operations use.
const sharedIntegrations = "#/components/" + extension + "integrations/"

// refer notes that a route refers to an integration elsewhere, with the fault
// that following the reference has brought to light.
func (d *document) refer(route *model.Route, ref *syntax.Node) {
	reference := model.IntegrationReference{
		Target: model.LiteralNode(ref), Route: route, Shared: strings.HasPrefix(ref.Text, sharedIntegrations),
	}
	if at := slices.IndexFunc(d.misled, func(f model.DocumentFault) bool { return f.At == ref.Span }); at >= 0 {
		reference.Fault = d.misled[at].Message
		d.misled = slices.Delete(d.misled, at, at+1)
	}
	d.references = append(d.references, reference)
}

// shortName names an integration that several operations use: by its key, or by
// the file that it is.
func shortName(key, node *syntax.Node) string {
	if key == nil {
		return node.Span.File.Name
	}
	return key.Text
}

func (d *document) readIntegration(key, node *syntax.Node, name, owner string) *model.Integration {
	fields := model.FieldsOf(key, node, d.evaluator)
	in := &model.Integration{
		Object: fields.Describe(integrationType(d.api.Protocol), name), API: d.api, Protocol: d.api.Protocol,
		ID: model.AbsentText(fields.Head), APIID: model.AbsentText(fields.Head),
		Kind:                 fields.Text("type").Upper(),
		Subtype:              fields.Text("integrationSubtype"),
		ConnectionType:       fields.Text("connectionType"),
		Link:                 model.Ref[model.VPCLink]{ID: fields.Text("connectionId")},
		Method:               fields.Text("httpMethod"),
		URI:                  fields.Text("uri"),
		Target:               model.Ref[model.LoadBalancer]{ID: fields.Text("integrationTarget")},
		PayloadFormatVersion: fields.Text("payloadFormatVersion"),
		Timeout:              fields.Int("timeoutInMillis"),
		TLS:                  fields.TLS("tlsConfig", "serverNameToVerify", "insecureSkipVerification"),
		RequestParameters:    fields.Mappings("requestParameters"),
		ResponseParameters:   responseMappings(fields),
		Passthrough:          fields.Text("passthroughBehavior").Upper(),
		ContentHandling:      fields.Text("contentHandling").Upper(),
		TransferMode:         fields.Text("responseTransferMode").Upper(),
	}
	in.Responses, in.ResponsesOpen = responses(fields)
	in.Templates, in.TemplatesOpen = templates(fields, "requestTemplates")
	keys, count := fields.Texts("cacheKeyParameters")
	in.CacheKeys, in.CacheKeysOpen = keys, count.Unknown()
	d.Integrations = append(d.Integrations, in)
	d.shape(jsonschema.ExtensionIntegration, owner, key, node)
	d.readIgnores(node, cover(key, node))
	return in
}

// responseMappings reads the mappings of an HTTP API, which stand by status.
func responseMappings(integration model.Fields) []model.ResponseMapping {
	var mappings []model.ResponseMapping
	fields := integration.Object("responseParameters")
	for status, node := range fields.Node.Entries() {
		if node, _ := fields.Evaluator.Node(node); node == nil || node.Kind != syntax.Map {
			continue
		}
		for _, mapping := range fields.Mappings(status.Text) {
			mappings = append(mappings, model.ResponseMapping{Status: model.LiteralNode(status), Mapping: mapping})
		}
	}
	return mappings
}

// responses reads the integration responses of a REST API. Their keys are
// selection patterns, except for "default".
func responses(integration model.Fields) (list []model.IntegrationResponse, open bool) {
	holder := integration.Object("responses")
	for pattern, node := range holder.Node.Entries() {
		fields := model.FieldsOf(pattern, node, integration.Evaluator)
		if fields.Node == nil {
			open = open || !fields.Absent()
			continue
		}
		response := model.IntegrationResponse{
			Object:           fields.Describe("", pattern.Text),
			StatusCode:       fields.Text("statusCode"),
			SelectionPattern: model.LiteralNode(pattern),
			Parameters:       fields.Mappings("responseParameters"),
			ContentHandling:  fields.Text("contentHandling").Upper(),
		}
		if pattern.Text == "default" {
			response.SelectionPattern = model.AbsentText(pattern.Span)
		}
		response.Templates, _ = templates(fields, "responseTemplates")
		list = append(list, response)
	}
	return list, open || holder.IsOpen()
}
