package awsjson

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzLoad: whatever is read, every object lies within its file, and what is
// not recognised gives an empty world.
func FuzzLoad(f *testing.F) {
	for _, answer := range answers {
		f.Add([]byte(answer.src))
	}
	f.Add([]byte("Items: [{RouteId: r, RouteKey: [a]}, 1, !Ref x]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		file := syntax.Read("-", src, syntax.Limits{Bytes: 1 << 16, Depth: 50, Nodes: 10_000})
		m := Load([]*syntax.File{file}, model.Given{}, nil).Worlds[0]
		if text := summary(m); text != "" && !Recognizes(file) {
			t.Fatalf("not recognised, but read: %s", text)
		}
		whole := syntax.Span{File: file, End: int32(len(src))}
		for _, object := range objects(m) {
			if !whole.Contains(object.Span) || !whole.Contains(object.Head) {
				t.Fatalf("%s at %v with head %v", object.Name, object.Span, object.Head)
			}
		}
		for _, shape := range m.Shapes {
			for _, fault := range shape.Faults() {
				if !whole.Contains(fault.At) {
					t.Fatalf("%s: %s at %v", shape.Owner, fault.Message, fault.At)
				}
			}
		}
	})
}

// objects gives the objects that stand in documents by themselves.
func objects(m *model.Model) []model.Object {
	var list []model.Object
	for _, api := range m.APIs {
		list = append(list, api.Object)
	}
	for _, in := range m.Integrations {
		list = append(list, in.Object)
	}
	for _, route := range m.Routes {
		list = append(list, route.Object)
	}
	for _, link := range m.Links {
		list = append(list, link.Object)
	}
	for _, listener := range m.Listeners {
		list = append(list, listener.Object)
	}
	return list
}
