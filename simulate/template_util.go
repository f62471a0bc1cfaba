package simulate

import (
	"encoding/base64"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/vtl"
)

// utilities is $util of templates.
type utilities struct{ ex *Exchange }

// Property gives nothing: $util has functions only.
func (utilities) Property(string) any { return nil }

// Call calls a function; source: developer guide, "$util functions". Nothing
// stands for an empty text. Recorded on AWS for urlEncode.
func (u utilities) Call(method string, args []any) (any, error) {
	if len(args) != 1 {
		return nil, nil
	}
	text := ""
	if args[0] != nil {
		text = vtl.Print(args[0])
	}
	switch method {
	case "escapeJavaScript":
		return u.escapeJavaScript(text), nil
	case "urlEncode":
		return url.QueryEscape(text), nil
	case "urlDecode":
		return decoded(text), nil
	case "base64Encode":
		return base64.StdEncoding.EncodeToString([]byte(text)), nil
	case "base64Decode":
		decoded, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, fmt.Errorf("decoding %q: %w", text, err)
		}
		return string(decoded), nil
	case "parseJson":
		value, err := jsonvalue.Parse([]byte(text))
		if err != nil {
			return nil, fmt.Errorf("parsing %q: %w", text, err)
		}
		return value, nil
	default:
		return nil, nil
	}
}

// scriptEscapes are the characters that escapeJavaScript writes with a
// backslash.
var scriptEscapes = map[rune]string{
	'"': `\"`, '\'': `\'`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\b': `\b`, '\f': `\f`,
}

func (u utilities) escapeJavaScript(text string) string {
	var out strings.Builder
	for _, r := range text {
		escape := scriptEscapes[r]
		switch {
		case escape != "":
			out.WriteString(escape)
		case r == '/' && u.ex.assumes(escapedSlash, "yes", u.ex.configured()):
			out.WriteString(`\/`)
		case r < ' ':
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func sortedNames(variables map[string]string) []string { return slices.Sorted(maps.Keys(variables)) }
