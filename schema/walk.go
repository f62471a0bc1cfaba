package schema

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/linkproof/linkproof/schema/shell"
)

// extensions are those of the files that are read when folders are walked.
var extensions = []string{".json", ".jsonc", ".template", ".yaml", ".yml"}

// passedOver are folders of other people's files.
var passedOver = []string{"node_modules", "vendor"}

// stdinPath stands for standard input on the command line.
const stdinPath = "-"

// source is a file to be read.
type source struct {
	// path is what to open and name what people call it.
	path, name string
	// id is the same for all ways to name one file.
	id string
	// root is the folder that the user named and path lies in, that of the file
	// for a file that was named itself; empty for standard input.
	root string
	// named tells that the file was named itself rather than found in a folder.
	named bool
	// link tells that it is a symbolic link within root, and outside that it
	// leads out of it, so that nothing reads it.
	link, outside bool
	// err tells why the file cannot be read.
	err error
}

// gathering collects the sources of paths, each once.
type gathering struct {
	sources []source
	// at is the index of the source with an id.
	at map[string]int
	// alone tells that there is no other path that could name the same file.
	alone bool
}

// gather gives the sources of paths in their order, those of a folder by name.
// A file that is alone keeps its path as its id.
func gather(paths []string, stdinName string, alone bool) []source {
	g := gathering{at: make(map[string]int), alone: alone}
	for _, path := range paths {
		if path == stdinPath {
			g.add(source{path: path, name: cmp.Or(stdinName, stdinPath), id: path, named: true})
			continue
		}
		g.addPath(path)
	}
	return g.sources
}

func (g *gathering) addPath(path string) {
	named := source{path: path, name: filepath.ToSlash(filepath.Clean(path)), root: filepath.Dir(path), named: true}
	info, err := os.Stat(path)
	if named.id = path; err == nil && (info.IsDir() || !g.alone) {
		named.id, err = identify(path)
	}
	switch {
	case err != nil:
		g.fail(path, err)
	case info.IsDir():
		g.walk(path, path, named.id)
	default:
		g.add(named)
	}
}

// identify gives the one name of a file or folder among the many it may have.
func identify(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(whole)
}

func (g *gathering) add(s source) {
	if at, ok := g.at[s.id]; ok {
		known := &g.sources[at]
		if known.named && !s.named {
			known.path, known.root = s.path, s.root // the folder holds more than the file alone
		}
		known.named = known.named || s.named
		return
	}
	g.at[s.id] = len(g.sources)
	g.sources = append(g.sources, s)
}

func (g *gathering) fail(path string, err error) {
	name := filepath.ToSlash(path)
	g.sources = append(g.sources, source{path: path, name: name, err: failure(name, err)})
}

// ReadError tells why a file or folder could not be read.
type ReadError struct {
	// File is its name.
	File string
	// Err is the cause, without the name.
	Err error
}

// Error names the file and the cause.
func (e *ReadError) Error() string { return "reading " + e.File + ": " + e.Err.Error() }

// Unwrap gives the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// failure takes the name out of the cause where the cause holds it itself.
func failure(name string, err error) error {
	if path, ok := err.(*fs.PathError); ok { //nolint:errorlint // a wrapped one says more than its cause
		err = path.Err
	}
	return &ReadError{File: name, Err: err}
}

// walk adds the files of a folder within a named one. Folders behind symbolic
// links are not entered, so a walk ends.
func (g *gathering) walk(root, folder, id string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		g.fail(folder, err)
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		found := source{path: path, name: filepath.ToSlash(path), root: root, id: filepath.Join(id, entry.Name())}
		switch {
		case entry.IsDir():
			if !strings.HasPrefix(entry.Name(), ".") && !slices.Contains(passedOver, entry.Name()) {
				g.walk(root, path, found.id)
			}
		case !configures(path) && !shell.Named(path):
		case entry.Type().IsRegular():
			g.add(found)
		case entry.Type()&fs.ModeSymlink != 0:
			g.follow(found)
		}
	}
}

// configures tells by the extension of a path whether it may be configuration.
func configures(path string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// follow adds the file behind a symbolic link. One outside the folder that was
// named is not looked at: whoever wrote the link may be a stranger.
func (g *gathering) follow(found source) {
	found.link = true
	info, err := found.stat()
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ELOOP):
		g.fail(found.path, err)
		return
	case err != nil:
		found.outside = true
		g.add(found)
		return
	}
	if found.id, err = identify(found.path); err != nil {
		g.fail(found.path, err)
	} else if info.Mode().IsRegular() {
		g.add(found)
	}
}

// open opens the file of a source, that behind a symbolic link through an
// os.Root, because links may change.
func (s *source) open() (*os.File, error) {
	if !s.link {
		return os.Open(s.path)
	}
	inside, err := filepath.Rel(s.root, s.path)
	if err != nil {
		return nil, err
	}
	return os.OpenInRoot(s.root, inside)
}

// stat tells what stands behind a symbolic link within the folder that was
// named.
func (s *source) stat() (fs.FileInfo, error) {
	inside, err := filepath.Rel(s.root, s.path)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(s.root)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	return root.Stat(inside)
}
