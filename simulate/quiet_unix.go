//go:build unix

package simulate

import (
	"net"
	"syscall"
)

// isQuiet tells whether a connection that waits is open and the server has said
// nothing on it.
func isQuiet(waiting net.Conn) bool {
	raw, ok := waiting.(syscall.Conn)
	if !ok {
		return true
	}
	control, err := raw.SyscallConn()
	if err != nil {
		return false
	}
	quiet := false
	err = control.Read(func(fd uintptr) bool {
		var one [1]byte
		_, failed := syscall.Read(int(fd), one[:])
		quiet = failed == syscall.EAGAIN || failed == syscall.EWOULDBLOCK
		return true
	})
	return err == nil && quiet
}
