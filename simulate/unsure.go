package simulate

// What AWS does not document, each with the choice made here and its source.
const (
	// overrideTwiceFails: a template that overrides one parameter twice fails.
	// The developer guide says that this "might" give a 5XX answer.
	overrideTwiceFails = true
	// missingJSON is what $input.json prints of a path to nothing. An emulator
	// prints an empty text in quotes.
	missingJSON = `""`
	// escapesSlash: escapeJavaScript puts a backslash before a slash, as the
	// library of Apache does that the name comes from. Nothing recorded shows it.
	escapesSlash = false
	// hostInTestLog: the log of test invokes lists Host among the headers of HTTP
	// integrations. One of 2020 does, those of 2025 do not.
	hostInTestLog = false
)
