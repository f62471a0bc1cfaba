package jsonschema

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzShape holds anything against every schema: nothing breaks, every fault
// has a place in the file and a message, and none is told twice. What a look
// is sure of, the validator finds valid too.
func FuzzShape(f *testing.F) {
	for _, example := range &examples {
		f.Add([]byte(example.good))
		f.Add([]byte(example.bad))
	}
	f.Add([]byte("{type: 0x1F, timeoutInMillis: 1e400, uri: !Ref a, tlsConfig: [], 'a\\0b': {}}"))
	f.Fuzz(func(t *testing.T, src []byte) {
		file := syntax.Read("a.yaml", src, syntax.Limits{Bytes: 1 << 14, Depth: 50, Nodes: 2000})
		if file.Root == nil {
			return
		}
		for schema := range schemaCount {
			convert := converter{evaluator: tags{}, lenient: sources[schema].lenient}
			if with := schema.compiled(); convert.fit(with.form, file.Root) != unsure && with.judge(convert, file.Root.Span, file.Root) != nil {
				t.Fatalf("%s: the look is sure of what is not valid", sources[schema].file)
			}
			type fault struct {
				at      syntax.Span
				message string
			}
			seen := map[fault]bool{}
			for _, found := range Shape(schema, "", file.Root.Span, file.Root, tags{}).Faults() {
				if found.At.File != file || found.At.Start < 0 || found.At.Start > found.At.End || int(found.At.End) > len(src) || found.Message == "" {
					t.Fatalf("%s: fault %+v of a file of %d bytes", sources[schema].file, found, len(src))
				}
				key := fault{found.At, found.Message}
				if seen[key] {
					t.Fatalf("%s: told twice: %s", sources[schema].file, found.Message)
				}
				seen[key] = true
			}
		}
	})
}
