package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestReadsWhatLiesWithinItsObjects(t *testing.T) {
	file, other := &syntax.File{Name: "a"}, &syntax.File{Name: "b"}
	m := &Model{
		Links:    []*VPCLink{{Object: Object{Span: syntax.Span{File: file, Start: 10, End: 20}}}},
		Services: []*CloudMapService{{Object: Object{Span: syntax.Span{File: file, Start: 40, End: 50}}}},
	}
	for place, want := range map[syntax.Span]bool{
		{File: file, Start: 12, End: 15}: true, {File: file, Start: 45, End: 50}: true,
		{File: file, Start: 15, End: 25}: false, {File: other, Start: 12, End: 15}: false,
	} {
		if got := m.Reads(place); got != want {
			t.Errorf("Reads(%s %d-%d) = %v, want %v", place.File.Name, place.Start, place.End, got, want)
		}
	}
}

func TestReadsThePathsOfADocument(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("info: {title: a}\npaths: {/a: {get: {}}}\n"), syntax.DefaultLimits())
	m := &Model{APIs: []*API{{Object: Object{Span: file.Root.Span}}}, Documents: []Document{{Root: file.Root}}}
	if m.Reads(file.Root.Path("info", "title").Span) || !m.Reads(file.Root.Path("paths", "/a").Span) {
		t.Error("not the paths of the document decide about requests")
	}
}

func TestMisspellsOnlyWithinTheObject(t *testing.T) {
	file := &syntax.File{Name: "a"}
	object := Object{Span: syntax.Span{File: file, Start: 10, End: 50}}
	fault := func(meant string, start int32) ShapeFault {
		return ShapeFault{Kind: UnknownKey, Meant: meant, At: syntax.Span{File: file, Start: start, End: start + 3}}
	}
	m := &Model{Shapes: []Shape{
		{Faults: func() []ShapeFault { return nil }},
		{Faults: func() []ShapeFault { return []ShapeFault{fault("connectionId", 20), fault("Uri", 60)} }},
	}}
	for key, want := range map[string]bool{"ConnectionId": true, "Uri": false, "TlsConfig": false} {
		if got := m.Misspells(&object, key); got != want {
			t.Errorf("Misspells(%s) = %v, want %v", key, got, want)
		}
	}
}
