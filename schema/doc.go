// Package schema turns paths into input sets: it walks folders, tells which
// notation a file is in, and hands it to the loader of that notation.
//
// Files are read, parsed, loaded and worked on by several workers, each file
// by one of them; what comes of them is in the order of the input.
package schema
