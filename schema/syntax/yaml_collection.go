package syntax

// collection converts a list or map whose content starts at an offset.
func (r *yamlReader) collection(n *yamlNode, start, depth int) bool {
	if !r.enter(depth, start) {
		return false
	}
	r.deepest = max(r.deepest, depth)
	first := len(r.stack)
	brackets := n.Style&yamlFlow != 0 && r.bracketed(n, start)
	r.at = start
	if brackets {
		r.at++
	}
	kind := List
	if n.Kind == yamlMap {
		kind = Map
	}
	if kind == List && !r.items(n, depth) || kind == Map && !r.entries(n, first, depth) {
		return false
	}
	if brackets {
		r.at = closingBracket(r.file.Src, r.at)
	}
	children := r.adopt(first)
	ok := r.push(kind, "", start, r.at)
	r.stack[first].Children, r.stack[first].Tag = children, collectionTag(n.Tag)
	return ok
}

// bracketed tells a list or map in brackets from the bare pair [key: value],
// which starts where its key starts.
func (r *yamlReader) bracketed(n *yamlNode, start int) bool {
	if !startsWith(r.file.Src, start, '{') && !startsWith(r.file.Src, start, '[') {
		return false
	}
	return len(n.Content) == 0 || n.Line != n.Content[0].Line || n.Column != n.Content[0].Column
}

func (r *yamlReader) items(n *yamlNode, depth int) bool {
	for _, item := range n.Content {
		if !r.node(item, depth+1) {
			return false
		}
	}
	return true
}

func (r *yamlReader) entries(n *yamlNode, first, depth int) bool {
	var merged []Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !r.key(key, depth+1) || !r.node(value, depth+1) {
			return false
		}
		if key.Tag == "!!merge" {
			merged = append(merged, r.takeMerged()...)
		}
	}
	r.reportDuplicates(r.stack[first:])
	r.merge(merged, first)
	return true
}

// key converts a key; a list or map becomes a scalar of its source text.
func (r *yamlReader) key(n *yamlNode, depth int) bool {
	if !r.node(n, depth) {
		return false
	}
	if key := &r.stack[len(r.stack)-1]; !key.IsScalar() {
		if r.text == "" { // one copy: a hostile file has many large keys
			r.text = string(r.file.Src)
		}
		*key = Node{Kind: String, Text: r.text[key.Span.Start:key.Span.End], Span: key.Span}
	}
	return true
}

// takeMerged takes the last entry, a merge key, off the stack and gives the
// maps to merge; an entry whose value is no map stays.
func (r *yamlReader) takeMerged() []Node {
	entry := r.stack[len(r.stack)-2:]
	maps := []Node{entry[1]}
	if entry[1].Kind == List {
		maps = entry[1].Children
	}
	for i := range maps {
		if maps[i].Kind != Map {
			return nil
		}
	}
	r.stack = r.stack[:len(r.stack)-2]
	return append([]Node(nil), maps...)
}

// merge appends the entries of maps whose keys the own entries lack; the
// first of the maps that has a key gives its value.
func (r *yamlReader) merge(maps []Node, first int) {
	if len(maps) == 0 {
		return
	}
	taken := make(map[string]bool)
	for i := first; i < len(r.stack); i += 2 {
		taken[r.stack[i].Text] = true
	}
	for i := range maps {
		children := maps[i].Children
		own := len(r.stack)
		for j := 0; j+1 < len(children); j += 2 {
			if !taken[children[j].Text] {
				r.stack = append(r.stack, children[j], children[j+1])
			}
		}
		for j := own; j < len(r.stack); j += 2 {
			taken[r.stack[j].Text] = true
		}
	}
}
