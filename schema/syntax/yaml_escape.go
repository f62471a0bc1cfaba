package syntax

import "strconv"

// yamlEscape decodes an escape that YAML has beyond those of JSON, and gives
// its length.
func yamlEscape(text string) (char rune, length int) {
	const (
		letters = "0a\tve N_LP"
		meaning = "\x00\a\t\v\x1b \u0085\u00a0\u2028\u2029"
	)
	if len(text) < 2 {
		return 0, len(text)
	}
	switch text[1] {
	case 'x':
		return hexEscape(text, 2)
	case 'U':
		return hexEscape(text, 8)
	}
	meanings := []rune(meaning)
	for i := range letters {
		if letters[i] == text[1] {
			return meanings[i], 2
		}
	}
	return rune(text[1]), 2
}

func hexEscape(text string, digits int) (char rune, length int) {
	end := min(2+digits, len(text))
	value, err := strconv.ParseUint(text[2:end], 16, 31)
	if err != nil {
		return 0, end
	}
	return rune(value), end
}
