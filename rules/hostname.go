package rules

import (
	"net/netip"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// hostRunes are the characters of host names: RFC 1123, section 2.1, and the
// underscore that some private names have.
const hostRunes = "abcdefghijklmnopqrstuvwxyz0123456789-._"

// hostFault tells what keeps a text from being a host name that a certificate
// may hold; empty for those that are.
func hostFault(name string) string {
	lower := strings.ToLower(name)
	address, err := netip.ParseAddr(strings.Trim(name, "[]"))
	switch {
	case name == "":
		return "is empty"
	case strings.Contains(name, "://"):
		return "has a scheme"
	case err == nil && address.IsValid():
		return "is an address"
	case strings.Contains(name, "*"):
		return "has a wildcard"
	case strings.Contains(name, "/"):
		return "has a path"
	case strings.Contains(name, ":"):
		return "has a port"
	case strings.Trim(lower, hostRunes) != "":
		return "is no host name"
	default:
		return ""
	}
}

// hasShapeOfHost tells whether a text is a host name as far as it is known.
func hasShapeOfHost(name model.Text) bool {
	for _, piece := range name.Pieces() {
		if piece.Hole == nil && strings.Trim(strings.ToLower(piece.Literal), hostRunes) != "" {
			return false
		}
	}
	return true
}
