package model_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestTrust(t *testing.T) {
	for _, test := range []struct {
		name        string
		certificate model.Certificate
		want        model.Trust
	}{
		{"requested in a template", model.Certificate{}, model.PublicTrust},
		{"issued by Amazon", model.Certificate{Origin: text("AMAZON_ISSUED"), Issuer: text("Amazon"), Subject: text("CN=a.example.com")}, model.PublicTrust},
		{"private authority", model.Certificate{Authority: text("arn:aws:acm-pca:eu-west-1:210987654321:certificate-authority/1")}, model.PrivateTrust},
		{"authority of a parameter", model.Certificate{Authority: text("$")}, model.PrivateTrust},
		{"listed as private", model.Certificate{Origin: text("PRIVATE")}, model.PrivateTrust},
		{"imported", model.Certificate{Origin: text("IMPORTED"), Issuer: text("R11"), Subject: text("CN=a.example.com")}, model.ImportedTrust},
		{"signed by itself", model.Certificate{Origin: text("IMPORTED"), Issuer: text("CN=a.example.com"), Subject: text("CN=a.example.com")}, model.SelfSigned},
		{"imported, no details", model.Certificate{Origin: text("IMPORTED")}, model.ImportedTrust},
	} {
		if got := test.certificate.Trust(); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}
