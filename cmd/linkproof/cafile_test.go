package main

import (
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// overTLS is an API whose backend shows the certificate that httptest makes.
const overTLS = `
openapi: 3.0.1
info: {title: parcels, version: "1"}
paths:
  /parcels:
    get:
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: "https://example.com/parcels", responses: {default: {statusCode: "200"}}}
`

func TestCAFile(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X-Name", r.TLS.ServerName) }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	api := write("api.yaml", overTLS)
	authority := write("ca.pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	for name, test := range map[string]struct {
		flags []string
		code  int
		said  string
	}{
		"trusted":        {[]string{"--ca-file", authority}, exitClean, "X-Name=example.com"},
		"not trusted":    {nil, exitFound, "PKIX path building failed"},
		"no certificate": {[]string{"--ca-file", api}, exitFailed, "holds no certificate in PEM"},
		"no file":        {[]string{"--ca-file", filepath.Join(folder, "none.pem")}, exitFailed, "--ca-file: open"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"invoke", api, "--rest-api-id", "parcels", "--http-method", "GET", "--backend", "*=" + server.URL}, test.flags...)
			got := try(t, false, nil, args...)
			if got.code != test.code || !strings.Contains(got.out+got.errs, test.said) {
				t.Errorf("%d, want %d and %q:\n%s%s", got.code, test.code, test.said, got.out, got.errs)
			}
		})
	}
}
