//go:build !linux

package main

// jailed is linkproof without a jail, which only Linux has.
func jailed() { main() }
