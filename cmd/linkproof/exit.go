package main

// The exit codes, the same for all commands.
const (
	// exitClean: nothing was found, or the request was answered as expected.
	exitClean = 0
	// exitFound: there are findings that count, or the answer is another.
	exitFound = 1
	// exitFailed: the program could not do what it was asked to, or the files
	// do not tell the answer. It wins over exitFound.
	exitFailed = 2
)
