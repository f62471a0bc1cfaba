package schema

import (
	"fmt"
	"path/filepath"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// answer is a file of CLI output.
type answer struct {
	// id is that of its source.
	id string
	// names are the words that tell its objects, where somebody asks.
	names []string
	// read gives the file. Its tree may be made anew each time, for there may be
	// more answers than there is room for trees.
	read func() *syntax.File
}

// dump is the CLI output of one folder.
type dump []answer

// dumps are the CLI output of folders, in the order of their first files.
type dumps []*dump

// folders collects files by their folders.
type folders struct {
	dumps dumps
	// at holds the dump of a folder.
	at map[string]*dump
}

func (f *folders) add(told answer) {
	folder := filepath.Dir(told.id)
	known := f.at[folder]
	if known == nil {
		known = &dump{}
		f.at[folder] = known
		f.dumps = append(f.dumps, known)
	}
	*known = append(*known, told)
}

// facts gives what makes a model of dumps, except for those files that are in
// the input set itself; nil when there are none. Each folder is understood by
// itself, and each call makes a model of its own, because joining changes
// objects.
func (d dumps) facts(given model.Given, own map[string]bool) func() *model.Model {
	var foreign [][]*syntax.File
	for _, dump := range d {
		if files := dump.without(own); len(files) > 0 {
			foreign = append(foreign, files)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	return func() *model.Model {
		facts := awsjson.Facts(foreign[0], given)
		for _, files := range foreign[1:] {
			facts.Adopt(awsjson.Facts(files, given))
		}
		return facts
	}
}

func (d dump) without(own map[string]bool) []*syntax.File {
	files := make([]*syntax.File, 0, len(d))
	for _, told := range d {
		if !own[told.id] {
			files = append(files, told.read())
		}
	}
	return files
}

// surroundings reads the contexts. What cannot be read or tells nothing is an
// error, because findings would rest on facts that are not there.
func (r *reading) surroundings(contexts []string) (dumps, error) {
	around := folders{at: make(map[string]*dump)}
	for _, context := range contexts {
		told := false
		for _, source := range gather([]string{context}, "", false) {
			file, err := r.surround(&source)
			if err != nil {
				return nil, fmt.Errorf("taking facts from the context %s: %w", filepath.ToSlash(context), err)
			}
			if file != nil {
				around.add(answer{id: source.id, read: func() *syntax.File { return file }})
				told = true
			}
		}
		if !told {
			return nil, fmt.Errorf("the context %s holds no AWS CLI output", filepath.ToSlash(context))
		}
	}
	return around.dumps, nil
}

// surround reads a file; nil if it is no output of the AWS CLI.
func (r *reading) surround(s *source) (*syntax.File, error) {
	if s.err != nil {
		return nil, s.err
	}
	if s.outside {
		return nil, nil //nolint:nilnil // as a file of another kind
	}
	file, _, err := r.file(s)
	if err != nil || file == nil {
		return nil, err
	}
	loader := loaderOf(file)
	if loader == nil && s.named && broken(file) {
		problem := file.Problems[0]
		return nil, fmt.Errorf("line %d: %s", problem.Span.From().Line, problem.Message)
	}
	if loader == nil || loader.load != nil {
		return nil, nil //nolint:nilnil // a file of another kind is no fault
	}
	return file, nil
}
