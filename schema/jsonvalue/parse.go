package jsonvalue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// maxDepth is how deep lists and objects may be nested.
const maxDepth = 1000

// Parse reads one JSON value. Of a key that is repeated the last value counts.
func Parse(text []byte) (any, error) {
	if !json.Valid(text) {
		var ignored any
		err := json.Unmarshal(text, &ignored)
		return nil, fmt.Errorf("reading JSON: %w", err)
	}
	p := parser{text: text}
	value := p.value(0)
	if p.tooDeep {
		return nil, fmt.Errorf("reading JSON: more than %d levels of nesting", maxDepth)
	}
	return value, nil
}

// parser reads a text that is known to be JSON.
type parser struct {
	text    []byte
	at      int
	tooDeep bool
}

func (p *parser) value(depth int) any {
	p.blanks()
	if depth > maxDepth {
		p.tooDeep = true
		p.at = len(p.text)
		return nil
	}
	switch p.text[p.at] {
	case '{':
		return p.object(depth)
	case '[':
		return p.array(depth)
	case '"':
		return p.string()
	case 't':
		p.at += len("true")
		return true
	case 'f':
		p.at += len("false")
		return false
	case 'n':
		p.at += len("null")
		return nil
	default:
		return p.number()
	}
}

func (p *parser) object(depth int) any {
	object := &Object{}
	p.at++
	for p.next('}') {
		key := p.string()
		p.blanks()
		p.at++ // the colon
		object.Set(key, p.value(depth+1))
	}
	return object
}

func (p *parser) array(depth int) any {
	array := &Array{}
	p.at++
	for p.next(']') {
		array.Items = append(array.Items, p.value(depth+1))
	}
	return array
}

// next goes to the next item of a list or object; at its end it passes the
// bracket and is false.
func (p *parser) next(end byte) bool {
	p.blanks()
	if p.at < len(p.text) && p.text[p.at] == ',' {
		p.at++
		p.blanks()
	}
	if p.at >= len(p.text) {
		return false
	}
	if p.text[p.at] == end {
		p.at++
		return false
	}
	return true
}

func (p *parser) string() string {
	start := p.at
	p.at++
	escaped := false
	for p.text[p.at] != '"' {
		if p.text[p.at] == '\\' {
			escaped = true
			p.at++
		}
		p.at++
	}
	p.at++
	if !escaped {
		return valid(string(p.text[start+1 : p.at-1]))
	}
	var text string
	_ = json.Unmarshal(p.text[start:p.at], &text) // it is valid
	return text
}

// valid puts a replacement character for each byte that is no UTF-8.
func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}

func (p *parser) number() Number {
	start := p.at
	for p.at < len(p.text) && bytes.IndexByte([]byte("+-.0123456789eE"), p.text[p.at]) >= 0 {
		p.at++
	}
	return Number(p.text[start:p.at])
}

func (p *parser) blanks() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t' || p.text[p.at] == '\n' || p.text[p.at] == '\r') {
		p.at++
	}
}
