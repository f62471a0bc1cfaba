package simulate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// followLink finds the VPC link of a private integration and sees whether it
// carries requests.
func followLink(_ context.Context, ex *Exchange) error {
	if ex.sent == nil {
		return nil
	}
	in := ex.integration
	ex.log.value(lineSending, ex.sent.URL)
	ex.log.by(in.URI.Where())
	if !in.UsesLink() {
		ex.narrate("link", "the integration uses none", in.ConnectionType.Where())
		return nil
	}
	link, err := ex.findLink()
	if err != nil {
		return err
	}
	if link == nil {
		ex.note("link", "the VPC link is not in these files; it is taken to work", in.Link.ID.Where())
		return nil
	}
	ex.link = link
	ex.log.by(link.Where())
	ex.tell("link", link.Where(), "through VPC link ", link.Name)
	if status, ok := link.Status.Get(); ok && status != linkStates[0] && slices.Contains(linkStates, status) {
		ex.note("link", ex.stateOf(link), link.Status.Where())
		reply := ex.cutOff(link.Status.Where())
		if ex.API.Protocol == model.HTTP {
			reply.Line = lineVPCLinkFailure
		}
		return reply
	}
	return nil
}

// linkStates are the states of links: the first is the only one in which they
// carry requests. Source: API reference of both versions.
var linkStates = []string{"AVAILABLE", "PENDING", "FAILED", "DELETING", "INACTIVE"}

// stateOf tells the state of a link, with its reason where a listing gives one.
func (ex *Exchange) stateOf(link *model.VPCLink) string {
	told := "VPC link " + link.Name + " is " + link.Status.String()
	if reason, ok := link.StatusMessage.Get(); ok && reason != "" {
		told += ": " + reason
	}
	return told
}

// cutOff is the answer when nothing behind the link takes the connection: 500
// from a REST API, 503 from an HTTP API. Reported by third parties.
func (ex *Exchange) cutOff(at syntax.Span) *Reply {
	if ex.API.Protocol == model.HTTP {
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: at}
	}
	return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineInternal), At: at}
}

// findLink gives the link that the connection id names, by way of stage
// variables where it uses one; nil when these files do not hold it.
func (ex *Exchange) findLink() (*model.VPCLink, error) {
	reference := ex.integration.Link
	if reference.To != nil {
		return reference.To, nil
	}
	uses := reference.ID.StageVariables()
	if len(uses) == 0 {
		return nil, nil //nolint:nilnil // a link outside of these files is no error
	}
	text, _ := reference.ID.Get()
	id, err := replaceStageVariables(text, ex.variable)
	if err != nil {
		return nil, err
	}
	if id == "" {
		ex.note("link", "stage variable "+uses[0].Name+" is not defined", uses[0].Span)
		return nil, ex.cutOff(uses[0].Span)
	}
	if ex.inTest() && ex.assumes(testLinkVariable, "unresolved", uses[0].Span) {
		return nil, ex.cutOff(uses[0].Span)
	}
	for _, link := range ex.Model.Links {
		if link.ID.Is(id) || link.Logical == id || symbolStandsIn(link.ID, id) {
			return link, nil
		}
	}
	if strings.ContainsAny(id, ":/.") {
		ex.note("link", "stage variable "+uses[0].Name+" holds no id of a VPC link: "+id, uses[0].Span)
		return nil, ex.cutOff(uses[0].Span)
	}
	return nil, nil //nolint:nilnil // a link outside of these files is no error
}

// symbolStandsIn tells whether a stage variable holds the id of a resource of
// the template, which stands in by its name.
func symbolStandsIn(id model.Text, shown string) bool {
	return id.Unknown() && standIn(id) == shown
}
