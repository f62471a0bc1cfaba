package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/model"
)

// noSuchCertificate is what AWS says, as a NotFoundException, to ids of client
// certificates that it does not know. So emulators quote it.
const noSuchCertificate = "Invalid Client Certificate identifier specified"

// CheckClientCertificate refuses a client certificate that is none of those in
// the files; where they hold none it may be any, and so may no name.
func CheckClientCertificate(m *model.Model, name string) error {
	if name == "" || len(m.ClientCerts) == 0 && !m.Complete {
		return nil
	}
	for _, certificate := range m.ClientCerts {
		if certificate.ID.Is(name) || certificate.Logical == name {
			return nil
		}
	}
	return fmt.Errorf("%s: %q; the files hold %s", noSuchCertificate, name, names(m.ClientCerts, certificateName))
}

func certificateName(certificate *model.ClientCertificate) string {
	if certificate.Logical != "" {
		return certificate.Logical
	}
	return certificate.ID.String()
}
