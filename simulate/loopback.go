package simulate

import (
	"context"
	"fmt"
	"net"
)

// onLoopback runs a server for one connection while a client uses its address,
// and returns when both are done. The client has to close its connection, the
// server closes its own.
func onLoopback(ctx context.Context, serve func(net.Conn), use func(address string)) error {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listening for a stub: %w", err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if connection, err := listener.Accept(); err == nil {
			serve(connection)
		}
	}()
	use(listener.Addr().String())
	err = listener.Close()
	<-done
	if err != nil {
		return fmt.Errorf("closing the listener of a stub: %w", err)
	}
	return nil
}
