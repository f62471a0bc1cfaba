package jsonvalue

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestParseAndPrint(t *testing.T) {
	for text, want := range map[string]string{
		`{ "b" : 1.50, "a" : [ true , false, null ], "b" : 2e3 }`: `{"b":2e3,"a":[true,false,null]}`,
		`"\u00e9\ud83d\ude00\/\n"`:                                `"é😀/\n"`,
		"[]":                                                      "[]",
		"{}":                                                      "{}",
		"-0.0":                                                    "-0.0",
		`"\u0001\""`:                                              `"\u0001\""`,
		`123456789012345678901234`:                                `123456789012345678901234`,
	} {
		value, err := Parse([]byte(text))
		if err != nil || Print(value) != want {
			t.Errorf("%s: %s, %v, want %s", text, Print(value), err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"", "{", "{a: 1}", "[1,]", "'x'", "1 2", strings.Repeat("[", maxDepth+2) + strings.Repeat("]", maxDepth+2)} {
		if value, err := Parse([]byte(text)); err == nil {
			t.Errorf("%.20q: %v", text, value)
		}
	}
}

// TestObject changes objects below and above the size from which they are
// indexed.
func TestObject(t *testing.T) {
	for _, size := range []int{3, few + 1, 3 * few} {
		object := &Object{}
		for i := range size {
			object.Set(strconv.Itoa(i), i)
		}
		object.Set("1", "one")
		object.Delete("0")
		object.Delete("none")
		if one, ok := object.Get("1"); !ok || one != "one" {
			t.Errorf("%d keys: 1 is %v", size, one)
		}
		if _, ok := object.Get("0"); ok || object.Len() != size-1 {
			t.Errorf("%d keys: %d are left", size, object.Len())
		}
		var keys []string
		for key := range object.Entries() {
			keys = append(keys, key)
		}
		if !slices.Equal(keys[:2], []string{"1", "2"}) {
			t.Errorf("%d keys: in the order %v", size, keys)
		}
	}
}

// FuzzParse compares with the standard library.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"a": [1, "x\u00e9", {"b": null}], "c": true}`))
	f.Add([]byte(`"\ud800"`))
	f.Fuzz(func(t *testing.T, text []byte) {
		value, err := Parse(text)
		if err != nil {
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		var want, got any
		if err := decoder.Decode(&want); err != nil {
			t.Fatalf("%q was taken: %v", text, err)
		}
		again := json.NewDecoder(bytes.NewReader(Append(nil, value)))
		again.UseNumber()
		if err := again.Decode(&got); err != nil {
			t.Fatalf("%q printed as %q: %v", text, Print(value), err)
		}
		one, _ := json.Marshal(want)
		other, _ := json.Marshal(got)
		if !bytes.Equal(one, other) {
			t.Errorf("%q: %s, want %s", text, other, one)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := []byte("[" + strings.Repeat(`{"id": 12, "name": "Bella", "tags": ["a", "b"], "price": 24.99},`, 1000) + "null]")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}
