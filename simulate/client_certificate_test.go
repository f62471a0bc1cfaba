package simulate

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestClientCertificatesAreKnown(t *testing.T) {
	held := &model.Model{ClientCerts: []*model.ClientCertificate{{ID: literal("c1")}, {Object: model.Object{Logical: "Certificate"}}}}
	tests := map[string]struct {
		in   *model.Model
		name string
		says string
	}{
		"none":                    {held, "", ""},
		"an id":                   {held, "c1", ""},
		"a logical id":            {held, "Certificate", ""},
		"another":                 {held, "c2", `Invalid Client Certificate identifier specified: "c2"; the files hold c1, Certificate`},
		"files without any":       {&model.Model{}, "c2", ""},
		"a complete set of files": {&model.Model{Complete: true}, "c2", "Invalid Client Certificate identifier specified"},
	}
	for name, test := range tests {
		err := CheckClientCertificate(test.in, test.name)
		if err == nil != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
