package serve

import (
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Hosts are the names beside those of loopback that requests may ask for, so
// that no page of another site reaches the server under a name of its own.
type Hosts []string

// Allow tells whether a request may have the Host header.
func (h Hosts) Allow(header string) bool {
	name := header
	if host, _, err := net.SplitHostPort(header); err == nil {
		name = host
	}
	name = strings.TrimSuffix(strings.Trim(name, "[]"), ".")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	if address, err := netip.ParseAddr(name); err == nil && address.IsLoopback() {
		return true
	}
	return slices.ContainsFunc(h, func(allowed string) bool { return strings.EqualFold(allowed, name) })
}
