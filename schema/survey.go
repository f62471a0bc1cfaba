package schema

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// startOfAnswer is how many bytes of a file tell whether it may be an answer
// of the AWS CLI.
const startOfAnswer = 8 << 10

// otherMarks occur near the start of templates and of OpenAPI documents.
var otherMarks = [...]string{templateMark, "openapi", "swagger"}

// survey finds the answers among a source, so that the other sources can learn
// from them. What it parses is kept.
func (l *loading) survey(i int) {
	s, part := &l.sources[i], &l.parts[i]
	if s.err != nil || s.path == stdinPath || s.outside || !mayAnswer(s) {
		return
	}
	file, found, err := l.file(s)
	if !answers(file) {
		part.file, part.found, part.err = file, found, err
		return
	}
	part.piece = l.again(file)
	for name := range awsjson.Names([]*syntax.File{file}) {
		part.names = append(part.names, strings.Clone(telling(name)))
	}
}

// answers tells whether a file is an answer, or a request, of the AWS CLI.
func answers(file *syntax.File) bool {
	if file == nil {
		return false
	}
	loader := loaderOf(file)
	return loader != nil && loader.load == nil
}

// mayAnswer tells by the start of a file whether it may be an answer. A file
// that cannot be read is none; whoever reads it next says why.
func mayAnswer(s *source) bool {
	file, err := s.open()
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // nothing was written
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	start := make([]byte, min(startOfAnswer, info.Size()))
	n, err := io.ReadFull(file, start)
	start = start[:n]
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) || !awsjson.Hinted(start) {
		return false
	}
	return !slices.ContainsFunc(otherMarks[:], func(mark string) bool { return bytes.Contains(start, []byte(mark)) })
}

// told are the dumps among the sources, and where their objects are named.
type told struct {
	dumps dumps
	// by are the numbers of the dumps by what their objects are named by.
	by map[string][]int
}

// tell gathers the answers that the survey found. Files of contexts
// tell their facts already.
func (l *loading) tell() {
	known := make(map[string]bool)
	for _, context := range l.around {
		for _, answer := range *context {
			known[answer.id] = true
		}
	}
	among := folders{at: make(map[string]*dump)}
	for i := range l.parts {
		if piece := l.parts[i].piece; piece != nil && !known[l.sources[i].id] {
			among.add(answer{id: l.sources[i].id, names: l.parts[i].names, read: piece})
		}
	}
	l.told = told{dumps: among.dumps, by: make(map[string][]int)}
	for i, dump := range l.told.dumps {
		for _, answer := range *dump {
			l.told.name(answer.names, i)
		}
	}
}

// name notes that the objects of a dump have names.
func (t *told) name(names []string, dump int) {
	for _, word := range names {
		if known := t.by[word]; len(known) == 0 || known[len(known)-1] != dump {
			t.by[word] = append(known, dump)
		}
	}
}

// telling gives the word of an id, ARN or DNS name that every text with the
// name holds, however it is put together: the first label of a DNS name, else
// the longest word after the last slash.
func telling(name string) string {
	name = name[strings.LastIndexByte(name, '/')+1:]
	if label, _, dotted := strings.Cut(name, "."); dotted {
		return label
	}
	longest := ""
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !inWord(r) }) {
		if len(word) > len(longest) {
			longest = word
		}
	}
	return longest
}

func inWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
}

// meet gives the dumps with objects that the texts name.
func (t *told) meet(files []*syntax.File, parameters map[string]string) dumps {
	met := make(map[int]bool)
	for _, file := range files {
		t.look(file.Src, met)
	}
	for _, value := range parameters {
		t.look([]byte(value), met)
	}
	var found dumps
	for _, i := range slices.Sorted(maps.Keys(met)) {
		found = append(found, t.dumps[i])
	}
	return found
}

// look marks the dumps with objects that a text names.
func (t *told) look(text []byte, met map[int]bool) {
	for start := 0; start < len(text); start++ {
		end := start
		for end < len(text) && inWord(rune(text[end])) {
			end++
		}
		for _, i := range t.by[string(text[start:end])] {
			met[i] = true
		}
		start = end
	}
}

// factsFor makes the facts about files from contexts, from elsewhere, and from
// the answers among the sources that describe what the files name. Those are
// not taken to be of the same account.
func (l *loading) factsFor(files []*syntax.File, own map[string]bool) func() *model.Model {
	given := l.given(files[0].Name)
	facts := both(l.around.facts(given, own), l.elsewhere)
	if len(l.told.dumps) == 0 {
		return facts
	}
	beside := l.told.meet(files, given.Parameters).facts(given, own)
	if beside == nil {
		return facts
	}
	return both(facts, func() *model.Model {
		made := beside()
		made.Account, made.Region = model.Text{}, model.Text{}
		return made
	})
}
