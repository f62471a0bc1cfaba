package simulate

import (
	"context"
	"time"
)

// Sleep waits, or gives the error of the context when that ends first.
type Sleep func(ctx context.Context, delay time.Duration) error

// Waiting gives the bindings with stubs that really take the time that they
// say.
func Waiting(bindings []Binding, sleep Sleep) []Binding {
	waiting := make([]Binding, len(bindings))
	for i, binding := range bindings {
		waiting[i] = Binding{Target: binding.Target, Backend: wait(binding.Backend, sleep)}
	}
	return waiting
}

func wait(backend Backend, sleep Sleep) Backend {
	switch backend := backend.(type) {
	case Slow:
		return Slow{Delay: backend.Delay, Backend: wait(backend.Backend, sleep), Sleep: sleep}
	case *stubs:
		slowed := *backend
		slowed.list = make([]stub, len(backend.list))
		for i, each := range backend.list {
			each.backend = wait(each.backend, sleep)
			slowed.list[i] = each
		}
		return &slowed
	default:
		return backend
	}
}

// CloseIdle closes the connections that servers among the backends keep for
// further requests.
func CloseIdle(bindings []Binding) {
	for _, binding := range bindings {
		if server, ok := binding.Backend.(*Server); ok {
			server.CloseIdle()
		}
	}
}
