package simulate

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// refusal is the error of a handshake in which API Gateway refuses the
// certificate of the server.
type refusal struct {
	// line is what the execution log says of it.
	line  string
	cause error
}

func (r *refusal) Error() string { return r.cause.Error() }

func (r *refusal) Unwrap() error { return r.cause }

// verify judges the certificates that a server shows, its own first: the chain
// and the dates, then the name.
func (h *Handshake) verify(shown []*x509.Certificate, roots *x509.CertPool) error {
	if h.Unverified {
		return nil
	}
	if err := h.verifyChain(shown, roots); err != nil {
		return &refusal{line: chainLine(err), cause: fmt.Errorf("the certificate %s: %w", subjectOf(shown[0]), err)}
	}
	if h.Name == "" {
		return nil
	}
	if err := h.verifyName(shown[0]); err != nil {
		return &refusal{line: fmt.Sprintf(lineOtherName, h.Name, subjectOf(shown[0])), cause: err}
	}
	return nil
}

func (h *Handshake) verifyChain(shown []*x509.Certificate, roots *x509.CertPool) error {
	options := x509.VerifyOptions{Roots: roots, Intermediates: x509.NewCertPool(), CurrentTime: h.Now()}
	own := x509.NewCertPool()
	for _, certificate := range shown {
		options.Intermediates.AddCert(certificate)
		if bytes.Equal(certificate.RawIssuer, certificate.RawSubject) {
			own.AddCert(certificate)
		}
	}
	_, err := shown[0].Verify(options)
	if _, unknown := errors.AsType[x509.UnknownAuthorityError](err); unknown && h.AnyIssuer {
		options.Roots = own
		_, err = shown[0].Verify(options)
	}
	return err
}

// chainLine is the line about a chain that does not hold.
func chainLine(err error) string {
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](err); ok && invalid.Reason == x509.Expired {
		return lineExpired
	}
	return lineUntrusted
}

// verifyName looks for the name among the alternative names of a certificate.
func (h *Handshake) verifyName(certificate *x509.Certificate) error {
	if h.CommonName && len(certificate.DNSNames)+len(certificate.IPAddresses) == 0 && certificate.Subject.CommonName != "" {
		certificate = &x509.Certificate{DNSNames: []string{certificate.Subject.CommonName}}
	}
	return certificate.VerifyHostname(h.Name)
}

// subjectOf writes the subject of a certificate as Java does: CN=a, O=b, C=c.
func subjectOf(certificate *x509.Certificate) string {
	var sequence pkix.RDNSequence
	if _, err := asn1.Unmarshal(certificate.RawSubject, &sequence); err != nil {
		return certificate.Subject.String()
	}
	parts := make([]string, 0, len(sequence))
	for _, part := range slices.Backward(sequence) {
		parts = append(parts, pkix.RDNSequence{part}.String())
	}
	return strings.Join(parts, ", ")
}
