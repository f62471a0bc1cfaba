package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/linkproof/linkproof/rules"
)

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name: "completion", Usage: "print what makes a shell complete commands and flags", UsageText: "linkproof completion bash|zsh|fish|powershell",
		Description: "Examples:\n" +
			"  linkproof completion bash > /etc/bash_completion.d/linkproof\n" +
			"  linkproof completion zsh > \"${fpath[1]}/_linkproof\"\n" +
			"  linkproof completion fish > ~/.config/fish/completions/linkproof.fish\n" +
			"  linkproof completion powershell >> $PROFILE",
		Action: p.completion,
	}
}

func (p *program) manCommand() *cli.Command {
	return &cli.Command{
		Name: "man", Usage: "print the manual page", UsageText: "linkproof man", Description: "Example:\n  linkproof man | man -l -",
		Action: func(c *cli.Context) error {
			page, err := c.App.ToManWithSection(1)
			if err != nil {
				return fmt.Errorf("writing the manual page: %w", err)
			}
			_, err = fmt.Fprint(p.out, page)
			return err
		},
	}
}

func (p *program) completion(c *cli.Context) error {
	writers := map[string]func(*bytes.Buffer, []completed){"bash": completeBash, "zsh": completeZsh, "fish": completeFish, "powershell": completePowerShell}
	if !c.Args().Present() {
		return errors.New("completion needs a shell: bash, zsh, fish or powershell, such as `linkproof completion bash`")
	}
	write := writers[c.Args().First()]
	if write == nil || c.Args().Len() != 1 {
		return fmt.Errorf("completion knows bash, zsh, fish and powershell, not %q", strings.Join(c.Args().Slice(), " "))
	}
	var script bytes.Buffer
	write(&script, completions(c.App.Commands, ""))
	if _, err := p.out.Write(script.Bytes()); err != nil {
		return fmt.Errorf("printing the completion: %w", err)
	}
	return nil
}

// completed is a command with what may follow it.
type completed struct {
	// path are the words of the command: "baseline create".
	path, usage string
	// steps are the commands within it, or the words that it is given, and flags
	// what it takes, with dashes.
	steps, flags []string
}

func completions(commands []*cli.Command, before string) []completed {
	var all []completed
	for _, command := range commands {
		if command.Hidden {
			continue
		}
		one := completed{path: strings.TrimSpace(before + " " + command.Name), usage: command.Usage}
		for _, flag := range command.VisibleFlags() {
			for _, name := range flag.Names() {
				one.flags = append(one.flags, dashed(name))
			}
		}
		for _, step := range command.Subcommands {
			one.steps = append(one.steps, step.Name)
		}
		one.steps = append(one.steps, arguments(one.path)...)
		all = append(all, one)
		all = append(all, completions(command.Subcommands, one.path)...)
	}
	return all
}

// arguments gives the words that a command can be given.
func arguments(path string) []string {
	switch path {
	case "completion":
		return []string{"bash", "zsh", "fish", "powershell"}
	case "explain":
		var ids []string
		for _, rule := range rules.All() {
			ids = append(ids, rule.ID)
		}
		return ids
	default:
		return nil
	}
}

// top gives the names of the commands that stand first.
func top(commands []completed) []string {
	var names []string
	for _, command := range commands {
		if !strings.Contains(command.path, " ") {
			names = append(names, command.path)
		}
	}
	return names
}

func completeBash(out *bytes.Buffer, commands []completed) {
	_, _ = fmt.Fprintf(out, "_linkproof() {\n  COMPREPLY=()\n  local word=\"${COMP_WORDS[COMP_CWORD]}\" words=\n  case \"${COMP_WORDS[*]:1:COMP_CWORD-1} \" in\n")
	for _, command := range slices.Backward(commands) {
		_, _ = fmt.Fprintf(out, "    %q*) words=%q ;;\n", command.path+" ", strings.Join(slices.Concat(command.steps, command.flags), " "))
	}
	_, _ = fmt.Fprintf(out, "    \" \") words=%q ;;\n  esac\n", strings.Join(top(commands), " "))
	_, _ = fmt.Fprint(out, "  if [[ $word == -* || $COMP_CWORD -eq 1 || $words != -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$word\")); fi\n"+
		"  [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _linkproof linkproof\n")
}

func completeZsh(out *bytes.Buffer, commands []completed) {
	_, _ = fmt.Fprint(out, "#compdef linkproof\n_linkproof() {\n  local -a words_here\n  case \"${words[*]:1:CURRENT-2} \" in\n")
	for _, command := range slices.Backward(commands) {
		_, _ = fmt.Fprintf(out, "    %q*) words_here=(%s) ;;\n", command.path+" ", strings.Join(slices.Concat(command.steps, command.flags), " "))
	}
	_, _ = fmt.Fprintf(out, "    *) words_here=(%s) ;;\n  esac\n", strings.Join(top(commands), " "))
	_, _ = fmt.Fprint(out, "  compadd -a words_here\n  (( CURRENT > 2 )) && _files\n}\ncompdef _linkproof linkproof\n")
}

func completeFish(out *bytes.Buffer, commands []completed) {
	names := strings.Join(top(commands), " ")
	for _, command := range commands {
		words := strings.Fields(command.path)
		if len(words) == 1 {
			_, _ = fmt.Fprintf(out, "complete -c linkproof -f -n 'not __fish_seen_subcommand_from %s' -a %s -d '%s'\n", names, words[0], strings.ReplaceAll(command.usage, "'", `\'`))
		}
		condition := "__fish_seen_subcommand_from " + words[0]
		if len(words) > 1 {
			condition += "; and __fish_seen_subcommand_from " + words[1]
		}
		for _, step := range command.steps {
			_, _ = fmt.Fprintf(out, "complete -c linkproof -f -n '%s' -a %s\n", condition, step)
		}
		for _, flag := range command.flags {
			if long, ok := strings.CutPrefix(flag, "--"); ok {
				_, _ = fmt.Fprintf(out, "complete -c linkproof -n '%s' -l %s\n", condition, long)
			}
		}
	}
}

func completePowerShell(out *bytes.Buffer, commands []completed) {
	_, _ = fmt.Fprint(out, "Register-ArgumentCompleter -Native -CommandName linkproof -ScriptBlock {\n"+
		"  param($word, $ast, $cursor)\n  $line = ($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() }) -join ' '\n  $words = switch -Wildcard ($line) {\n")
	for _, command := range slices.Backward(commands) {
		_, _ = fmt.Fprintf(out, "    '%s*' { '%s'; break }\n", command.path, strings.Join(slices.Concat(command.steps, command.flags), "', '"))
	}
	_, _ = fmt.Fprintf(out, "    default { '%s' }\n  }\n", strings.Join(top(commands), "', '"))
	_, _ = fmt.Fprint(out, "  $words | ForEach-Object { $_ } | Where-Object { $_ -like \"$word*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n")
}
