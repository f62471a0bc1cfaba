// Package suite runs files of requests with what is expected of their answers.
//
// A suite names a configuration and has steps: a request each, and the answer
// that it should get. What a step leaves out is that of the file.
package suite
