package model

// Trust is who vouches for a certificate.
type Trust uint8

// The kinds of trust. ImportedTrust: somebody imported the certificate, and
// nobody can tell who issued it.
const (
	PublicTrust Trust = iota
	PrivateTrust
	SelfSigned
	ImportedTrust
)

// Certificate is a certificate of AWS Certificate Manager.
type Certificate struct {
	Object
	ARN Text
	// Names are the domain name and the alternative names.
	Names []Text
	// NamesOpen tells that there may be more names than these.
	NamesOpen bool
	// Origin is AMAZON_ISSUED, PRIVATE or IMPORTED, where a listing says so, and
	// Subject and Issuer are as in the certificate.
	Origin, Subject, Issuer Text
	// Authority is the private certificate authority that issues it; absent for
	// public certificates.
	Authority Text
}

// Trust tells who vouches for the certificate.
func (c *Certificate) Trust() Trust {
	switch {
	case c.Authority.Present() || c.Origin.Is("PRIVATE"):
		return PrivateTrust
	case !c.Origin.Is("IMPORTED"):
		return PublicTrust
	case c.Issuer.Present() && c.Issuer.Same(c.Subject) == Yes:
		return SelfSigned
	default:
		return ImportedTrust
	}
}
