package model

import (
	"slices"
	"strings"
)

// Identifiers yields the texts that name something which exists elsewhere: what
// links, integrations, stages and authorizers lead to, and the values of the
// options of commands.
func (m *Model) Identifiers(yield func(Text) bool) {
	for _, texts := range [...]func(func(Text) bool) bool{m.ofIntegrations, m.ofLinks, m.ofAuthorizers, m.ofCommands} {
		if !texts(yield) {
			return
		}
	}
}

func (m *Model) ofIntegrations(yield func(Text) bool) (more bool) {
	for _, in := range m.Integrations {
		if !yield(in.Link.ID) || !yield(in.URI) || !yield(in.Target.ID) {
			return false
		}
	}
	return true
}

func (m *Model) ofLinks(yield func(Text) bool) (more bool) {
	for _, link := range m.Links {
		for _, target := range link.Targets {
			if !yield(target.ID) {
				return false
			}
		}
	}
	return true
}

func (m *Model) ofAuthorizers(yield func(Text) bool) (more bool) {
	for _, authorizer := range m.Authorizers {
		if !yield(authorizer.URI) {
			return false
		}
		for _, pool := range authorizer.Pools {
			if !yield(pool) {
				return false
			}
		}
	}
	return true
}

func (m *Model) ofCommands(yield func(Text) bool) (more bool) {
	for _, command := range m.Commands {
		for _, option := range command.Options {
			for i := range option.Values {
				if !yield(option.Values[i].Text) {
					return false
				}
			}
		}
	}
	return true
}

// blanks are what words start with that people are to write over, such as
// REPLACE_ME and your-nlb-arn; "replace" alone is a word of patch operations.
var blanks = [...]string{
	"REPLACE", "replace-me", "replace_me", "CHANGE_ME", "CHANGE-ME", "CHANGEME", "change-me", "change_me", "changeme",
	"YOUR_", "YOUR-", "your_", "your-", "PLACEHOLDER",
}

// Unfilled tells a word that stands for what somebody has yet to write.
func Unfilled(word string) bool {
	starts := func(blank string) bool { return strings.HasPrefix(word, blank) }
	return slices.ContainsFunc(blanks[:], starts) || len(word) > 2 && word[0] == '<' && word[len(word)-1] == '>'
}
