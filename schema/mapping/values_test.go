package mapping

// request is a request as the tables write it.
type request struct {
	path, context, stage map[string]string
	query, header        map[string][]string
	requestPath, body    string
}

func (r *request) PathParameter(name string) (string, bool) { return lookup(r.path, name) }
func (r *request) Query(name string) []string               { return r.query[name] }
func (r *request) Header(name string) []string              { return r.header[name] }
func (r *request) RequestPath() string                      { return r.requestPath }
func (r *request) Body() []byte                             { return []byte(r.body) }
func (r *request) Context(path string) (string, bool)       { return lookup(r.context, path) }
func (r *request) StageVariable(name string) (string, bool) { return lookup(r.stage, name) }

func lookup(entries map[string]string, name string) (string, bool) {
	value, ok := entries[name]
	return value, ok
}

func sample() *request {
	return &request{
		path:        map[string]string{"id": "7", "proxy": "a/b%2Fc"},
		context:     map[string]string{"identity.sourceIp": "192.0.2.1", "authorizer.claims.cognito:username": "bella"},
		stage:       map[string]string{"version": "v-beta"},
		query:       map[string][]string{"tag": {"old", "new"}},
		header:      map[string][]string{"X-Trace": {"one", "two"}, "Host": {"api.example.com"}},
		requestPath: "/pets/7",
		body:        `{"pets": [{"name": "Bella \u00e9", "price": 249.90, "z": {"b": 1, "a": [true, null]}}], "a.b": "dotted", "nothing": null}`,
	}
}
