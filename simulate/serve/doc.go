// Package serve is the stage of an API as an HTTP server: requests that arrive
// at /{stage}/... go the way that the simulator knows, many at once.
package serve
