package simulate

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"
)

// NotAllowed is the error of a backend that is not on this machine and that
// nobody allowed.
type NotAllowed struct {
	// Host is the host of the URL of the backend.
	Host string
	// Address is what the host name turned out to mean; empty when that was not
	// asked.
	Address string
}

// Error says how to allow the host.
func (n *NotAllowed) Error() string {
	address := ""
	if n.Address != "" {
		address = " (" + n.Address + ")"
	}
	return fmt.Sprintf("the host %s%s is not this machine, so nothing is sent there; allow it with --allow-host %s", n.Host, address, n.Host)
}

// guard keeps requests on this machine, but for the allowed hosts.
type guard struct {
	host    string
	allowed []string
}

func (g guard) isAllowed() bool {
	return slices.ContainsFunc(g.allowed, func(name string) bool { return strings.EqualFold(name, g.host) })
}

// checkHost looks at the name alone: no resolver is asked about a host that is
// not allowed.
func (g guard) checkHost() error {
	if g.isAllowed() || strings.EqualFold(g.host, "localhost") || isLoopback(g.host) {
		return nil
	}
	return &NotAllowed{Host: g.host}
}

// checkAddress looks at the address that is about to be dialled: a name such
// as localhost may mean another machine.
func (g guard) checkAddress(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("checking the address %s: %w", address, err)
	}
	if g.isAllowed() || isLoopback(host) {
		return nil
	}
	return &NotAllowed{Host: g.host, Address: host}
}

// isLoopback tells whether a text is an address in 127.0.0.0/8 or ::1.
func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}
