package model

import "strings"

// Covers tells whether the certificate is valid for a name. A wildcard stands
// for exactly one label, the first. Source: RFC 6125, section 6.4.3, and ACM
// user guide, "Wildcard names".
func (c *Certificate) Covers(name Text) Answer {
	result := answerUnless(c.NamesOpen || len(c.Names) == 0)
	for _, own := range c.Names {
		result = either(result, covers(own, name))
	}
	return result
}

// covers compares a name of a certificate, such as *.example.com, with the
// name to verify.
func covers(own, name Text) Answer {
	a, known := own.Get()
	b, given := name.Get()
	if known && given {
		return answer(coversLiteral(strings.ToLower(a), strings.ToLower(b)))
	}
	if own.Key() != "" && own.Key() == name.Key() {
		return Yes
	}
	if own.HasPrefix("*.") == Yes {
		own = own.Split("*", 2)[1]
	}
	return fitEnds(own, name)
}

func coversLiteral(own, name string) bool {
	if own == name {
		return true
	}
	parent, wildcard := strings.CutPrefix(own, "*.")
	label, rest, ok := strings.Cut(name, ".")
	return wildcard && ok && label != "" && rest == parent
}

// fitEnds tells that two texts differ for sure because their ends do.
func fitEnds(a, b Text) Answer {
	one, _ := a.tail()
	other, _ := b.tail()
	one, other = strings.ToLower(one), strings.ToLower(other)
	if strings.HasSuffix(one, other) || strings.HasSuffix(other, one) {
		return CannotTell
	}
	return No
}

// Covers tells whether one of the certificates of the listener is valid for a
// name.
func (l *Listener) Covers(name Text) Answer {
	return either(l.ShownCovers(name), answerUnless(l.CertificatesOpen))
}

// ShownCovers is Covers where there are no certificates but those that are
// listed with the listener.
func (l *Listener) ShownCovers(name Text) Answer {
	result := answerUnless(len(l.Shows) < len(l.Certificates) || len(l.Certificates) == 0)
	for _, certificate := range l.Shows {
		result = either(result, certificate.Covers(name))
	}
	return result
}

// NameList shows the names of the certificate to people.
func (c *Certificate) NameList() string {
	names := make([]string, 0, len(c.Names))
	for _, name := range c.Names {
		names = append(names, name.String())
	}
	return strings.Join(names, ", ")
}

// OnlyName gives the name of a certificate that is for one host alone.
func (c *Certificate) OnlyName() (string, bool) {
	if c.NamesOpen || len(c.Names) != 1 {
		return "", false
	}
	name, known := c.Names[0].Get()
	return name, known && !strings.Contains(name, "*")
}
