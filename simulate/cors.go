package simulate

import (
	"errors"
	"net/http"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// errAnswered ends a request that API Gateway has answered without an error.
var errAnswered = errors.New("answered")

// The headers by which browsers and servers speak of origins. Source: Fetch
// standard, "HTTP extensions".
const (
	headerOrigin           = "Origin"
	headerRequestedMethod  = "Access-Control-Request-Method"
	headerAllowOrigin      = "Access-Control-Allow-Origin"
	headerAllowCredentials = "Access-Control-Allow-Credentials"
	headerAllowMethods     = "Access-Control-Allow-Methods"
	headerAllowHeaders     = "Access-Control-Allow-Headers"
	headerExposeHeaders    = "Access-Control-Expose-Headers"
	headerMaxAge           = "Access-Control-Max-Age"
)

// corsAnswers are the headers of backends that an HTTP API ignores once it
// answers by itself. Source: developer guide, "Configure CORS for HTTP APIs".
var corsAnswers = lowerSet(
	headerAllowOrigin, headerAllowCredentials, headerAllowMethods, headerAllowHeaders, headerExposeHeaders, headerMaxAge,
)

// isPreflight tells whether a browser asks for leave to send a request, and the
// API answers it by itself.
func (ex *Exchange) isPreflight() bool {
	return ex.API.CORS != nil && ex.Call.Method == http.MethodOptions && ex.headers.Has(headerOrigin) && ex.headers.Has(headerRequestedMethod)
}

// preflight answers a preflight request, also one without a route. Source:
// developer guide, "Configure CORS for HTTP APIs"; the status is reported by
// third parties.
func (ex *Exchange) preflight() error {
	cors := ex.API.CORS
	headers, err := ex.allowedOrigin()
	if err != nil {
		return err
	}
	if len(headers) > 0 {
		for _, list := range []struct {
			name  string
			texts []model.Text
		}{{headerAllowMethods, cors.AllowMethods}, {headerAllowHeaders, cors.AllowHeaders}} {
			if headers, err = withList(headers, list.name, list.texts); err != nil {
				return err
			}
		}
		if seconds, known := cors.MaxAge.Get(); known {
			headers = append(headers, Header{headerMaxAge, decimal(seconds)})
		} else if cors.MaxAge.Unknown() {
			return untold("maxAge", cors.MaxAge)
		}
	}
	if len(headers) == 0 {
		ex.trace.Cause = &Step{Step: "preflight", Detail: "origin " + ex.headers.Get(headerOrigin) + " is not allowed", Place: ex.places.of(cors.Where())}
	}
	ex.answer = Response{Status: http.StatusNoContent, Headers: append(headers, Header{"apigw-requestid", ex.id})}
	ex.note("preflight", "the API answers by itself", cors.Where())
	ex.logAnswer()
	return errAnswered
}

// shareAnswer puts the headers of the configuration in place of those of the
// backend; they are for requests with an origin that is allowed.
func (ex *Exchange) shareAnswer(headers Headers) (Headers, error) {
	cors := ex.API.CORS
	if cors == nil {
		return headers, nil
	}
	kept := make(Headers, 0, len(headers))
	for _, header := range headers {
		if !corsAnswers.has(header.Name) {
			kept = append(kept, header)
			continue
		}
		ex.note("CORS", header.Name+" of the backend is ignored", cors.Where())
	}
	shared, err := ex.allowedOrigin()
	if err != nil || len(shared) == 0 {
		return kept, err
	}
	return withList(append(kept, shared...), headerExposeHeaders, cors.ExposeHeaders)
}

// allowedOrigin gives the headers that tell the origin of the request that it is
// allowed; none where it is not.
func (ex *Exchange) allowedOrigin() (Headers, error) {
	cors, origin := ex.API.CORS, ex.headers.Get(headerOrigin)
	if origin == "" {
		return nil, nil
	}
	answer, err := matchOrigin(cors, origin)
	if err != nil || answer == "" {
		ex.note("CORS", "origin "+origin+" is not allowed", cors.Where())
		return nil, err
	}
	headers := Headers{{headerAllowOrigin, answer}}
	credentials, known := cors.AllowCredentials.Or(false)
	if !known {
		return nil, untold("allowCredentials", cors.AllowCredentials)
	}
	if credentials {
		headers = append(headers, Header{headerAllowCredentials, "true"})
	}
	return headers, nil
}

// anyOrigin allows every origin.
const anyOrigin = "*"

// matchOrigin gives what the answer says of an origin: itself, "*" where every
// one is allowed, or nothing. Source: developer guide, "Configure CORS for HTTP
// APIs".
func matchOrigin(cors *model.CORS, origin string) (string, error) {
	var open *model.Text
	for i := range cors.AllowOrigins {
		allowed, known := cors.AllowOrigins[i].Get()
		switch {
		case !known:
			open = &cors.AllowOrigins[i]
		case allowed == anyOrigin:
			return anyOrigin, nil
		case allowed == origin, allowed == "https://*" && strings.HasPrefix(origin, "https://"), allowed == "http://*" && strings.HasPrefix(origin, "http://"):
			return origin, nil
		}
	}
	if open != nil {
		return "", untold("an allowed origin", *open)
	}
	return "", nil
}

// withList adds a header with texts, none without them.
func withList(headers Headers, name string, texts []model.Text) (Headers, error) {
	if len(texts) == 0 {
		return headers, nil
	}
	values := make([]string, len(texts))
	for i, text := range texts {
		value, err := render(text)
		if err != nil {
			return nil, err
		}
		values[i] = value
	}
	return append(headers, Header{name, strings.Join(values, ",")}), nil
}
