package syntax

import "bytes"

// findMoreDocuments reports the document that follows the one that was read.
func (r *yamlReader) findMoreDocuments() {
	src := r.file.Src
	for at := nextLine(src, r.at); at < len(src); at = nextLine(src, at) {
		if !startsDocument(src[at:]) {
			continue
		}
		if holdsText(src[at+len(documentStart):]) {
			r.file.Problems = append(r.file.Problems, Problem{
				Kind: MoreDocuments, Span: r.span(at, at+len(documentStart)),
				Message: "another document starts here; only the first one of a file is read",
			})
			return
		}
	}
}

const documentStart = "---"

// startsDocument tells whether a line is the mark between two documents.
func startsDocument(line []byte) bool {
	rest, found := bytes.CutPrefix(line, []byte(documentStart))
	return found && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

// holdsText tells whether there is more than comments and marks up to the end.
func holdsText(src []byte) bool {
	for line := range bytes.Lines(src) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && !startsDocument(line) && string(line) != "..." {
			return true
		}
	}
	return false
}

// nextLine gives the start of the line after an offset.
func nextLine(src []byte, at int) int {
	length := bytes.IndexByte(src[at:], '\n')
	if length < 0 {
		return len(src)
	}
	return at + length + 1
}
