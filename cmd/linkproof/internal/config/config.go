// Package config reads .linkproof.yaml: flags written down, which rules run and
// how grave they are, and what differs from folder to folder.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Name is that of the file.
const Name = ".linkproof.yaml"

// Config is what a configuration file says. A nil Config says nothing.
type Config struct {
	// File is the name of the file as people see it.
	File string
	// folder is that of the file, to which its paths are relative.
	folder string
	// Settings are the keys that are flags, in the order of the file.
	Settings []Setting
	// Rules say which rules run and how grave their findings are.
	Rules []Level
	// Paths are what is checked when no path is given, Exclude what never is, and
	// PathsAt and ExcludeAt where they stand; nowhere without them.
	Paths, Exclude     []string
	PathsAt, ExcludeAt syntax.Span
	// Overrides say what differs for some paths; later ones go before earlier
	// ones.
	Overrides []Override
}

// Setting is a key with its values as the flag takes them.
type Setting struct {
	Key    Key
	Values []string
	At     syntax.Span
}

// Override is what differs for the paths that match a pattern.
type Override struct {
	Paths    []string
	Settings []Setting
	Rules    []Level
}

// Find gives the configuration file of a folder: that in it or in the nearest
// folder above it, up to the one that holds a git repository. It is empty
// where there is none.
func Find(folder string) (string, error) {
	at, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("looking for %s: %w", Name, err)
	}
	for {
		if err := misnamed(at); err != nil {
			return "", err
		}
		path := filepath.Join(at, Name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			if leadsOut(at, path) {
				return "", fmt.Errorf("%s is a symbolic link that leads out of its folder; name what it leads to by --config", shown(path))
			}
			return path, nil
		}
		above := filepath.Dir(at)
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil || above == at {
			return "", nil
		}
		at = above
	}
}

// misnamed gives an error where a folder has a configuration by a near name
// only, which nobody would miss.
func misnamed(folder string) error {
	near := filepath.Join(folder, strings.TrimSuffix(Name, ".yaml")+".yml")
	if _, err := os.Stat(filepath.Join(folder, Name)); err == nil {
		return nil
	}
	if _, err := os.Stat(near); err != nil {
		return nil //nolint:nilerr // there is none
	}
	return fmt.Errorf("%s is not read: call it %s", shown(near), Name)
}

// leadsOut tells whether a path leads out of a folder through symbolic links.
func leadsOut(folder, path string) bool {
	at, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false // there is nothing to be read
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return true
	}
	inside, err := filepath.Rel(folder, at)
	return err != nil || !filepath.IsLocal(inside)
}

// Load reads a configuration file. What is wrong with it is in the error, each
// with its place.
func Load(path string, rules Names) (*Config, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no configuration %s: `linkproof init` writes one", shown(path))
	}
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	return read(syntax.Read(shown(path), src, syntax.DefaultLimits()), filepath.Dir(path), rules)
}

// shown gives a path as people see it: from the folder that they stand in.
func shown(path string) string {
	here, err := filepath.Abs(".")
	if err != nil {
		return filepath.ToSlash(path)
	}
	if relative, err := filepath.Rel(here, path); err == nil {
		return filepath.ToSlash(relative)
	}
	return filepath.ToSlash(path)
}

// Excludes tells whether a file is never checked.
func (c *Config) Excludes(name string) bool {
	return c != nil && matches(c.Exclude, c.inside(name))
}

// inside gives the name of a file as patterns see it: from the folder of the
// configuration, with forward slashes.
func (c *Config) inside(name string) string {
	folder, err := filepath.Abs(c.folder)
	if err != nil {
		return name
	}
	file, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return name
	}
	below, err := filepath.Rel(folder, file)
	if err != nil {
		return name
	}
	return filepath.ToSlash(below)
}

func matches(patterns []string, name string) bool {
	for _, pattern := range patterns {
		if ok, err := doublestar.Match(pattern, name); ok && err == nil {
			return true
		}
	}
	return false
}

// For gives what overrides say about a file, later ones last.
func (c *Config) For(name string) []Override {
	if c == nil || len(c.Overrides) == 0 {
		return nil
	}
	var found []Override
	inside := c.inside(name)
	for _, override := range c.Overrides {
		if matches(override.Paths, inside) {
			found = append(found, override)
		}
	}
	return found
}
