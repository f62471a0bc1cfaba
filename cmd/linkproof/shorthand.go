package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// readMap reads a map as the AWS CLI takes it: a JSON object of strings, or
// the shorthand key=value,key=value, in which a value may be quoted and a
// comma within a value needs a backslash or the quotes.
func readMap(text string) (map[string]string, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "{") {
		var object map[string]string
		if err := json.Unmarshal([]byte(text), &object); err != nil {
			return nil, fmt.Errorf("reading a JSON object of strings: %w", err)
		}
		return object, nil
	}
	entries := make(map[string]string)
	for text != "" {
		key, rest, ok := strings.Cut(text, "=")
		key = strings.TrimSpace(key)
		if !ok || key == "" || strings.Contains(key, ",") {
			return nil, fmt.Errorf("%q is no key=value", text)
		}
		value, after, err := readShorthandValue(rest)
		if err != nil {
			return nil, fmt.Errorf("reading the value of %s: %w", key, err)
		}
		entries[key], text = value, after
	}
	return entries, nil
}

// readShorthandValue reads a value and gives what follows its comma.
func readShorthandValue(text string) (value, rest string, err error) {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		return readQuotedValue(text)
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == ',':
			return out.String(), text[i+1:], nil
		case strings.HasPrefix(text[i:], `\,`):
			i++
		}
		out.WriteByte(text[i])
	}
	return out.String(), "", nil
}

// readQuotedValue reads a value in quotes; within them a backslash escapes the
// quote and itself.
func readQuotedValue(text string) (value, rest string, err error) {
	quote := text[0]
	var out strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && (text[i+1] == quote || text[i+1] == '\\'):
			i++
			out.WriteByte(text[i])
		case text[i] == quote:
			rest, comma := strings.CutPrefix(text[i+1:], ",")
			if !comma && rest != "" {
				return "", "", fmt.Errorf("a comma should follow %s, not %q", text[:i+1], rest)
			}
			return out.String(), rest, nil
		default:
			out.WriteByte(text[i])
		}
	}
	return "", "", errors.New("the closing quote is missing")
}

// readMultiMap reads a JSON object of lists of strings.
func readMultiMap(text string) (map[string][]string, error) {
	var object map[string][]string
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		return nil, fmt.Errorf("reading a JSON object of lists of strings: %w", err)
	}
	return object, nil
}

// readFlag gives the value of a flag of the AWS CLI: the text itself, or the
// content of the file that it names by file:// or fileb://.
func readFlag(c *cli.Context, name string) (string, error) {
	text := c.String(name)
	for _, scheme := range [...]string{"file://", "fileb://"} {
		if path, ok := strings.CutPrefix(text, scheme); ok {
			content, err := os.ReadFile(path)
			if err != nil {
				return "", fmt.Errorf("--%s: %w", name, err)
			}
			return string(content), nil
		}
	}
	return text, nil
}

// readMapFlag reads a flag whose value is a map.
func readMapFlag(c *cli.Context, name string) (map[string]string, error) {
	text, err := readFlag(c, name)
	if err != nil {
		return nil, err
	}
	entries, err := readMap(text)
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", name, err)
	}
	return entries, nil
}

// readMultiMapFlag reads a flag whose value is a map of lists; it may be left
// out.
func readMultiMapFlag(c *cli.Context, name string) (map[string][]string, error) {
	text, err := readFlag(c, name)
	if err != nil || text == "" {
		return nil, err
	}
	lists, err := readMultiMap(text)
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", name, err)
	}
	return lists, nil
}

// readParameters reads the values of --parameter, each of which is NAME=VALUE.
func readParameters(values []string) (map[string]string, error) {
	pairs := make(map[string]string, len(values))
	for _, value := range values {
		name, rest, ok := strings.Cut(value, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("--parameter: %q is no NAME=VALUE", value)
		}
		pairs[name] = rest
	}
	return pairs, nil
}
