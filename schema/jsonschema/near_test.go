package jsonschema

import "testing"

func TestNearest(t *testing.T) {
	candidates := []string{"connectionId", "connectionType", "uri", "type", "Id"}
	tests := map[string]string{
		"ConnectionID":   "connectionId",
		"connectonId":    "connectionId",
		"connectionIdee": "connectionId",
		"connectionIds":  "connectionId",
		"urI":            "uri",
		"url":            "uri",
		"typ":            "type",
		"if":             "",
		"id":             "Id",
		"colour":         "",
		"":               "",
		"connection":     "connectionId",
		"connect":        "",
	}
	for word, want := range tests {
		if got := nearest(word, candidates); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}
