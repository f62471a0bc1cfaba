package openapi

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// endpointService is the part of the host name of an API between its id and
// its Region: abcdef1234.execute-api.us-east-2.amazonaws.com.
const endpointService = ".execute-api."

// serverRegion is the Region of the API by the addresses at which the document
// says that it answers, absent where none is an endpoint of API Gateway and
// unknown where they differ.
func (d *document) serverRegion() model.Text {
	found := model.AbsentText(d.fields().Head)
	for _, region := range d.serverRegions() {
		switch {
		case found.Absent():
			found = region
		case found.Same(region) != model.Yes:
			return model.UnknownText("Region", "the servers lie in several Regions", region.Where())
		}
	}
	return found
}

func (d *document) serverRegions() []model.Text {
	document := d.fields()
	var regions []model.Text
	if region, ok := hostRegion(document.Text("host")); ok {
		regions = append(regions, region)
	}
	servers, _ := document.Objects("servers")
	for _, server := range servers {
		region, ok := hostRegion(server.Text("url"))
		if !ok {
			continue
		}
		if name, variable := variableName(region); variable {
			region = d.variable(server.Object("variables").Object(name), name, region.Where())
		}
		regions = append(regions, region)
	}
	return regions
}

// hostRegion cuts the Region out of the address of an endpoint of API Gateway.
func hostRegion(address model.Text) (region model.Text, ok bool) {
	literal, known := address.Get()
	before, after, found := strings.Cut(literal, endpointService)
	name, _, ended := strings.Cut(after, ".")
	if !known || !found || !ended || name == "" {
		return model.Text{}, false
	}
	start := len(before) + len(endpointService)
	return model.Literal(name, address.Part(start, start+len(name))), true
}

// variableName gives the name of the server variable that a part of an address
// is.
func variableName(part model.Text) (name string, ok bool) {
	literal, _ := part.Get()
	if name, ok = strings.CutPrefix(literal, "{"); !ok {
		return "", false
	}
	return strings.CutSuffix(name, "}")
}

// variable is the value of a server variable: its default, which is assumed,
// unless that is the assumption to do without.
func (d *document) variable(fields model.Fields, name string, use syntax.Span) model.Text {
	fallback := fields.Text("default")
	if fallback.Absent() {
		return model.UnknownText(name, "server variable "+name+" has no default", use)
	}
	assumption := "the default of server variable " + name
	if d.lifted == assumption {
		return model.UnknownText(name, assumption+" is not taken for granted", use)
	}
	if fallback.Known() && !slices.Contains(d.assumed, assumption) {
		d.assumed = append(d.assumed, assumption)
	}
	return fallback.At(use).Assuming(assumption, fallback.Where())
}
