package jsonvalue

import "fmt"

// Print gives a value as compact JSON.
func Print(value any) string { return string(Append(nil, value)) }

// Append adds a value as compact JSON.
func Append(to []byte, value any) []byte {
	switch value := value.(type) {
	case nil:
		return append(to, "null"...)
	case bool:
		return fmt.Appendf(to, "%t", value)
	case Number:
		return append(to, value...)
	case *Array:
		return value.appendTo(to)
	case *Object:
		return value.appendTo(to)
	case string:
		return appendString(to, value)
	default:
		return appendString(to, fmt.Sprint(value))
	}
}

func (a *Array) appendTo(to []byte) []byte {
	to = append(to, '[')
	for i, item := range a.Items {
		if i > 0 {
			to = append(to, ',')
		}
		to = Append(to, item)
	}
	return append(to, ']')
}

func (o *Object) appendTo(to []byte) []byte {
	to = append(to, '{')
	for i, key := range o.keys {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(appendString(to, key), ':')
		to = Append(to, o.values[i])
	}
	return append(to, '}')
}

// escapes are the characters that have an escape of one letter.
var escapes = map[byte]byte{'"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}

// appendString escapes what JSON demands and nothing else.
func appendString(to []byte, text string) []byte {
	to = append(to, '"')
	start := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		to = append(to, text[start:i]...)
		start = i + 1
		if letter, ok := escapes[c]; ok {
			to = append(to, '\\', letter)
		} else {
			to = fmt.Appendf(to, `\u%04x`, c)
		}
	}
	return append(append(to, text[start:]...), '"')
}
