package simulate

import (
	"fmt"
	"net/http"
	"strings"
)

// IsToken tells whether a text can be the name of a header. Source: RFC 9110,
// section 5.6.2.
func IsToken(text string) bool {
	for i := range len(text) {
		c := text[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return text != ""
}

// IsFieldValue tells whether a text can be the value of a header. Source: RFC
// 9110, section 5.5.
func IsFieldValue(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// checkSendable finds what HTTP cannot carry in a request.
func checkSendable(request *http.Request) error {
	if !IsToken(request.Method) {
		return fmt.Errorf("%q is no method", request.Method)
	}
	if !IsFieldValue(request.Host) || strings.ContainsAny(request.Host, " \t") {
		return fmt.Errorf("%q is no host", request.Host)
	}
	for name, values := range request.Header {
		if !IsToken(name) {
			return fmt.Errorf("%q is no name of a header", name)
		}
		for _, value := range values {
			if !IsFieldValue(value) {
				return fmt.Errorf("%q is no value of the header %s", value, name)
			}
		}
	}
	return nil
}
