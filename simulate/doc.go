// Package simulate sends a request through a world as API Gateway would: stage
// by stage from the caller to the backend and back, with the answer and the
// execution log that AWS gives.
//
// The behaviour is that of the developer guide and of recorded answers of AWS;
// tables and texts name their evidence: recorded on AWS, documented by AWS, or
// reported by third parties.
package simulate
