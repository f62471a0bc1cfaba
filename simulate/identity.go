package simulate

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"time"
)

// identity is what a certificate says of its holder. Keys are random; nothing
// else depends on them.
type identity struct {
	// Names are the alternative names: host names, wildcards or addresses.
	Names []string
	// CommonName is that of the subject; empty for the first of the names.
	CommonName string
	Expired    bool
	// Authority tells that the holder issues certificates.
	Authority bool
}

// The dates between which certificates are valid; expired ones end early.
func (i identity) dates() (from, until time.Time) {
	const first, expired, last = 2000, 2001, 9999
	year := last
	if i.Expired {
		year = expired
	}
	return time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
}

// template is the certificate before it is signed.
func (i identity) template() *x509.Certificate {
	common := i.CommonName
	if common == "" && len(i.Names) > 0 {
		common = i.Names[0]
	}
	from, until := i.dates()
	made := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: common}, NotBefore: from, NotAfter: until,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	if i.Authority {
		made.IsCA, made.BasicConstraintsValid = true, true
		made.KeyUsage |= x509.KeyUsageCertSign
	}
	for _, name := range i.Names {
		if address := net.ParseIP(name); address != nil {
			made.IPAddresses = append(made.IPAddresses, address)
		} else {
			made.DNSNames = append(made.DNSNames, name)
		}
	}
	return made
}

// selfSigned makes a certificate that vouches for itself.
func (i identity) selfSigned() (*tls.Certificate, error) { return i.signedBy(nil) }

// signedBy makes a certificate that an issuer vouches for; nil for the holder.
// The chain of the issuer follows it.
func (i identity) signedBy(issuer *tls.Certificate) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	own := i.template()
	parent, signer, chain := own, any(key), [][]byte(nil)
	if issuer != nil {
		parent, signer, chain = issuer.Leaf, issuer.PrivateKey, issuer.Certificate
	}
	signed, err := x509.CreateCertificate(rand.Reader, own, parent, key.Public(), signer)
	if err != nil {
		return nil, fmt.Errorf("signing the certificate of %s: %w", own.Subject, err)
	}
	leaf, err := x509.ParseCertificate(signed)
	if err != nil {
		return nil, fmt.Errorf("reading the certificate of %s: %w", own.Subject, err)
	}
	return &tls.Certificate{Certificate: append([][]byte{signed}, chain...), PrivateKey: key, Leaf: leaf}, nil
}
