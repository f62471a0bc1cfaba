package jsonschema

import (
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxDistance is the largest number of edits between a word and the one that
// was meant.
const maxDistance = 2

// nearestKey gives the key that was probably meant by an unknown one. Keys
// that the object has already are not meant.
func (f *form) nearestKey(key string, object *syntax.Node) string {
	free := func(name string) bool { return object.Get(name) == nil }
	if meant := f.Meant[key]; meant != "" && free(meant) {
		return meant
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(f.Properties)), func(name string) bool { return !free(name) })
	return nearest(key, names)
}

// nearest gives the candidate that differs from a word in case only, or in the
// fewest edits, at most maxDistance and less than a third of the word.
func nearest(word string, candidates []string) string {
	best, least := "", min(maxDistance, len(word)/3)+1
	for _, candidate := range candidates {
		if strings.EqualFold(word, candidate) {
			return candidate
		}
		if edits := distance(word, candidate, least); edits < least {
			best, least = candidate, edits
		}
	}
	return best
}

// distance is the Levenshtein distance of two words by bytes, or enough where
// it is certain to be no less.
func distance(a, b string, enough int) int {
	if len(a)-len(b) >= enough || len(b)-len(a) >= enough {
		return enough
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
