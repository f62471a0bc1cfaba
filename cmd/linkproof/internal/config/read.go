package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
)

// reader reads a configuration.
type reader struct {
	settings.Reader
	folder string
	names  Names
}

func read(file *syntax.File, folder string, names Names) (*Config, error) {
	r := &reader{folder: folder, names: names}
	config := &Config{File: file.Name, folder: folder}
	if !r.Begin(file) {
		return config, r.Err()
	}
	r.Keys(file.Root, append(keyNames(func(Key) bool { return true }), "rules", "paths", "exclude", "overrides")...)
	config.Settings = r.settings(file.Root, Keys())
	config.Rules = r.levels(file.Root.Get("rules"))
	for _, path := range r.Texts(file.Root.Get("paths")) {
		config.Paths = append(config.Paths, r.path(path, file.Root.Get("paths").Where()))
	}
	config.Exclude = r.patterns(file.Root.Get("exclude"))
	config.PathsAt, config.ExcludeAt = r.span(file.Root, "paths"), r.span(file.Root, "exclude")
	for override := range r.List(file.Root.Get("overrides")) {
		config.Overrides = append(config.Overrides, r.override(override))
	}
	return config, r.Err()
}

// span gives where the value of a key stands, nowhere without it.
func (r *reader) span(node *syntax.Node, key string) syntax.Span {
	if value := node.Get(key); value != nil {
		return value.Span
	}
	return syntax.Span{}
}

func keyNames(which func(Key) bool) []string {
	var names []string
	for _, key := range Keys() {
		if which(key) {
			names = append(names, key.Name)
		}
	}
	return names
}

func (r *reader) override(node *syntax.Node) Override {
	perFolder := func(key Key) bool { return key.Folder }
	r.Keys(node, append(keyNames(perFolder), "paths", "rules")...)
	if node.Kind == syntax.Map && node.Get("paths") == nil {
		r.Wrong(node.Span, "an override needs paths: which files it is about")
	}
	known := slices.DeleteFunc(Keys(), func(key Key) bool { return !key.Folder })
	return Override{Paths: r.patterns(node.Get("paths")), Settings: r.settings(node, known), Rules: r.levels(node.Get("rules"))}
}

// settings reads the keys that are flags.
func (r *reader) settings(node *syntax.Node, known []Key) []Setting {
	var found []Setting
	for _, key := range known {
		if value := node.Get(key.Name); settings.Given(value) {
			found = append(found, Setting{Key: key, Values: r.values(key, node, value), At: value.Span})
		}
	}
	return found
}

// values gives a value as the flag takes it.
func (r *reader) values(key Key, node, value *syntax.Node) []string {
	var values []string
	switch key.Kind {
	case Text:
		return []string{r.checked(key, value)}
	case Truth:
		return []string{strconv.FormatBool(r.Truth(node, key.Name, false))}
	case Number:
		return []string{strconv.Itoa(r.Number(node, key.Name, 0, 1<<30, 0))}
	case Path:
		return []string{r.path(r.Scalar(value), value.Span)}
	case PathList:
		for item := range r.List(value) {
			values = append(values, r.path(r.Scalar(item), item.Span))
		}
	case TextMap:
		for name, text := range r.Entries(value) {
			values = append(values, name.Text+"="+r.Scalar(text))
		}
	}
	return values
}

// checked gives a text and notes what is wrong with it.
func (r *reader) checked(key Key, value *syntax.Node) string {
	text := r.Scalar(value)
	if key.Check != nil {
		if err := key.Check(text); err != nil {
			r.Wrong(value.Span, "%s: %v", key.Name, err)
		}
	}
	return text
}

// path gives a path from the folder that the person stands in. It may not lead
// out of the folder of the configuration, be it through a symbolic link,
// because both may come from a stranger.
func (r *reader) path(written string, at syntax.Span) string {
	local := filepath.FromSlash(written)
	if !filepath.IsLocal(local) || leadsOut(r.folder, filepath.Join(r.folder, local)) {
		r.Wrong(at, "%q leads out of the folder of the configuration; pass it as a flag", written)
		return ""
	}
	return shown(filepath.Join(r.folder, local))
}

func (r *reader) patterns(node *syntax.Node) []string {
	var patterns []string
	for item := range r.List(node) {
		pattern := strings.TrimPrefix(r.Scalar(item), "./")
		if !doublestar.ValidatePattern(pattern) {
			r.Wrong(item.Span, "%q is no pattern of files, such as infra/**/*.yaml", pattern)
		}
		if strings.HasSuffix(pattern, "/") {
			pattern += "**"
		}
		patterns = append(patterns, pattern)
	}
	return patterns
}

func (r *reader) levels(node *syntax.Node) []Level {
	var found []Level
	for name, value := range r.Entries(node) {
		if err := r.names(name.Text); err != nil {
			r.Wrong(name.Span, "%v", err)
			continue
		}
		word := strings.ToLower(r.Scalar(value))
		level, ok := levels[word]
		if !ok {
			r.Wrong(value.Span, "%s", fmt.Sprintf("there is no level %q: it is off, on, info, warning or error", word))
			continue
		}
		level.Rules, level.At = name.Text, name.Span
		found = append(found, level)
	}
	return found
}
