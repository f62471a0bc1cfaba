package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// changes are the files that changed, by their places; nil stands for every
// file.
type changes map[string]bool

// touch tells whether a finding, or a place that it rests on, lies in a file
// that changed.
func (c changes) touch(finding *lint.Finding, in *repository) bool {
	if c == nil || finding.Span.File == nil || c[in.place(finding.Span.File.Name)] {
		return true
	}
	for _, related := range finding.Related {
		if related.Span.File != nil && c[in.place(related.Span.File.Name)] {
			return true
		}
	}
	return false
}

// changedSince asks git for the files that changed since a revision, those
// that git does not know yet among them.
func (p *program) changedSince(ctx context.Context, revision string) (changes, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("--changed-since: %q is no revision", revision)
	}
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("--changed-since: %w", err)
	}
	root := strings.TrimSpace(top)
	tracked, err := git(ctx, "-C", root, "diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", revision, "--")
	if err != nil {
		return nil, fmt.Errorf("--changed-since: %w", err)
	}
	untracked, err := git(ctx, "-C", root, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, fmt.Errorf("--changed-since: %w", err)
	}
	changed := make(changes)
	for name := range strings.SplitSeq(tracked+untracked, "\x00") {
		if name != "" {
			changed[filepath.Join(root, filepath.FromSlash(name))] = true
		}
	}
	return changed, nil
}

// git runs git without the hooks and monitors that a repository may ask for.
func git(ctx context.Context, args ...string) (string, error) {
	command := exec.CommandContext(ctx, "git", append([]string{"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"}, args...)...) //nolint:gosec // the revision is no flag
	output, err := command.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		said, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return "", fmt.Errorf("git says: %s", said)
	}
	if err != nil {
		return "", fmt.Errorf("running git: %w", err)
	}
	return string(output), nil
}
