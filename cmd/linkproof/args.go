package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// order puts the flags of a command before its arguments, because the library
// takes everything after the first argument for one. A double dash ends the
// flags, and a lone dash is an argument.
func order(args []string, commands []*cli.Command) []string {
	at := 1
	for at < len(args) && strings.HasPrefix(args[at], "-") {
		at++
	}
	if at >= len(args) {
		return args
	}
	named := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(args[at]) })
	if named < 0 {
		return args
	}
	if steps := commands[named].Subcommands; len(steps) > 0 {
		return slices.Concat(args[:at], order(args[at:], steps))
	}
	flags, operands := separate(args[at+1:], commands[named].Flags)
	ordered := slices.Concat(args[:at+1], flags)
	if len(operands) > 0 {
		ordered = slices.Concat(ordered, []string{"--"}, operands)
	}
	return ordered
}

// separate tells flags with their values from arguments. Where the value of
// the last flag is missing, the arguments are left out, lest one of them is
// taken for it, and where help is asked for, because the library would take the
// first one for its topic.
func separate(args []string, known []cli.Flag) (flags, operands []string) {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return flags, append(operands, args[i+1:]...)
		case arg == "-h" || arg == "--help":
			return []string{arg}, nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			operands = append(operands, arg)
		case !takesValue(arg, known):
			flags = append(flags, arg)
		case i+1 == len(args):
			return append(flags, arg), nil
		default:
			flags = append(flags, arg, args[i+1])
			i++
		}
	}
	return flags, operands
}

// takesValue tells whether the next argument is the value of a flag.
func takesValue(arg string, known []cli.Flag) bool {
	name := strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-")
	for _, flag := range known {
		if slices.Contains(flag.Names(), name) {
			valued, ok := flag.(cli.DocGenerationFlag)
			return ok && valued.TakesValue()
		}
	}
	return false
}
