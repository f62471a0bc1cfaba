package jsonschema

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEverySchemaCompiles(t *testing.T) {
	used := map[string]bool{}
	for schema := range schemaCount {
		used[sources[schema].file] = true
		if _, err := schema.compile(); err != nil {
			t.Errorf("schema %d: %v", schema, err)
		}
	}
	err := fs.WalkDir(files, "schemas", func(path string, entry fs.DirEntry, err error) error {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "schemas/"), ".json")
		if err == nil && !entry.IsDir() && !used[name] {
			t.Errorf("nothing uses %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
