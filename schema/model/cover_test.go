package model_test

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func certificate(names string) *model.Certificate {
	var c model.Certificate
	for name := range strings.FieldsSeq(names) {
		c.Names = append(c.Names, text(name))
	}
	return &c
}

func TestCertificateCovers(t *testing.T) {
	for _, test := range []struct {
		names, name string
		want        model.Answer
	}{
		{"api.example.com", "api.example.com", model.Yes},
		{"api.example.com", "API.Example.com", model.Yes},
		{"api.example.com", "www.example.com", model.No},
		{"www.example.com api.example.com", "api.example.com", model.Yes},
		{"*.example.com", "api.example.com", model.Yes},
		{"*.example.com", "example.com", model.No},
		{"*.example.com", "a.b.example.com", model.No},
		{"*.example.com", ".example.com", model.No},
		{"*.example.com *.b.example.com", "a.b.example.com", model.Yes},
		{"$", "api.example.com", model.CannotTell},
		{"$.example.com", "api.example.com", model.CannotTell},
		{"*.$", "api.example.com", model.CannotTell},
		{"*.example.com", "$.example.com", model.CannotTell},
		{"$.example.com", "api.example.org", model.No},
		{"*.example.com", "$.example.org", model.No},
		{"", "api.example.com", model.CannotTell},
	} {
		if got := certificate(test.names).Covers(text(test.name)); got != test.want {
			t.Errorf("%q covers %q: %d, want %d", test.names, test.name, got, test.want)
		}
	}
	open := certificate("api.example.com")
	open.NamesOpen = true
	if open.Covers(text("www.example.com")) != model.CannotTell {
		t.Error("a name that nobody knows may be the one")
	}
}

func TestListenerCovers(t *testing.T) {
	one, other := certificate("api.example.com"), certificate("*.internal.example.com")
	arns := []model.Text{text("arn:one"), text("arn:other")}
	for _, test := range []struct {
		name     string
		listener model.Listener
		want     model.Answer
	}{
		{"second certificate", model.Listener{Certificates: arns, Shows: []*model.Certificate{one, other}}, model.Yes},
		{"first only", model.Listener{Certificates: arns[:1], Shows: []*model.Certificate{one}}, model.No},
		{"second elsewhere", model.Listener{Certificates: arns, Shows: []*model.Certificate{one}}, model.CannotTell},
		{"perhaps more", model.Listener{Certificates: arns[:1], Shows: []*model.Certificate{one}, CertificatesOpen: true}, model.CannotTell},
		{"none", model.Listener{}, model.CannotTell},
	} {
		if got := test.listener.Covers(text("parcels.internal.example.com")); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}
