package simulate

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// balancerError is an error that an Application Load Balancer answers by
// itself.
type balancerError struct {
	status int
	title  string
}

// The errors of Application Load Balancers. Source: ELB user guide, "Troubleshoot
// your Application Load Balancers"; the pages as seen by third parties.
var (
	plainToTLS         = balancerError{http.StatusBadRequest, "400 The plain HTTP request was sent to HTTPS port"}
	notSignedIn        = balancerError{http.StatusUnauthorized, "401 Authorization Required"}
	protocolVersion    = balancerError{464, ""}
	badGateway         = balancerError{http.StatusBadGateway, "502 Bad Gateway"}
	noTarget           = balancerError{http.StatusServiceUnavailable, "503 Service Temporarily Unavailable"}
	targetDoesNotReply = balancerError{http.StatusGatewayTimeout, "504 Gateway Time-out"}
)

// serverOfBalancer is the Server header of Application Load Balancers.
const serverOfBalancer = "awselb/2.0"

func (e balancerError) answer() *Response {
	answer := &Response{Status: e.status, Headers: Headers{{"Server", serverOfBalancer}, {"Content-Type", "text/html"}}}
	if e.title != "" {
		answer.Body = []byte("<html>\r\n<head><title>" + e.title + "</title></head>\r\n<body>\r\n<center><h1>" + e.title + "</h1></center>\r\n</body>\r\n</html>\r\n")
	}
	return answer
}

// answerByBalancer answers as an action says that does not forward.
func (ex *Exchange) answerByBalancer(action *model.Action) error {
	kind := action.Kind.String()
	ex.note("rule", "the load balancer answers by itself: "+kind, action.Kind.Where())
	switch kind {
	case "fixed-response":
		return ex.answerFixed(action)
	case "redirect":
		return ex.answerRedirect(action)
	default:
		if action.Unauthenticated.Is("deny") {
			ex.received = notSignedIn.answer()
			return nil
		}
		// The page of the identity provider is not part of these files.
		ex.received = &Response{Status: http.StatusFound, Headers: Headers{{"Server", serverOfBalancer}}}
		return nil
	}
}

func (ex *Exchange) answerFixed(action *model.Action) error {
	code, err := render(action.StatusCode)
	if err != nil {
		return err
	}
	status, err := strconv.Atoi(code)
	if err != nil {
		return refused("status of a fixed response", code, err, action.StatusCode.Where())
	}
	answer := &Response{Status: status, Headers: Headers{{"Server", serverOfBalancer}}}
	if action.ContentType.Present() {
		answer.Headers = answer.Headers.With("Content-Type", standIn(action.ContentType))
	}
	body, err := render(action.Body)
	if err != nil {
		return err
	}
	answer.Body = []byte(body)
	ex.received = answer
	return nil
}

// redirectCodes are the statuses of redirects. Source: elbv2 RedirectActionConfig.
var redirectCodes = map[string]int{"HTTP_301": http.StatusMovedPermanently, "HTTP_302": http.StatusFound}

func (ex *Exchange) answerRedirect(action *model.Action) error {
	code, err := render(action.StatusCode)
	if err != nil {
		return err
	}
	port := ex.address.Port()
	if port == "" {
		port = schemePorts[ex.address.Scheme]
	}
	parts := strings.NewReplacer(
		"#{protocol}", ex.address.Scheme, "#{host}", ex.sent.Headers.Get("Host"), "#{port}", port,
		"#{path}", strings.TrimPrefix(ex.address.EscapedPath(), "/"), "#{query}", ex.address.RawQuery,
	)
	to := action.Redirect
	location := strings.ToLower(orElse(to.Protocol, "#{protocol}")) + "://" + orElse(to.Host, "#{host}") + ":" + orElse(to.Port, "#{port}") + orElse(to.Path, "/#{path}")
	if query := orElse(to.Query, "#{query}"); query != "#{query}" || ex.address.RawQuery != "" {
		location += "?" + query
	}
	ex.received = &Response{Status: redirectCodes[code], Headers: Headers{{"Server", serverOfBalancer}, {"Location", parts.Replace(location)}}}
	return nil
}

// orElse gives a part of a redirect, or what holds where it is left out.
func orElse(part model.Text, otherwise string) string {
	if !part.Present() {
		return otherwise
	}
	return standIn(part)
}
