package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"
)

// jailed is linkproof in a process that the kernel kills as soon as it asks for
// a socket or another process, or has worked for half a minute.
func jailed() {
	limit := syscall.Rlimit{Cur: mostWork, Max: mostWork}
	err := errors.Join(syscall.Setrlimit(syscall.RLIMIT_CPU, &limit), jail(syscall.SYS_SOCKET, syscall.SYS_CONNECT, syscall.SYS_EXECVE))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitFailed) //nolint:forbidigo // it stands for main
	}
	main()
}

// Numbers of Linux that package syscall lacks. Source: linux/prctl.h,
// linux/seccomp.h, linux/bpf_common.h, linux/sched.h.
const (
	setNoNewPrivileges = 38
	setModeFilter      = 1
	filterAllThreads   = 1
	killProcess        = 0x80000000
	allow              = 0x7fff0000
	loadWord           = 0x20
	firstArgument      = 16
	jumpIfEqual        = 0x15
	jumpIfSet          = 0x45
	give               = 0x06
	cloneThread        = 0x10000
)

// seccomp gives the number of the system call by architecture. Source:
// asm/unistd_64.h, asm-generic/unistd.h.
func seccomp() uintptr { return map[string]uintptr{"amd64": 317, "arm64": 277}[runtime.GOARCH] }

type instruction struct {
	code    uint16
	yes, no uint8
	number  uint32
}

// jail has the kernel kill the process, with all its threads, at one of some
// system calls, or at one that makes a process rather than a thread.
func jail(calls ...uint32) error {
	count := uint8(len(calls)) //nolint:gosec // a few
	filter := []instruction{
		{code: loadWord},
		{code: jumpIfEqual, no: 2, number: syscall.SYS_CLONE},
		{code: loadWord, number: firstArgument},
		{code: jumpIfSet, yes: count, no: count + 1, number: cloneThread},
	}
	for _, call := range calls {
		filter = append(filter, instruction{code: jumpIfEqual, yes: count, number: call})
		count--
	}
	filter = append(filter, instruction{code: give, number: allow}, instruction{code: give, number: killProcess})
	program := struct {
		length uint16
		filter *instruction
	}{uint16(len(filter)), &filter[0]} //nolint:gosec // a few
	runtime.LockOSThread() // the filter hands the lack of privileges of this thread to all
	if _, _, errno := syscall.Syscall(syscall.SYS_PRCTL, setNoNewPrivileges, 1, 0); errno != 0 {
		return fmt.Errorf("giving up privileges: %w", errno)
	}
	if _, _, errno := syscall.Syscall(seccomp(), setModeFilter, filterAllThreads, uintptr(unsafe.Pointer(&program))); errno != 0 { //nolint:gosec // the kernel wants an address
		return fmt.Errorf("installing the filter: %w", errno)
	}
	runtime.UnlockOSThread()
	return nil
}

// TestTheJailHolds: what the other tests rest on does kill a process that runs
// another program or dials.
func TestTheJailHolds(t *testing.T) {
	for _, args := range [][]string{
		{"lint", "--changed-since", "HEAD", "--no-config", quickstart},
		{"serve", "--no-config", quickstart + "/shop-http-api.yaml"},
	} {
		if got := confined(t, args...); !got.killed {
			t.Errorf("%s: exit code %d, %s%s", args[0], got.code, got.out, got.errs)
		}
	}
}
