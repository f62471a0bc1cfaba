package model

import "strings"

// maxEdits is the largest number of edits between a word and the one that was
// meant; in short words fewer count, see Nearest.
const maxEdits = 2

// Nearest gives the candidate that was probably meant by a word: the one that
// differs in case only, else the one in the fewest edits, at most two and less
// than a third of the word. It is empty where none is near.
func Nearest(word string, candidates []string) string {
	best, least := "", min(maxEdits, len(word)/3)+1
	for _, candidate := range candidates {
		if strings.EqualFold(word, candidate) {
			return candidate
		}
		if edits := edits(word, candidate, least); edits < least {
			best, least = candidate, edits
		}
	}
	return best
}

// edits is the number of changed, added, left out or swapped letters between
// two words, by bytes, or enough where it is certain to be no less.
func edits(a, b string, enough int) int {
	if len(a)-len(b) >= enough || len(b)-len(a) >= enough {
		return enough
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range len(b) {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
