package simulate_test

// reasons are why pairs of the folders in LINKPROOF_CASES are answered otherwise,
// by the ids of their cases and their names.
var reasons = map[string]string{}
