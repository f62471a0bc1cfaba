// Package expect compares answers of the simulator with what is expected of
// them: status, headers, body, the request that the backend got, the log.
//
// Expectations are values of JSON as encoding/json decodes them. Where a value
// may differ from run to run a matcher stands for it, an object with one key:
// {"any": true}, {"absent": true}, {"any_or_absent": true}, {"regex": "..."}
// or {"equals_client_host": true}.
package expect
