package mapping

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonpath"
	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// httpBodyLimit is what an HTTP API reads of a body before it follows a path,
// in bytes. Source: developer guide, "Transform API requests and responses".
const httpBodyLimit = 100 << 10

// bodyPath is a way into a JSON body: a key where index is negative, else the
// index of an array.
type bodyPath []step

type step struct {
	key   string
	index int
}

// parseBodyPath reads what follows "body": nothing, ".a.b[0]" or "[0].a".
func parseBodyPath(text string, offset int) (bodyPath, error) {
	var path bodyPath
	for at := 0; at < len(text); {
		next, length, err := parseStep(text[at:], offset+at)
		if err != nil {
			return nil, err
		}
		path = append(path, next)
		at += length
	}
	return path, nil
}

func parseStep(text string, offset int) (next step, length int, err error) {
	switch text[0] {
	case '.':
		end := strings.IndexAny(text[1:], ".[]'\"*?()@ ")
		if end < 0 {
			end = len(text) - 1
		}
		if end == 0 {
			return step{}, 0, syntaxError(offset+1, "a key should follow the dot")
		}
		return step{key: text[1 : end+1], index: -1}, end + 1, nil
	case '[':
		return parseBracket(text, offset)
	default:
		return step{}, 0, syntaxError(offset, "body should be followed by a dot or a bracket, not by %q", text)
	}
}

// parseBracket reads [0], ['key'] and ["key"].
func parseBracket(text string, offset int) (next step, length int, err error) {
	if len(text) > 1 && (text[1] == '\'' || text[1] == '"') {
		key, _, ok := strings.Cut(text[2:], text[1:2]+"]")
		if !ok {
			return step{}, 0, syntaxError(offset, "the bracket is not closed")
		}
		return step{key: key, index: -1}, len(key) + len(`['']`), nil
	}
	inside, _, ok := strings.Cut(text[1:], "]")
	if !ok {
		return step{}, 0, syntaxError(offset, "the bracket is not closed")
	}
	index, err := strconv.ParseUint(inside, 10, 31)
	if err != nil {
		return step{}, 0, syntaxError(offset+1, "an index or a quoted key should stand in the brackets, not %q", inside)
	}
	return step{index: int(index)}, len(inside) + len("[]"), nil
}

// readBody gives the body or what a path leads to in it. The empty body of a
// REST API counts as an empty object.
func (s Source) readBody(body []byte) (text string, ok bool) {
	switch {
	case len(body) == 0 && s.http:
		return "", false
	case len(body) == 0:
		body = []byte("{}")
	}
	if s.search != nil {
		return searchBody(s.search, body)
	}
	if len(s.path) == 0 {
		return string(body), true
	}
	if s.http {
		body = body[:min(len(body), httpBodyLimit)]
	}
	return s.path.find(body)
}

// RefusesBody tells whether a REST API refuses a request with this body: the
// source reads the body, which begins like JSON and is none. Tried on AWS by
// the authors of emulators.
func (s Source) RefusesBody(body []byte) bool {
	if s.Location != Body || s.http {
		return false
	}
	begin := bytes.TrimLeft(body, " \t\r\n")
	return len(begin) > 0 && strings.IndexByte(`{["'`, begin[0]) >= 0 && !json.Valid(begin)
}

// searchBody gives what a JSON path finds; of a path that may lead to several
// places the list.
func searchBody(path *jsonpath.Path, body []byte) (text string, ok bool) {
	root, err := jsonvalue.Parse(body)
	if err != nil {
		return "", false
	}
	found, ok := path.Find(root)
	if !ok {
		return "", false
	}
	return scalar(jsonvalue.Append(nil, found))
}

// find follows the path. Every step reads raw values, so that numbers and the
// order of keys stay as they were sent.
func (p bodyPath) find(body []byte) (text string, ok bool) {
	value := json.RawMessage(body)
	for _, next := range p {
		if value, ok = next.from(value); !ok {
			return "", false
		}
	}
	return scalar(value)
}

func (s step) from(value json.RawMessage) (inner json.RawMessage, ok bool) {
	if s.index >= 0 {
		var items []json.RawMessage
		if json.Unmarshal(value, &items) != nil || s.index >= len(items) {
			return nil, false
		}
		return items[s.index], true
	}
	var entries map[string]json.RawMessage
	if json.Unmarshal(value, &entries) != nil {
		return nil, false
	}
	inner, ok = entries[s.key]
	return inner, ok
}

// scalar gives a text without its quotes and everything else as compact JSON;
// null counts as missing.
func scalar(value json.RawMessage) (text string, ok bool) {
	if string(value) == "null" {
		return "", false
	}
	if value[0] == '"' {
		err := json.Unmarshal(value, &text)
		return text, err == nil
	}
	var compact bytes.Buffer
	err := json.Compact(&compact, value)
	return compact.String(), err == nil
}
