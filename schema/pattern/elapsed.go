package pattern

import "time"

// Elapsed does something and gives how long it took. What patterns and
// comparisons cost shows in no size beforehand, so it is their time that counts
// against a budget; no answer holds it.
func Elapsed(do func()) time.Duration {
	start := time.Now() //nolint:forbidigo // a bound, like that of the comparison itself
	do()
	return time.Since(start)
}
