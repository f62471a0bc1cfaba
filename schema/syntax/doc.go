// Package syntax reads JSON and YAML into one positioned tree.
//
// A Node knows its bytes in the File that it was read from; line and column
// are computed only when a person asks. After reading, notation is gone: the
// rest of the program sees maps, lists and scalars. What is wrong with the
// text itself is a Problem of the File and never stops the reading of others.
package syntax
