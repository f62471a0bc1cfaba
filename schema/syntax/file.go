package syntax

import (
	"bytes"
	"sync"
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
}

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
	column := utf8.RuneCount(f.Src[f.lines[line]:offset]) + 1
	return Position{Line: line + 1, Column: column}
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
