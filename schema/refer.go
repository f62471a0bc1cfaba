package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxReferred bounds how many other files one file may bring in.
const maxReferred = 200

// referring opens the files that a source refers to. Nothing outside the
// folder that the user named is read, whatever a name, a symbolic link or an
// address says: all names go through an os.Root.
type referring struct {
	reading
	// root is the folder that the user named, and folder that of the source
	// within it, with forward slashes.
	root, folder string
	// shown is the folder of the source as people call it.
	shown string
	// opened holds what was opened by its path in the root, so that a file is
	// one tree however often it is referred to.
	opened map[string]*syntax.File
}

// opener gives what opens the files that a source refers to; nil for standard
// input, which stands in no folder.
func (r *reading) opener(s *source) func(name string) (*syntax.File, error) {
	if s.root == "" {
		return nil
	}
	folder, err := filepath.Rel(s.root, filepath.Dir(s.path))
	if err != nil {
		return nil
	}
	referring := &referring{
		reading: *r, root: s.root, folder: filepath.ToSlash(folder), shown: path.Dir(s.name),
		opened: make(map[string]*syntax.File),
	}
	return referring.open
}

func (r *referring) open(name string) (*syntax.File, error) {
	if err := relative(name); err != nil {
		return nil, err
	}
	inside := path.Join(r.folder, name)
	if file, ok := r.opened[inside]; ok {
		return file, nil
	}
	if len(r.opened) >= maxReferred {
		return nil, fmt.Errorf("more than %d other files are referred to", maxReferred)
	}
	file, err := r.read(inside, path.Join(r.shown, name))
	if err == nil {
		r.opened[inside] = file
	}
	return file, err
}

// relative refuses names that are no paths from one file to another.
func relative(name string) error {
	scheme, _, addressed := strings.Cut(name, ":")
	switch {
	case addressed && !strings.ContainsAny(scheme, "/."):
		return errors.New("it is an address, and only files beside the one that refers to it are read")
	case strings.HasPrefix(name, "/") || strings.HasPrefix(name, `\`):
		return errors.New("it is an absolute path, and only files beside the one that refers to it are read")
	default:
		return nil
	}
}

// read reads a file by its path in the root, if it is one: to open a pipe
// would wait for somebody to fill it.
func (r *referring) read(inside, shown string) (*syntax.File, error) {
	if !filepath.IsLocal(filepath.FromSlash(inside)) {
		return nil, fmt.Errorf("it leads out of %s, the folder that was named", filepath.ToSlash(r.root))
	}
	root, err := os.OpenRoot(r.root)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	info, err := root.Stat(inside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", shown)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read within %s: %w", shown, filepath.ToSlash(r.root), cause(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", shown)
	}
	file, err := root.Open(inside)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read within %s: %w", shown, filepath.ToSlash(r.root), cause(err))
	}
	defer file.Close() //nolint:errcheck // nothing was written
	src, size, err := r.content(file, min(info.Size(), int64(r.limits.Bytes)))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", shown, cause(err))
	}
	if size > int64(r.limits.Bytes) {
		return syntax.TooLarge(shown, info.Size(), r.limits), nil
	}
	return syntax.Read(shown, src, r.limits), nil
}

// cause gives what went wrong with a file without its name.
func cause(err error) error {
	if of, ok := errors.AsType[*fs.PathError](err); ok {
		return of.Err
	}
	return err
}
