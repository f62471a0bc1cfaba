package simulate

import (
	"fmt"
	"strings"
)

// ParseBinding reads TARGET=URL: the target of a Binding and the server that
// stands behind it. The target may hold equal signs itself: it ends before the
// first one that a URL follows. See NewServer for the URL and the allowed hosts.
func ParseBinding(text string, allowed Allowed) (Binding, error) {
	at := -1
	for _, start := range []string{"=http://", "=https://"} {
		if found := strings.Index(text, start); found >= 0 && (at < 0 || found < at) {
			at = found
		}
	}
	if at <= 0 {
		return Binding{}, fmt.Errorf("the backend %q should be TARGET=URL, such as *=http://127.0.0.1:8080", text)
	}
	server, err := NewServer(text[at+1:], allowed)
	if err != nil {
		return Binding{}, fmt.Errorf("binding a backend to %s: %w", text[:at], err)
	}
	return Binding{Target: text[:at], Backend: server}, nil
}
