package syntax

import (
	"bytes"
	"sort"
	"strings"
)

// noteScalar remembers a scalar in which a number sign starts no comment.
func (r *yamlReader) noteScalar(start int, block bool) {
	if block {
		start = lineEnd(r.file.Src, start)
	}
	if start < r.at && bytes.IndexByte(r.file.Src[start:r.at], '#') >= 0 {
		r.scalars = append(r.scalars, r.span(start, r.at))
	}
}

// findComments collects the comments that address linkproof.
func (r *yamlReader) findComments() {
	src := r.file.Src
	for at := 0; at < len(src); {
		length := bytes.Index(src[at:], []byte(marker))
		if length < 0 {
			return
		}
		start := bytes.LastIndexAny(src[:at+length], "\r\n") + 1
		end := lineEnd(src, at+length)
		if sign := r.commentStart(start, end); bytes.Contains(src[sign:end], []byte(marker)) {
			text := strings.TrimSpace(string(src[sign+1 : end]))
			r.file.Comments = append(r.file.Comments, Comment{Text: text, Span: r.span(sign, end)})
		}
		at = end
	}
}

// commentStart finds where the comment of a line starts, the end of the line
// when it has none.
func (r *yamlReader) commentStart(start, end int) int {
	src := r.file.Src
	for at := start; at < end; at++ {
		if src[at] == '#' && (at == start || src[at-1] == ' ' || src[at-1] == '\t') && !r.inScalar(at) {
			return at
		}
	}
	return end
}

func (r *yamlReader) inScalar(at int) bool {
	next := sort.Search(len(r.scalars), func(i int) bool { return int(r.scalars[i].Start) > at })
	return next > 0 && at < int(r.scalars[next-1].End)
}
