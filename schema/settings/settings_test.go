package settings

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

// TestEverythingWrongIsSaidInOrder reads the last key first.
func TestEverythingWrongIsSaidInOrder(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("nane: x\ncount: many\nflag: perhaps\nlist: {}\nmap: []\ntext: [1]\n"), syntax.DefaultLimits())
	r := &Reader{}
	if !r.Begin(file) {
		t.Fatal(r.Err())
	}
	for range r.Entries(file.Root.Get("map")) {
		t.Error("a list has entries")
	}
	for range r.List(file.Root.Get("list")) {
		t.Error("a map has items")
	}
	if got := r.Text(file.Root, "text", ""); got != "" {
		t.Errorf("a list is the text %q", got)
	}
	if !r.Truth(file.Root, "flag", true) {
		t.Error("perhaps is false")
	}
	r.Number(file.Root, "count", 0, 9, 0)
	r.Keys(file.Root, "name", "count", "flag", "list", "map", "text")
	want := strings.Join([]string{
		`a.yaml:1:1: unknown key "nane", did you mean "name"?`,
		`a.yaml:2:8: count should be a whole number from 0 to 9, not "many"`,
		`a.yaml:3:7: flag should be true or false, not "perhaps"`,
		`a.yaml:4:7: a list should stand here`,
		`a.yaml:5:6: a map should stand here`,
		`a.yaml:6:7: a text should stand here`,
	}, "\n")
	if got := r.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsWellIsRead(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("count: 3\nflag: true\ntext: b\nlist: [c, 1]\n"), syntax.DefaultLimits())
	r := &Reader{}
	if !r.Begin(file) || r.Number(file.Root, "count", 0, 9, 0) != 3 || !r.Truth(file.Root, "flag", false) || r.Text(file.Root, "text", "") != "b" {
		t.Errorf("read otherwise: %v", r.Err())
	}
	if got := strings.Join(r.Texts(file.Root.Get("list")), " "); got != "c 1" || r.Err() != nil {
		t.Errorf("read %q, %v", got, r.Err())
	}
	if r.Number(file.Root, "none", 0, 9, 7) != 7 || !r.Truth(file.Root, "none", true) || r.Text(file.Root, "none", "d") != "d" {
		t.Error("what is left out is not what stands for it")
	}
}

func TestAFileThatCannotBeReadIsNotBegun(t *testing.T) {
	r := &Reader{}
	if r.Begin(syntax.Read("a.yaml", []byte("a: [\n"), syntax.DefaultLimits())) || r.Err() == nil {
		t.Error("a broken file is read")
	}
}
