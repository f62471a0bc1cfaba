// Package prove sends the requests that findings are about through the
// simulator: the answer of a stage stands beside the mistake.
package prove
