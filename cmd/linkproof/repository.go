package main

import (
	"os"
	"path/filepath"
)

// repository knows a file by its place in the git repository around this
// folder, wherever people stand and however they name it. Without a repository
// this folder stands for its top.
type repository struct {
	top string
	// places are those of files, by their name.
	places map[string]string
}

func findRepository() *repository {
	r := &repository{places: make(map[string]string)}
	here := r.place("x")
	r.top = filepath.Dir(here)
	for at := r.top; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			r.top = at
			return r
		}
		if at == filepath.Dir(at) {
			return r
		}
	}
}

// place gives the absolute path of a file; no folder of it is a symbolic link.
func (r *repository) place(name string) string {
	if place, ok := r.places[name]; ok {
		return place
	}
	place, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		place = filepath.FromSlash(name)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(place)); err == nil {
		place = filepath.Join(folder, filepath.Base(place))
	}
	r.places[name] = place
	return place
}

// name gives the path of a file from the top, with forward slashes; of one
// outside it is the absolute path.
func (r *repository) name(name string) string {
	place := r.place(name)
	inside, err := filepath.Rel(r.top, place)
	if err != nil || !filepath.IsLocal(inside) {
		return filepath.ToSlash(place)
	}
	return filepath.ToSlash(inside)
}
