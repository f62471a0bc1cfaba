package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

// fieldsOf reads the object under the key "object" of a YAML text.
func fieldsOf(t *testing.T, text string) Fields {
	t.Helper()
	file := syntax.Read("a.yaml", []byte(text), syntax.DefaultLimits())
	if file.Root == nil {
		t.Fatalf("%v", file.Problems)
	}
	key, node := file.Root.Entry("object")
	return FieldsOf(key, node, Plain{})
}

func TestSettingsOfAnObjectThatNobodyCanTellAreUnknown(t *testing.T) {
	for name, text := range map[string]string{
		"a function":           "object: !FindInMap [A, b, c]\n",
		"a transform beside":   "object: {a: 1, Fn::Transform: {Name: AWS::Include}}\n",
		"an object within one": "object: {Fn::Transform: {Name: AWS::Include}, x: 1}\n",
	} {
		f := fieldsOf(t, text)
		if f.Absent() || !f.Text("uri").Unknown() || !f.Int("port").Unknown() || !f.Object("tls").Text("name").Unknown() {
			t.Errorf("%s: a setting that does not stand there counts as left out", name)
		}
		if _, count := f.Items("list"); !count.Unknown() {
			t.Errorf("%s: a list counts as left out", name)
		}
		if _, open := f.Settings("map"); !open {
			t.Errorf("%s: a map counts as known", name)
		}
		if f.TLS("tlsConfig", "name", "skip") == nil {
			t.Errorf("%s: a TLS configuration counts as left out", name)
		}
	}
}

func TestSettingsLeftOut(t *testing.T) {
	f := fieldsOf(t, "object: {a: 1}\n")
	if !f.Text("uri").Absent() || f.Text("uri").Where().Text() != "object" || f.TLS("tlsConfig", "name", "skip") != nil {
		t.Error("a setting that is left out does not count as such at the head of its object")
	}
	if !f.Object("b").Absent() || f.Absent() || !fieldsOf(t, "object: null\n").Absent() {
		t.Error("an object that is left out does not count as such")
	}
}

func TestTLSReadsBothSettings(t *testing.T) {
	f := fieldsOf(t, "object: {tls: {name: a.example.com, skip: true}}\n")
	config := f.TLS("tls", "name", "skip")
	if config == nil || !config.ServerName.Is("a.example.com") || !Is(config.SkipVerification, true) {
		t.Errorf("read %+v", config)
	}
}

func TestMappingsBesideATransformAreOpen(t *testing.T) {
	f := fieldsOf(t, "object: {mappings: {a: b, Fn::Transform: {Name: AWS::Include}}}\n")
	mappings := f.Mappings("mappings")
	if len(mappings) != 2 || !mappings[0].Key.Is("a") || mappings[1].Key.Known() {
		t.Errorf("read %v", mappings)
	}
}
