package syntax

import (
	"bytes"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// File is one input and the tree read from it. It is read-only once made.
type File struct {
	// Name is the name by which people know the file, with forward slashes.
	Name string
	// Src holds the bytes as read, before any decoding.
	Src []byte
	// Root is the tree, or nil when nothing could be read.
	Root *Node
	// Comments holds the comments that address linkproof, in source order.
	Comments []Comment
	// Problems holds what is wrong with the text, in source order.
	Problems []Problem

	lines     []int32
	linesOnce sync.Once
	// stretches holds how many characters stand before each stretch of the
	// source; it is made when a long line asks for it.
	stretches     []int32
	stretchesOnce sync.Once
	// entries holds where the keys of large maps stand, and writing how the
	// long scalar that was asked for last is written.
	entries sync.Map
	writing atomic.Pointer[writing]
}

// stretch is the length in bytes of the parts of a file for which the number
// of characters before them is kept, so that files of one long line take no
// time that grows with the square of their size.
const stretch = 4 << 10

// Comment is a comment that contains the marker "linkproof:".
type Comment struct {
	// Text is what follows the comment sign, without surrounding blanks.
	Text string
	// Span covers the comment with its sign.
	Span Span
}

// Position is a place as people count it: Line and Column start at 1, and a
// column is one Unicode code point.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Position gives the place of a byte offset; an offset outside the file gives
// its nearest end.
func (f *File) Position(offset int32) Position {
	f.linesOnce.Do(f.indexLines)
	offset = min(max(offset, 0), int32(len(f.Src)))
	line := f.lineAt(offset)
	return Position{Line: line + 1, Column: f.characters(f.lines[line], offset) + 1}
}

// characters counts the characters between two offsets of a line.
func (f *File) characters(start, end int32) int {
	if end-start <= stretch {
		return utf8.RuneCount(f.Src[start:end])
	}
	f.stretchesOnce.Do(f.indexStretches)
	return f.charactersBefore(end) - f.charactersBefore(start)
}

func (f *File) charactersBefore(offset int32) int {
	from := offset / stretch
	return int(f.stretches[from]) + starts(f.Src[from*stretch:offset])
}

func (f *File) indexStretches() {
	f.stretches = make([]int32, 1, len(f.Src)/stretch+1)
	before := 0
	for from := 0; from+stretch <= len(f.Src); from += stretch {
		before += starts(f.Src[from : from+stretch])
		f.stretches = append(f.stretches, int32(before))
	}
}

// starts counts the bytes that start a character, so that a stretch may end
// within one.
func starts(text []byte) int {
	count := 0
	for _, b := range text {
		if utf8.RuneStart(b) {
			count++
		}
	}
	return count
}

// Line gives the text of a line, counted from 1, without its line break; it
// is empty for a line that does not exist.
func (f *File) Line(line int) string {
	f.linesOnce.Do(f.indexLines)
	if line < 1 || line > len(f.lines) {
		return ""
	}
	start, end := f.lines[line-1], int32(len(f.Src))
	if line < len(f.lines) {
		end = f.lines[line] - 1
	}
	if end > start && f.Src[end-1] == '\r' {
		end--
	}
	return string(f.Src[start:end])
}

// Offset gives the byte offset at which a line, counted from 1, starts.
func (f *File) Offset(line int) int32 {
	f.linesOnce.Do(f.indexLines)
	return f.lines[min(max(line, 1), len(f.lines))-1]
}

func (f *File) indexLines() {
	f.lines = append(make([]int32, 0, bytes.Count(f.Src, []byte("\n"))+1), 0)
	for start := 0; ; {
		length := bytes.IndexByte(f.Src[start:], '\n')
		if length < 0 {
			return
		}
		start += length + 1
		f.lines = append(f.lines, int32(start))
	}
}

func (f *File) lineAt(offset int32) int {
	low, high := 0, len(f.lines)
	for high-low > 1 {
		middle := (low + high) / 2
		if f.lines[middle] <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
