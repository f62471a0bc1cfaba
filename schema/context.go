package schema

import (
	"fmt"
	"path/filepath"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// surroundings are files that tell facts about every input set.
type surroundings struct {
	given model.Given
	files []*syntax.File
	// ids are those of the files, in the same order.
	ids []string
}

// surroundings reads the contexts. What cannot be read or tells nothing is an
// error, because findings would rest on facts that are not there.
func (r *reading) surroundings(contexts []string, given model.Given) (*surroundings, error) {
	around := &surroundings{given: given}
	for _, context := range contexts {
		before := len(around.files)
		for _, source := range gather([]string{context}, "") {
			if err := r.surround(around, &source); err != nil {
				return nil, fmt.Errorf("taking facts from the context %s: %w", filepath.ToSlash(context), err)
			}
		}
		if len(around.files) == before {
			return nil, fmt.Errorf("the context %s holds no AWS CLI output", filepath.ToSlash(context))
		}
	}
	return around, nil
}

// surround adds a file to the surroundings if it is output of the AWS CLI.
func (r *reading) surround(around *surroundings, s *source) error {
	if s.err != nil {
		return s.err
	}
	file, _, err := r.file(s)
	if err != nil || file == nil {
		return err
	}
	loader := loaderOf(file)
	if loader == nil && s.named && broken(file) {
		problem := file.Problems[0]
		return fmt.Errorf("line %d: %s", problem.Span.From().Line, problem.Message)
	}
	if loader != nil && loader.load == nil {
		around.files = append(around.files, file)
		around.ids = append(around.ids, s.id)
	}
	return nil
}

// facts gives what makes a model of the surroundings, except for those files
// that are in the input set itself; nil when there are none. Each call makes a
// model of its own, because joining changes objects.
func (a *surroundings) facts(own map[string]bool) func() *model.Model {
	files := make([]*syntax.File, 0, len(a.files))
	for i, file := range a.files {
		if !own[a.ids[i]] {
			files = append(files, file)
		}
	}
	if len(files) == 0 {
		return nil
	}
	return func() *model.Model { return awsjson.Facts(files, a.given) }
}
