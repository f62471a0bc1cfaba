package shell

import (
	"bytes"
	"slices"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// word is one word of a command after all expansions.
type word struct {
	value
	span syntax.Span
	runs []model.Run
	// segments tell where the characters of the text stand, in order.
	segments []segment
	// many tells that nobody knows how many words this is.
	many bool
}

// segment is a run of the text of a word with its source.
type segment struct {
	// at is the offset in the text.
	at         int
	start, end int32
	// exact tells that each byte of the text is one of the source.
	exact bool
}

// place gives the source of a part of the text.
func (w *word) place(from, to int) syntax.Span {
	span := w.span
	if part := w.segment(from); part != nil {
		if span.Start = part.start; part.exact {
			span.Start += int32(from - part.at)
		}
	}
	if part := w.segment(max(from, to-1)); part != nil {
		if span.End = part.end; part.exact {
			span.End = min(part.end, part.start+int32(to-part.at))
		}
	}
	if span.Start > span.End || !w.span.Contains(span) {
		return w.span
	}
	return span
}

// segment gives the segment that a character of the text is in; nil when the
// text stands elsewhere.
func (w *word) segment(at int) *segment {
	for i := range slices.Backward(w.segments) {
		if w.segments[i].at <= at {
			return &w.segments[i]
		}
	}
	return nil
}

// take appends a value that stands at a place.
func (w *word) take(v value, start, end int32, exact bool) {
	w.segments = append(w.segments, segment{at: len(w.text), start: start, end: end, exact: exact && len(v.text) == int(end-start)})
	w.add(v)
}

// word gives a word as rules see it.
func (s *script) word(w *word) model.Word {
	return model.Word{Text: s.compose(w.value, w.span), Runs: w.runs}
}

// span gives the place of a node of the shell parser.
func (s *script) span(node sh.Node) syntax.Span {
	return s.between(node.Pos(), node.End())
}

func (s *script) between(from, to sh.Pos) syntax.Span {
	start, end := s.offset(from), s.offset(to)
	return syntax.Span{File: s.file, Start: start, End: max(start, end)}
}

// offset gives the place of a position in the file.
func (s *script) offset(pos sh.Pos) int32 {
	return int32(min(s.base+int(pos.Offset()), len(s.file.Src)))
}

// words expands a word of the script: several words where a list or a variable
// without quotes stands alone.
func (s *script) words(written *sh.Word) []word {
	if list, quoted := s.listOf(written); list != nil {
		words := make([]word, 0, len(list))
		for _, item := range list {
			if item.text == "" && !quoted {
				continue
			}
			words = append(words, word{value: item, span: s.span(written), many: !quoted && s.onlyHole(item.text) != nil})
		}
		return words
	}
	w := s.expand(written)
	param, quoted := alone(written)
	w.many = w.many || param != nil && s.onlyHole(w.text) != nil && (!quoted || isAll(param))
	return []word{w}
}

// isPlain tells whether an expansion gives what is held as it is.
func isPlain(param *sh.ParamExp) bool {
	return param != nil && param.Param != nil && param.Exp == nil && !param.Length && !param.Excl
}

// isAll tells whether an expansion is that of all elements or arguments.
func isAll(param *sh.ParamExp) bool {
	name := ""
	if param.Param != nil {
		name = param.Param.Value
	}
	if index, ok := param.Index.(*sh.Word); ok {
		name = index.Lit()
	}
	return name == "@" || name == "*"
}

// listOf gives the values of a word that is nothing but "${X[@]}", "$@" or a
// variable without quotes; nil for other words.
func (s *script) listOf(written *sh.Word) (list []value, quoted bool) {
	param, quoted := alone(written)
	if !isPlain(param) {
		return nil, quoted
	}
	name := param.Param.Value
	switch {
	case param.Index != nil && isAll(param):
		return s.array(name), quoted
	case param.Index == nil && isAll(param):
		return s.arguments, quoted
	case quoted || nameOf(param) == "":
		return nil, quoted
	}
	held := s.parameter(param)
	s.steps += len(held.text) / bytesPerStep
	for text := range strings.FieldsSeq(held.text) {
		list = append(list, value{text: text, assumes: held.assumes, defined: held.defined})
	}
	return list, false
}

// alone gives the expansion that a word consists of; nil for other words.
func alone(written *sh.Word) (param *sh.ParamExp, quoted bool) {
	if len(written.Parts) != 1 {
		return nil, false
	}
	part := written.Parts[0]
	if inner, ok := part.(*sh.DblQuoted); ok && len(inner.Parts) == 1 {
		part, quoted = inner.Parts[0], true
	}
	param, _ = part.(*sh.ParamExp)
	return param, quoted
}

// expand gives the one word that a word of the script stands for.
func (s *script) expand(written *sh.Word) word {
	w := word{span: s.span(written)}
	for _, part := range written.Parts {
		s.part(&w, part, model.Unquoted)
	}
	s.steps += len(w.text) / bytesPerStep
	return w
}

// bounded gives a value that is to be added to a text of a length; one that
// makes the text too long is not followed.
func (s *script) bounded(name string, held value, length int) value {
	if length+len(held.text) <= maxExpansion {
		return held
	}
	return value{text: s.unknown(name, "it is too long to be followed")}
}

func (s *script) part(w *word, part sh.WordPart, quote model.Quote) {
	at := s.span(part)
	switch part := part.(type) {
	case *sh.Lit:
		if s.zsh && strings.HasPrefix(part.Value, "$") { // $=X and the like, which the parser does not know
			w.many = true
			w.take(value{text: s.unknown(at.Text(), "the shell works it out")}, at.Start, at.End, false)
			return
		}
		s.literal(w, at, quote)
	case *sh.SglQuoted:
		inner := s.inside(at)
		text := s.unmask(part.Value)
		w.runs = append(w.runs, s.run(inner, model.SingleQuoted))
		w.take(value{text: text}, inner.Start, inner.End, !part.Dollar && !strings.ContainsRune(text, firstHole))
	case *sh.DblQuoted:
		for _, inner := range part.Parts {
			s.part(w, inner, model.DoubleQuoted)
		}
	case *sh.ParamExp:
		w.take(s.bounded(at.Text(), s.parameter(part), len(w.text)), at.Start, at.End, false)
	case *sh.CmdSubst:
		w.take(s.bounded("$(...)", s.substitute(part), len(w.text)), at.Start, at.End, false)
	default:
		w.take(value{text: s.unknown(at.Text(), "the shell works it out")}, at.Start, at.End, false)
	}
}

// inside gives a span without the single quotes around it.
func (s *script) inside(span syntax.Span) syntax.Span {
	if s.file.Src[span.Start] == '$' {
		span.Start++
	}
	if span.End-span.Start >= 2 {
		span.Start, span.End = span.Start+1, span.End-1
	}
	return span
}

func (s *script) run(span syntax.Span, quote model.Quote) model.Run {
	return model.Run{Written: span.Text(), Quote: quote, Span: span}
}

// quotable are the characters that a backslash quotes between double quotes.
// Source: POSIX.1-2017, Shell Command Language, 2.2.3.
const quotable = "$`\"\\\n"

// literal takes characters that stand for themselves, but for backslashes.
func (s *script) literal(w *word, at syntax.Span, quote model.Quote) {
	w.runs = append(w.runs, s.run(at, quote))
	src := s.text[int(at.Start)-s.base : int(at.End)-s.base]
	if bytes.IndexByte(src, maskedDollar) >= 0 && !s.expected[at.Start] {
		s.expected[at.Start] = true
		s.expressions = append(s.expressions, s.run(at, quote))
	}
	start := 0
	flush := func(end int) {
		if end > start {
			text := string(src[start:end])
			plain := s.unmask(text)
			w.take(value{text: plain}, at.Start+int32(start), at.Start+int32(end), !strings.ContainsRune(text, maskedLess))
		}
	}
	for i := 0; i+1 < len(src); i++ {
		if src[i] != '\\' || quote == model.DoubleQuoted && strings.IndexByte(quotable, src[i+1]) < 0 {
			continue
		}
		flush(i)
		start = i + 1
		if src[start] == '\n' {
			start++
		}
		i++
	}
	flush(len(src))
}
