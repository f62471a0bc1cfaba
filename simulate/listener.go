package simulate

import (
	"fmt"
	"strconv"

	"github.com/linkproof/linkproof/schema/model"
)

// reachListener finds the listener that the request arrives at: the one that
// the integration names, or the one on the port of the URL.
func (ex *Exchange) reachListener() error {
	ex.listener = ex.integration.Listener
	if balancer := ex.balancer(); ex.listener == nil && balancer != nil {
		if err := ex.listenerOn(balancer); err != nil {
			return err
		}
	}
	if ex.listener != nil {
		ex.tell("listener", ex.listener.Where(), "arrives at listener ", ex.listener.Name)
		if ends := ex.listener.Ends(); ends != ex.listener {
			ex.tell("listener", ends.Where(), "is passed on to listener ", ends.Name)
		}
	}
	return nil
}

// balancer is that of the integration, or that of the link which a stage
// variable named.
func (ex *Exchange) balancer() *model.LoadBalancer {
	if balancer := ex.integration.Balancer(); balancer != nil {
		return balancer
	}
	if ex.link != nil && ex.link.Version == model.LinkV1 && len(ex.link.Targets) == 1 {
		return ex.link.Targets[0].To
	}
	return nil
}

// schemePorts: RFC 9110, section 4.2.
var schemePorts = map[string]string{"http": "80", "https": "443"}

// listenerOn finds the listener on the port of the URL. Without one nothing
// answers, unless not all listeners may be in the files.
func (ex *Exchange) listenerOn(balancer *model.LoadBalancer) error {
	port := ex.address.Port()
	if port == "" {
		port = schemePorts[ex.address.Scheme]
	}
	wanted, _ := strconv.Atoi(port) // 0, which no listener has, for a scheme without a port
	for _, listener := range balancer.Listeners {
		number, ok := listener.Port.Get()
		if !ok {
			return untold("the port of listener "+listener.Name, listener.Port)
		}
		if number == wanted {
			ex.listener = listener
			return nil
		}
	}
	if len(balancer.Listeners) == 0 {
		return nil
	}
	ex.note("listener", "no listener of "+balancer.Name+" is on port "+port, ex.integration.URI.Where())
	return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: ex.integration.URI.Where()}
}

// speak sees whether the protocol of the request is that of the listener, or of
// the one that ends connections behind it.
func (ex *Exchange) speak() error {
	listener := ex.listener.Ends()
	at := listener.Protocol.Where()
	if ex.listener.TakesTCP() == model.No {
		ex.note("protocol", "the listener speaks "+ex.listener.Protocol.String()+" and takes no TCP connection", ex.listener.Protocol.Where())
		return ex.cutOff(ex.listener.Protocol.Where())
	}
	tls := ex.sent.TLS != nil
	switch speaks := listener.SpeaksTLS(); {
	case tls && speaks == model.No:
		ex.note("protocol", "TLS does not meet TLS at a listener that speaks "+listener.Protocol.String(), at)
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: at}
	case !tls && speaks == model.Yes:
		ex.note("protocol", "plain HTTP arrives at a listener that speaks "+listener.Protocol.String(), at)
		if listener.Protocol.Is("HTTPS") {
			ex.received = plainToTLS.answer()
			return nil
		}
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: at}
	}
	return nil
}

// certify sees whether API Gateway takes the certificates that these files give
// the listener: who vouches for them, then the name; and whether the listener
// wants one of API Gateway.
func (ex *Exchange) certify() error {
	listener, shake := ex.listener.Ends(), ex.sent.TLS
	if shake == nil || listener.SpeaksTLS() != model.Yes {
		return nil
	}
	if !shake.AnyIssuer && privatelyIssued(listener) {
		shown := listener.Shows[0]
		ex.note("certificate", "certificate "+shown.Name+" is not of a public authority", shown.Where())
		return ex.distrusted(lineUntrusted)
	}
	if shake.Name != "" && listener.Covers(literal(shake.Name)) == model.No {
		shown := listener.Shows[0]
		ex.note("certificate", "certificate "+shown.Name+" is for "+shown.NameList()+", not for "+shake.Name, shown.Where())
		return ex.distrusted(fmt.Sprintf(lineOtherName, shake.Name, "CN="+standIn(shown.Names[0])))
	}
	if listener.MutualTLS.IsFold("verify") && shake.ClientCertificate == "" {
		ex.note("certificate", "the listener demands a certificate, and API Gateway has none to show", listener.MutualTLS.Where())
		return ex.cutOff(listener.MutualTLS.Where())
	}
	return nil
}

// privatelyIssued tells whether no certificate of a listener is of a public
// authority, where all are known. Who issued an imported one is not.
func privatelyIssued(listener *model.Listener) bool {
	if len(listener.Shows) == 0 || len(listener.Shows) < len(listener.Certificates) || listener.CertificatesOpen {
		return false
	}
	for _, certificate := range listener.Shows {
		if trust := certificate.Trust(); trust != model.PrivateTrust && trust != model.SelfSigned {
			return false
		}
	}
	return true
}
