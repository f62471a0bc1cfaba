package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var aut007 = lint.Rule{
	ID: "AUT007", Name: "jwt-authorizer-incomplete", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a JWT authorizer lacks what it checks tokens by",
		Why:     "An HTTP API takes the token from the identity source, fetches the keys of the issuer by HTTPS and compares the audience.",
		Symptom: "BadRequestException when the authorizer is made",
		Fix:     "Give the issuer as an https URL, at least one audience and the identity source.",
		Refs:    []string{guide + "http-api-jwt-authorizer.html", httpAPI + "apis-apiid-authorizers.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Authorizer { return m.Authorizers }, func(p *lint.Pass, a *model.Authorizer) {
		if !a.Kind.Is("JWT") {
			return
		}
		checkIssuer(p, a)
		if none(a.AudienceList) && !p.Model.Misspells(&a.Object, "audience") {
			p.Report(a.AudienceList, "JWT authorizer %s has no audience", a.Name)
		}
		if none(a.SourceList) && !p.Model.Misspells(&a.Object, "identitySource") {
			p.Report(a.SourceList, "JWT authorizer %s has no identity source: nothing says where the token stands", a.Name)
		}
	}),
}

func checkIssuer(p *lint.Pass, a *model.Authorizer) {
	switch {
	case a.Issuer.Absent():
		if !p.Model.Misspells(&a.Object, "issuer") {
			p.Report(a.Issuer, "JWT authorizer %s has no issuer", a.Name)
		}
	case a.Issuer.HasPrefix("https://") == model.No && len(a.Issuer.StageVariables()) == 0:
		p.Report(a.Issuer, "the issuer of JWT authorizer %s is no https URL: %s", a.Name, a.Issuer)
	}
}

// none tells whether a list is left out or empty for sure.
func none(list model.Value[int]) bool { return list.Absent() || model.Is(list, 0) }

// saidOfTokens tells whether a missing key is the identity source of a JWT
// authorizer.
func saidOfTokens(m *model.Model, fault model.ShapeFault) bool {
	return fault.Kind == model.MissingKey && fault.Key == "IdentitySource" && slices.ContainsFunc(m.Authorizers, func(a *model.Authorizer) bool {
		return a.Kind.Is("JWT") && a.SourceList.Where() == fault.At
	})
}
