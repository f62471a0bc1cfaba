package schema

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Options say what to load and how.
type Options struct {
	// Given is what the user tells beside the files.
	Given model.Given
	// Override changes Given for a file, by its name; it may be nil.
	Override func(name string, given model.Given) model.Given
	// Exclude tells by the name of a file whether it is left out; it may be nil.
	Exclude func(name string) bool
	// Contexts are paths of AWS CLI output that tells facts about every other
	// file.
	Contexts []string
	// Facts makes an unsealed model of facts about every file from elsewhere; nil
	// when there are none. Each call makes a model of its own.
	Facts func() *model.Model
	// Step is called when one of all files is done, by several workers; it may be
	// nil.
	Step func(all int)
	// Limits bound what is read of one file; zero means syntax.DefaultLimits.
	Limits syntax.Limits
	// Workers is how many files are worked on at a time; zero means one for
	// each processor.
	Workers int
	// Stdin is what the path "-" reads, and StdinName what people call it;
	// empty means "-".
	Stdin     io.Reader
	StdinName string
	// Changed holds texts that stand for those of files, by their name.
	Changed map[string][]byte
}

func (o *Options) givenFor() func(string) model.Given {
	given, override := o.Given, o.Override
	if override == nil {
		return func(string) model.Given { return given }
	}
	return func(name string) model.Given { return override(name, given) }
}

// Loaded is what came of paths.
type Loaded[T any] struct {
	// Results are those of the input sets, in the order of the input; a
	// snapshot stands where its first file does.
	Results []T
	// Skipped are the files that were named and are not ours, and symbolic links
	// that lead out of the folder that was named.
	Skipped []Skipped
	// Failures tell which files could not be read, and why.
	Failures []error
	// Files is the number of files in the input sets.
	Files int
	// Others are the files in folders that are not ours.
	Others []string
}

// Skipped is a file that was passed over, and why.
type Skipped struct{ File, Reason string }

// Load gives the input sets of files and folders.
func Load(ctx context.Context, paths []string, options Options) (*Loaded[*model.InputSet], error) {
	return Each(ctx, paths, options, func(set *model.InputSet) *model.InputSet { return set })
}

// Each calls work for every input set of files and folders, on several
// workers, and gives the results in the order of the input. An input set that
// work does not keep is gone after it.
//
// Files that cannot be read are Failures and stop no others. The error is that
// of the contexts, or of ctx when that is done.
func Each[T any](ctx context.Context, paths []string, options Options, work func(*model.InputSet) T) (*Loaded[T], error) {
	l, err := newLoading(paths, options)
	if err != nil {
		return nil, err
	}
	results := make([]T, len(l.sources))
	run := func(count int, prepare func(int) (at int, set *model.InputSet)) error {
		return parallel(ctx, options.Workers, count, func(i int) {
			if options.Step != nil {
				defer options.Step(len(l.sources))
			}
			if at, set := prepare(i); set != nil {
				l.parts[at].files = len(set.Files)
				results[at] = work(set)
			}
		})
	}
	if len(l.sources) > 1 {
		if err := parallel(ctx, options.Workers, len(l.sources), l.survey); err != nil {
			return nil, err
		}
		l.tell()
	}
	if err := run(len(l.sources), l.single); err != nil {
		return nil, err
	}
	snapshots := l.snapshots()
	if err := run(len(snapshots), func(i int) (int, *model.InputSet) { return snapshots[i][0], l.together(snapshots[i]) }); err != nil {
		return nil, err
	}
	return collect(l, results), nil
}

// collect puts together what came of the sources.
func collect[T any](l *loading, results []T) *Loaded[T] {
	loaded := &Loaded[T]{}
	for i := range l.parts {
		part := &l.parts[i]
		part.report(&loaded.Skipped, &loaded.Failures)
		switch {
		case part.files > 0:
			loaded.Results = append(loaded.Results, results[i])
			loaded.Files += part.files
		case !l.sources[i].named && part.piece == nil && part.err == nil && part.skipped == nil:
			loaded.Others = append(loaded.Others, l.sources[i].name)
		}
	}
	return loaded
}

// loading is one run over sources.
type loading struct {
	reading
	given func(name string) model.Given
	// around are the contexts, told what is told among the sources, and
	// elsewhere makes facts from elsewhere than files.
	around    dumps
	told      told
	elsewhere func() *model.Model
	sources   []source
	// parts are what came of the sources, in their order.
	parts []part
}

// part is what came of a source.
type part struct {
	// files is the number of files of the input set that stands here.
	files int
	// piece reads a file that belongs to the snapshot of its folder, and names
	// are the words that tell its objects.
	piece func() *syntax.File
	names []string
	// file is the file where the survey parsed it, and found what its bytes
	// told before.
	file    *syntax.File
	found   interest
	skipped *Skipped
	err     error
}

func (p *part) report(skipped *[]Skipped, failures *[]error) {
	if p.skipped != nil {
		*skipped = append(*skipped, *p.skipped)
	}
	if p.err != nil {
		*failures = append(*failures, p.err)
	}
}

func newLoading(paths []string, options Options) (*loading, error) {
	l := &loading{reading: reading{limits: options.Limits, stdin: options.Stdin, changed: options.Changed}, given: options.givenFor(), elsewhere: options.Facts}
	if l.limits == (syntax.Limits{}) {
		l.limits = syntax.DefaultLimits()
	}
	var err error
	if l.around, err = l.surroundings(options.Contexts); err != nil {
		return nil, err
	}
	l.sources = gather(paths, options.StdinName, len(paths) == 1 && len(options.Contexts) == 0)
	if options.Exclude != nil {
		l.sources = slices.DeleteFunc(l.sources, func(s source) bool { return s.err == nil && options.Exclude(s.name) })
	}
	l.parts = make([]part, len(l.sources))
	return l, nil
}

// single loads the source with an index; the set is nil when there is none or
// when the file is a piece of a snapshot.
func (l *loading) single(i int) (at int, set *model.InputSet) {
	s, part := &l.sources[i], &l.parts[i]
	file, found := l.parsed(s, part)
	if file == nil {
		return i, nil
	}
	switch loader := loaderOf(file); {
	case loader == nil && found == certain && s.configures() && file.Root == nil && broken(file):
		return i, unread(file, l.given(file.Name))
	case loader == nil:
		part.pass(s, unknown(file))
	case loader.load == nil:
		part.piece = l.again(file)
	case !loader.takes(file):
		part.pass(s, loader.foreign)
	default:
		given := l.given(file.Name)
		given.Open = l.opener(s)
		return i, loader.load(file, given, l.factsFor([]*syntax.File{file}, nil))
	}
	return i, nil
}

// configures tells by its name whether a source may be configuration, so that
// what cannot be read of it is a fault.
func (s *source) configures() bool {
	return configures(s.path) || filepath.Ext(s.path) == ""
}

// pass passes over a source that is not ours, with a word where it was named.
func (p *part) pass(s *source, reason string) {
	if s.named {
		p.skipped = &Skipped{File: s.name, Reason: reason}
	}
}

// parsed gives the file of a source, nil if it is not ours or cannot be read.
func (l *loading) parsed(s *source, part *part) (*syntax.File, interest) {
	if part.piece != nil {
		return nil, possible // the survey has seen to it
	}
	if s.outside {
		part.skipped = &Skipped{File: s.name, Reason: "it is a symbolic link that leads out of " + filepath.ToSlash(s.root) + ", the folder that was named"}
		return nil, foreign
	}
	file, found := part.file, part.found
	if file == nil && part.err == nil {
		if part.err = s.err; part.err == nil {
			file, found, part.err = l.file(s)
		}
	}
	part.file = nil
	return file, found
}

// broken tells whether a file is unknown because it could not be read whole.
func broken(file *syntax.File) bool {
	return slices.ContainsFunc(file.Problems, func(p syntax.Problem) bool { return p.Kind != syntax.DuplicateKey })
}

// unread is the input set of a file that has problems and nothing else.
func unread(file *syntax.File, given model.Given) *model.InputSet {
	world := model.NewModel(given)
	world.Files = []*syntax.File{file}
	return &model.InputSet{Files: world.Files, Worlds: []*model.Model{world}}
}

// snapshots gives the indexes of the pieces of each snapshot.
func (l *loading) snapshots() [][]int {
	var snapshots [][]int
	at := make(map[string]int)
	for i := range l.parts {
		if l.parts[i].piece == nil {
			continue
		}
		folder := filepath.Dir(l.sources[i].id)
		if _, ok := at[folder]; !ok {
			at[folder] = len(snapshots)
			snapshots = append(snapshots, nil)
		}
		snapshots[at[folder]] = append(snapshots[at[folder]], i)
	}
	return snapshots
}

// together loads the pieces of a snapshot.
func (l *loading) together(pieces []int) *model.InputSet {
	files := make([]*syntax.File, len(pieces))
	own := make(map[string]bool, len(pieces))
	for i, piece := range pieces {
		files[i] = l.parts[piece].piece()
		own[l.sources[piece].id] = true
	}
	return awsjson.Load(files, l.given(files[0].Name), l.factsFor(files, own))
}

// both makes the facts of two makers; either may be nil.
func both(one, other func() *model.Model) func() *model.Model {
	switch {
	case one == nil:
		return other
	case other == nil:
		return one
	}
	return func() *model.Model {
		facts := one()
		facts.Adopt(other())
		return facts
	}
}
