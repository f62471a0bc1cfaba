// Command newrule starts a rule: its file, its line in the registry and its
// folder of fixtures. `make rule ID=LNK099 NAME=link-without-name` calls it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	id := flag.String("id", "", "three capital letters and three digits, such as LNK099")
	name := flag.String("name", "", "the mistake in a few words with hyphens")
	flag.Parse()
	if err := create(".", *id, *name); err != nil {
		_, _ = fmt.Fprintf(os.Stderr, "newrule: %v\n", err)
		os.Exit(1) //nolint:forbidigo // this is main
	}
}

// create makes the files of a rule in the repository at root.
func create(root, id, name string) error {
	if !regexp.MustCompile(`^[A-Z]{3}\d{3}$`).MatchString(id) {
		return fmt.Errorf("ID=%s: an id has three capital letters and three digits, such as LNK099", id)
	}
	if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(name) {
		return fmt.Errorf("NAME=%s: a name has words in small letters with hyphens between them, such as link-without-name", name)
	}
	variable := strings.ToLower(id)
	if err := register(filepath.Join(root, "rules", "registry.go"), variable); err != nil {
		return err
	}
	file := filepath.Join(root, "rules", variable+"_"+strings.ReplaceAll(name, "-", "_")+".go")
	if err := write(file, strings.NewReplacer("{id}", id, "{name}", name, "{variable}", variable).Replace(ruleText)); err != nil {
		return err
	}
	for fixture, text := range fixtures {
		file := filepath.Join(root, "fixtures", "rules", variable+"-"+name, filepath.FromSlash(fixture))
		if err := write(file, strings.ReplaceAll(text, "{id}", id)); err != nil {
			return err
		}
	}
	return nil
}

// register adds a rule to the list, which is sorted.
func register(file, variable string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the registry: %w", err)
	}
	lines := strings.Split(string(src), "\n")
	entry := "\t\t&" + variable + ","
	if slices.Contains(lines, entry) {
		return fmt.Errorf("%s is in the registry", variable)
	}
	isEntry := func(line string) bool { return strings.HasPrefix(line, "\t\t&") }
	after := func(line string) bool { return isEntry(line) && line > entry }
	at := slices.IndexFunc(lines, after)
	if first := slices.IndexFunc(lines, isEntry); at < 0 && first >= 0 {
		at = first
		for at < len(lines) && isEntry(lines[at]) {
			at++
		}
	}
	if at < 0 {
		return errors.New("the registry holds no list of rules")
	}
	return os.WriteFile(file, []byte(strings.Join(slices.Insert(lines, at, entry), "\n")), 0o600)
}

// write makes a file that is not there yet.
func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		return fmt.Errorf("making the folder of %s: %w", name, err)
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // sources are for all to read
	if err != nil {
		return fmt.Errorf("starting the rule: %w", err)
	}
	if _, err := file.WriteString(text); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", name, err), file.Close())
	}
	return file.Close()
}
