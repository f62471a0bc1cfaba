package model

// TestCall is a call of test-invoke-method: it sends a request to a method of
// a REST API itself, not to a stage, so it brings its own stage variables.
type TestCall struct {
	Object
	APIID, ResourceID, Method Text
	Variables                 []Setting
	// VariablesOpen tells that not all variables are known.
	VariablesOpen bool
	// API is the API that is called; nil when these files do not hold it.
	API *API
	// Route is the method that is called; nil when these files do not hold it.
	Route *Route
}

// joinTests finds the methods that are called for a test.
func (m *Model) joinTests(x indexes) {
	for _, test := range m.TestCalls {
		if test.API = x.apis.find(test.APIID); test.API == nil {
			continue
		}
		for _, route := range test.API.Routes {
			if route.ResourceID.Same(test.ResourceID) == Yes && (route.Method.Is("ANY") || route.Method.Same(test.Method) == Yes) {
				test.Route = route
			}
		}
	}
}
