//go:build !race

package main

// racing tells that the race detector watches.
const racing = false
