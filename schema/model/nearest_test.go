package model

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"ConnectionId", "ConnectionType", "Uri", "LNK002", "lint"}
	for word, want := range map[string]string{
		"connectionid": "ConnectionId", "ConectionType": "ConnectionType", "LNK003": "LNK002",
		"Url": "Uri", "Ur": "", "Listener": "", "": "", "ConnectionIdentifier": "",
		"ConnectionIdee": "ConnectionId", "Connection": "ConnectionId", "Connect": "", "colour": "",
		"lnit": "lint", "ilnt": "lint", "nlit": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
