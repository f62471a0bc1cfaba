package model

import "strings"

// listenerSegments is the number of segments of the resource of a listener
// ARN: listener/app/name/load balancer/listener.
const listenerSegments = 5

// Beyond gives what follows the ARN of a listener or of a Cloud Map service
// where nothing should: a path, a port or a query; a query may follow that of
// a service. It is absent where the text ends with the ARN or is none.
func (t Text) Beyond() Text {
	if rest, service, ok := t.afterSymbol(); ok {
		return t.beyond(rest, service)
	}
	arn, _ := t.ARN()
	resource := arn.Resource
	switch t.Thing() {
	case ListenerARN:
		if parts := resource.Split("/", listenerSegments+1); len(parts) > listenerSegments {
			return parts[listenerSegments]
		}
		for _, mark := range [...]string{":", "?"} {
			if _, rest := resource.before(mark); rest.Present() {
				return rest
			}
		}
	case CloudMapServiceARN:
		path, _ := resource.before("?")
		if parts := path.Split("/", 3); len(parts) > 2 {
			return parts[2]
		}
	default:
	}
	return AbsentText(t.at)
}

// afterSymbol gives the literal text that follows an ARN which a resource of
// the document will fill in.
func (t Text) afterSymbol() (rest string, service, ok bool) {
	pieces := t.Pieces()
	if len(pieces) < 2 || pieces[0].Hole == nil || pieces[1].Hole != nil {
		return "", false, false
	}
	gives := pieces[0].Hole.Gives
	return pieces[1].Literal, gives == CloudMapServiceARN, gives == ListenerARN || gives == CloudMapServiceARN
}

func (t Text) beyond(rest string, service bool) Text {
	if rest == "" || service && strings.HasPrefix(rest, "?") {
		return AbsentText(t.at)
	}
	return Literal(rest, t.at)
}
