package serve

import (
	"io"
	"net/http"
)

// Admin answers GET /healthz and GET /metrics about a handler.
func (h *Handler) Admin() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "ok\n") // a caller that went away hears nothing
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_ = h.metrics.write(w) // a caller that went away hears nothing
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = headIn(r.Context()) // is not looked at
		if !h.hosts.Allow(r.Host) {
			http.Error(w, "the host is not that of this server", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	})
}
