package syntax

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// Read reads a text by its name and content: a name that ends in .json or
// .jsonc is JSON, any other text that starts with a brace or bracket is tried
// as JSON first, and the rest is YAML. It always gives a File; what is wrong
// is in its Problems, and Root is nil when nothing could be read.
func Read(name string, src []byte, limits Limits) *File {
	file := &File{Name: name, Src: src}
	if problem, bad := unreadable(file, limits); bad {
		file.Problems = []Problem{problem}
		return file
	}
	switch extension := strings.ToLower(path.Ext(name)); {
	case extension == ".json":
		readJSON(file, limits, false)
	case extension == ".jsonc":
		readJSON(file, limits, true)
	case startsLikeJSON(src):
		readJSON(file, limits, false)
		if file.Root == nil {
			readFlowYAML(file, limits)
		}
	default:
		readYAML(file, limits)
	}
	return file
}

// ReadText reads a text of which no tree is made, such as a script: only what
// no reader should be given is a problem.
func ReadText(name string, src []byte, limits Limits) *File {
	file := &File{Name: name, Src: src}
	if problem, bad := unreadable(file, limits); bad {
		file.Problems = []Problem{problem}
	}
	return file
}

// readFlowYAML reads as YAML what looked like JSON and was none; where it is
// no YAML either, the problems of the JSON reader stand, unless the name says
// that YAML was meant.
func readFlowYAML(file *File, limits Limits) {
	asJSON := file.Problems
	file.Problems = nil
	readYAML(file, limits)
	extension := strings.ToLower(path.Ext(file.Name))
	if file.Root == nil && extension != ".yaml" && extension != ".yml" {
		file.Problems = asJSON
	}
}

func startsLikeJSON(src []byte) bool {
	rest := bytes.TrimLeft(bytes.TrimPrefix(src, byteOrderMark), " \t\r\n")
	return len(rest) > 0 && (rest[0] == '{' || rest[0] == '[')
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// unreadable finds what no reader should be given: texts too large, with a
// NUL byte or that are not UTF-8.
func unreadable(file *File, limits Limits) (Problem, bool) {
	if len(file.Src) > limits.Bytes {
		return tooLarge(file, int64(len(file.Src)), limits), true
	}
	if at := bytes.IndexByte(file.Src, 0); at >= 0 {
		span := Span{File: file, Start: int32(at), End: int32(at + 1)}
		return Problem{Message: "the file contains a NUL byte, so it is no text", Span: span}, true
	}
	if at := invalidUTF8(file.Src); at >= 0 {
		span := Span{File: file, Start: int32(at), End: int32(at + 1)}
		return Problem{Message: fmt.Sprintf("byte 0x%02x is not valid UTF-8", file.Src[at]), Span: span}, true
	}
	return Problem{}, false
}

// TooLarge is a file of which nothing was read but its size, because that is
// beyond the limit.
func TooLarge(name string, size int64, limits Limits) *File {
	file := &File{Name: name}
	file.Problems = []Problem{tooLarge(file, size, limits)}
	return file
}

func tooLarge(file *File, size int64, limits Limits) Problem {
	message := fmt.Sprintf("the file has %d bytes; files of more than %d bytes are not read", size, limits.Bytes)
	return Problem{Kind: LimitExceeded, Message: message, Span: Span{File: file}}
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
