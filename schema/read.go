package schema

import (
	"bytes"
	"errors"
	"io"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/shell"
	"github.com/linkproof/linkproof/schema/syntax"
)

// startOfLarge is how many bytes of a file beyond the limit are read, to tell
// whether it is ours.
const startOfLarge = 64 << 10

// errNothing is what is wrong with standard input when the command before the
// pipe failed.
var errNothing = errors.New("it is empty: the command before it printed nothing")

// reading reads sources.
type reading struct {
	limits  syntax.Limits
	stdin   io.Reader
	changed map[string][]byte
}

// file reads and parses a source. The file is nil when the source was found in
// a folder and is not ours.
func (r *reading) file(s *source) (*syntax.File, interest, error) {
	src, size, err := r.bytes(s)
	if err != nil {
		return nil, foreign, failure(s.name, err)
	}
	script := shell.Recognizes(s.name, src)
	found := certain
	switch {
	case script || s.path == stdinPath:
	case s.named:
		found = sniffNamed(s.name, src)
	default:
		found = sniff(s.name, src)
	}
	switch {
	case found == foreign:
		return nil, foreign, nil
	case size > int64(r.limits.Bytes):
		return syntax.TooLarge(s.name, size, r.limits), found, nil
	case script || shell.Named(s.name):
		return syntax.ReadText(s.name, src, r.limits), found, nil
	default:
		return r.parse(s.name, src), found, nil
	}
}

// parse parses what is no script.
func (r *reading) parse(name string, src []byte) *syntax.File {
	if awsjson.Failed(src) {
		return syntax.ReadText(name, src, r.limits)
	}
	return syntax.Read(name, src, r.limits)
}

// again gives what parses a file that was parsed before and has been let go.
func (r *reading) again(file *syntax.File) func() *syntax.File {
	name, src := file.Name, file.Src
	return func() *syntax.File { return r.parse(name, src) }
}

// bytes gives the content of a source and its size. Of a file beyond the limit
// it gives the start only.
func (r *reading) bytes(s *source) (src []byte, size int64, err error) {
	if text, ok := r.changed[s.name]; ok {
		return text, int64(len(text)), nil
	}
	if s.path == stdinPath && s.id == stdinPath {
		src, size, err = r.content(r.stdin, 0)
		if err == nil && len(bytes.TrimSpace(src)) == 0 {
			err = errNothing
		}
		return src, size, err
	}
	file, err := s.open()
	if err != nil {
		return nil, 0, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	if info.Mode().IsRegular() && info.Size() > int64(r.limits.Bytes) {
		src, _, err = r.content(io.LimitReader(file, startOfLarge), startOfLarge)
		return src, info.Size(), err
	}
	return r.content(file, info.Size())
}

// content reads a stream as far as the limit allows and one byte more, so that
// the size tells that there was more.
func (r *reading) content(stream io.Reader, expected int64) (src []byte, size int64, err error) {
	buffer := bytes.NewBuffer(make([]byte, 0, expected+bytes.MinRead))
	size, err = buffer.ReadFrom(io.LimitReader(stream, int64(r.limits.Bytes)+1))
	return buffer.Bytes(), size, err
}
