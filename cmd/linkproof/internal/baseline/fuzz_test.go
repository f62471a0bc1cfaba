package baseline

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// FuzzRead: a baseline that is read is the same when it was written again.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{"version": 1, "findings": [{"fingerprint": "a", "rule": "LNK002", "file": "a.yaml", "message": "b"}]}`, `{"version": 2}`, `[]`, ``, `{"version": 1, "findings": null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		path := filepath.Join(t.TempDir(), Name)
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		first, err := Read(path)
		if err != nil {
			return
		}
		if err := first.Write(path); err != nil {
			t.Fatal(err)
		}
		again, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(first.Entries)+len(again.Entries) > 0 && !reflect.DeepEqual(first, again) {
			t.Errorf("%+v became %+v", first, again)
		}
	})
}
