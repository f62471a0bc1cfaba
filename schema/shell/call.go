package shell

import (
	"path"
	"slices"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/awscli"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// wrappers are commands that run the command that follows them.
var wrappers = []string{"sudo", "env", "time", "command", "exec", "nohup", "timeout", "retry", "xargs", "aws-vault", "builtin", "nice"}

// maxWrapped bounds how far behind a wrapper aws stands.
const maxWrapped = 8

// awsAt gives the index of the word aws; -1 for other commands.
func awsAt(words []word) int {
	wrapped := slices.Contains(wrappers, words[0].text)
	for i := range words {
		switch {
		case path.Base(words[i].text) == "aws":
			return i
		case !wrapped || i == maxWrapped:
			return -1
		}
	}
	return -1
}

// call is one call of the AWS CLI as the script makes it.
type call struct {
	*model.Command
	options []option
	// resource is what the answer is known by among those of other calls.
	resource string
	// path is that of the REST resource that is asked for.
	path string
	// region is where the call goes.
	region model.Text
	// open is the reason why there may be more options; empty without.
	open string
	// help tells that the call asks for help only.
	help   bool
	object *object
}

type option struct {
	name  string
	at    syntax.Span
	words []word
}

// globals are the options of the CLI itself that take a value. Source: aws
// help.
var globals = []string{
	"region", "profile", "output", "query", "endpoint-url", "ca-bundle", "color", "cli-read-timeout", "cli-connect-timeout",
	"cli-binary-format", "cli-error-format",
}

// aws follows a call of the AWS CLI that stands behind variables that are set
// for it and a wrapper, or none.
func (s *script) aws(statement *sh.Stmt, words, wrapper []word, before []setting) {
	c := &call{Command: &model.Command{Variable: s.capture}}
	c.Span = s.between(statement.Pos(), statement.End())
	c.Head = words[0].span
	for i := range words {
		c.Words = append(c.Words, s.word(&words[i]))
	}
	words = s.fed(c, words, wrapper)
	c.read(words[1:])
	c.Name = strings.TrimSpace(c.Service + " " + c.Operation)
	c.spellOut()
	for i := range c.options {
		o := &c.options[i]
		named := model.Option{Name: o.name, At: o.at}
		for j := range o.words {
			named.Values = append(named.Values, s.word(&o.words[j]))
		}
		s.argue(&named, o)
		c.Options = append(c.Options, named)
	}
	c.Asks = c.asks()
	c.Incomplete = c.open != "" || c.Asks
	if statement.Background {
		c.Background = s.between(statement.Semicolon, statement.Semicolon)
		c.Background.End = min(c.Background.End+1, int32(len(s.file.Src)))
	}
	c.Branch, c.Pauses, c.Sourced = s.scope, s.pauses, s.sourced
	s.commands = append(s.commands, c.Command)
	s.last, s.lastLine = c, c.Span.To().Line
	s.identify(c)
	s.locate(c, before)
	if !c.Asks {
		s.perform(c)
	}
	s.print(c)
}

// fed adds the words that a wrapper reads when the script runs.
func (s *script) fed(c *call, words, wrapper []word) []word {
	if !slices.ContainsFunc(wrapper, func(w word) bool { return w.text == "xargs" }) {
		return words
	}
	c.open = "xargs reads it when the script runs"
	return append(slices.Clip(words), word{value: value{text: s.unknown("xargs", c.open)}, span: wrapper[0].span, many: true})
}

// read tells service, operation and options apart.
func (c *call) read(words []word) {
	for i := 0; i < len(words); i++ {
		w := &words[i]
		name, isOption := strings.CutPrefix(w.text, "--")
		switch {
		case isOption && name != "":
			i += c.take(w, name, words[i+1:])
		case w.many:
			c.open = "it may stand in " + w.span.Text()
		case w.text == "help":
			c.help = true
		case c.Service == "":
			c.Service, c.Head = w.text, w.span
		case c.Operation == "":
			c.Operation, c.Head = w.text, w.span
		}
	}
}

// spellOut gives options that are shortened to a beginning their whole names.
func (c *call) spellOut() {
	known, _ := awscli.Find(c.Service, c.Operation)
	for i := range c.options {
		if option, ok := known.Option(c.options[i].name); ok && !c.options[i].isGlobal() {
			c.options[i].name = option.Name
		}
	}
}

// take reads an option and gives the number of words that are its values.
func (c *call) take(w *word, name string, rest []word) int {
	name, written, joined := strings.Cut(name, "=")
	o := option{name: name, at: w.span}
	if joined {
		start := len(w.text) - len(written)
		part := word{value: w.value, span: w.place(start, len(w.text))}
		part.text = written
		o.at = w.place(0, start-1)
		for _, from := range w.segments {
			from.at -= start
			part.segments = append(part.segments, from)
		}
		o.words = []word{part}
		c.options = append(c.options, o)
		return 0
	}
	most := len(rest)
	if slices.Contains(globals, name) {
		most = min(1, most)
	} else if c.Operation == "" {
		most = 0
	}
	count := 0
	for count < most && !strings.HasPrefix(rest[count].text, "--") && (count == 0 || !rest[count].many || isList(name)) {
		count++
	}
	o.words = rest[:count]
	c.options = append(c.options, o)
	return count
}

// asks tells whether a call makes nothing and asks the CLI itself.
func (c *call) asks() bool { return c.help || c.option("generate-cli-skeleton") != nil }

// option gives an option of the call: the last of its name.
func (c *call) option(name string) *option {
	for i := len(c.options) - 1; i >= 0; i-- {
		if c.options[i].name == name {
			return &c.options[i]
		}
	}
	return nil
}

// text gives the text of an option of one word; empty without it.
func (c *call) text(name string) string {
	o := c.option(name)
	if o == nil || len(o.words) == 0 {
		return ""
	}
	return o.words[0].text
}

// follows tells whether a statement stands in the line below the last call, so
// that it was meant for a part of it.
func (s *script) follows(statement *sh.Stmt) bool {
	return s.last != nil && s.span(statement).From().Line == s.lastLine+1
}

// stray notes a line that was meant for the last call.
func (s *script) stray(statement *sh.Stmt, first *word) {
	s.last.Stray = append(s.last.Stray, s.word(first))
	s.lastLine = s.span(statement).To().Line
	if s.last.object != nil {
		s.last.object.open = "a line of the call does not reach it"
	}
}

// tail follows what comes after a call in its last line, such as the rest of
// an argument that an & cut in two.
func (s *script) tail(statement *sh.Stmt) {
	if s.last != nil && !s.last.Background.IsZero() && s.span(statement).From().Line == s.lastLine {
		s.lastLine = s.span(statement).To().Line
	}
}
