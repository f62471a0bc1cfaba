package vtl

import "strings"

// Parse reads a template. The error is an *Error.
func Parse(text string) (*Template, error) {
	if len(text) > MaxLength {
		return nil, errorAt(text, MaxLength, "a template has at most %d bytes", MaxLength)
	}
	p := &parser{text: text, macros: make(map[string]*macro)}
	nodes, err := p.block()
	if err != nil {
		return nil, err
	}
	if p.ended != "" {
		return nil, p.fault(p.endedAt, "#%s stands without a directive that it belongs to", p.ended)
	}
	return &Template{text: text, nodes: nodes, macros: p.macros, loops: p.loops}, nil
}

// parser reads a template, or the text of a quoted expression in one.
type parser struct {
	text string
	at   int
	// base is where the text stands in the whole template, which is whole.
	base  int
	whole string
	depth int
	// ended is the directive that ended the block that was read last: "end",
	// "else", "elseif", or empty at the end of the text.
	ended   string
	endedAt int
	levels  [][]operator
	macros  map[string]*macro
	loops   []*loop
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) fault(at int, format string, args ...any) error {
	text := p.text
	if p.whole != "" {
		text = p.whole
	}
	return errorAt(text, p.base+at, format, args...)
}

// block reads up to the directive that ends it, or to the end of the text.
func (p *parser) block() ([]node, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, p.fault(p.at, "more than %d directives are nested", maxDepth)
	}
	var nodes []node
	// fresh is where the text after the last reference or directive starts.
	fresh := p.at
	p.ended = ""
	for p.at < len(p.text) {
		start := p.at
		next, err := p.next()
		if err != nil {
			return nil, err
		}
		if p.ended != "" {
			return nodes, nil
		}
		switch next := next.(type) {
		case nil:
			p.at = max(p.at, start+1)
			nodes = append(nodes, p.plain(start))
			continue
		case *setting:
			nodes = withoutBlanks(nodes, p.text[fresh:start])
			nodes = append(nodes, next)
		default:
			nodes = append(nodes, next)
		}
		fresh = p.at
	}
	return nodes, nil
}

// withoutBlanks takes back the blanks between a reference or directive and a
// #set, which Velocity counts to the #set.
func withoutBlanks(nodes []node, between string) []node {
	if len(nodes) == 0 || between == "" || strings.Trim(between, " \t") != "" {
		return nodes
	}
	if _, ok := nodes[len(nodes)-1].(plain); ok {
		return nodes[:len(nodes)-1]
	}
	return nodes
}

// plain reads text up to what may be a reference, directive or escape.
func (p *parser) plain(start int) node {
	end := strings.IndexAny(p.text[p.at:], `$#\`)
	if end < 0 {
		p.at = len(p.text)
	} else {
		p.at += end
	}
	return plain(p.text[start:p.at])
}

// next reads a reference, a directive, a comment or an escape; nil where only
// text stands.
func (p *parser) next() (node, error) {
	switch p.text[p.at] {
	case '$':
		reference, err := p.reference()
		if reference == nil || err != nil {
			return nil, err
		}
		return reference, nil
	case '#':
		return p.sharp()
	case '\\':
		return p.escape()
	default:
		return nil, nil
	}
}

// sharp reads what starts with a number sign.
func (p *parser) sharp() (node, error) {
	switch rest := p.rest(); {
	case strings.HasPrefix(rest, "##"):
		p.at += lineLength(rest)
		return plain(""), nil
	case strings.HasPrefix(rest, "#*"):
		_, after, _ := strings.Cut(rest[2:], "*#") // up to the end without one
		p.at = len(p.text) - len(after)
		return plain(""), nil
	case strings.HasPrefix(rest, "#[["):
		inside, after, ok := strings.Cut(rest[3:], "]]#")
		if !ok {
			return nil, p.fault(p.at, "the literal text is not closed: ]]# is missing")
		}
		p.at = len(p.text) - len(after)
		return plain(inside), nil
	default:
		return p.directive()
	}
}

// lineLength gives the length of the first line with its end.
func lineLength(text string) int {
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return len(text)
	}
	return end + len(lineBreak(text[end:]))
}

// lineBreak gives the line break at the start of a text.
func lineBreak(text string) string {
	for _, sign := range []string{"\r\n", "\n", "\r"} {
		if strings.HasPrefix(text, sign) {
			return sign
		}
	}
	return ""
}

// endLine passes blanks and a line break behind a directive, if nothing else
// stands between them.
func (p *parser) endLine() {
	rest := strings.TrimLeft(p.rest(), " \t")
	if sign := lineBreak(rest); sign != "" {
		p.at = len(p.text) - len(rest) + len(sign)
	}
}

// escape reads backslashes before a reference or directive: two stand for one,
// and one left over takes the sense from what follows.
func (p *parser) escape() (node, error) {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] == '\\' {
		p.at++
	}
	count := p.at - start
	if p.at == len(p.text) || p.text[p.at] != '$' && p.text[p.at] != '#' {
		return plain(p.text[start:p.at]), nil
	}
	if p.text[p.at] == '$' {
		reference, err := p.reference()
		if reference == nil || err != nil {
			return plain(p.text[start:p.at]), err
		}
		return &escaped{count: count, reference: reference}, nil
	}
	name, length := directiveName(p.rest())
	if !isDirective(name) {
		return plain(p.text[start:p.at]), nil
	}
	if count%2 == 1 {
		p.at += length
		return plain(p.text[start:start+count/2] + p.text[p.at-length:p.at]), nil
	}
	return plain(p.text[start : start+count/2]), nil
}
