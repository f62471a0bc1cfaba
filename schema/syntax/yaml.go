package syntax

import "bytes"

// readYAML reads the first document of a YAML text. The YAML library parses;
// what it does not tell, where things end, is found in the source.
func readYAML(file *File, limits Limits) {
	const bytesPerNode = 16
	r := &yamlReader{
		builder: newBuilder(file, limits, bytesPerNode),
		place:   newPlace(file),
		marked:  bytes.Contains(file.Src, []byte(marker)),
	}
	root, err := loadYAML(file.Src, limits)
	switch {
	case err != nil:
		r.reject(err)
		return
	case root != nil && r.node(root, 1):
		r.findMoreDocuments()
		r.finish()
	}
	if r.marked && !r.failed {
		r.findComments()
	}
}

// yamlReader turns the library's tree into ours.
type yamlReader struct {
	builder
	place
	// at is the offset after what was converted last.
	at int
	// deepest is the depth of the deepest list or map so far.
	deepest int
	anchors map[*yamlNode]anchored
	// text is the source as a string, for keys that are no scalars.
	text string
	// marked tells that comments are to be found, and scalars holds where
	// those with a number sign stand, in which no comment starts.
	marked  bool
	scalars []Span
}

// anchored is what an alias stands for: the node, and how much larger and
// deeper it makes the tree.
type anchored struct {
	node          Node
	nodes, levels int
}

// node converts one node and pushes it; depth is that of a list or map here.
func (r *yamlReader) node(n *yamlNode, depth int) bool {
	if n.Kind == yamlAlias {
		return r.alias(n, depth)
	}
	if n.Anchor == "" {
		return r.value(n, depth)
	}
	nodes, deepest := r.nodes, r.deepest
	r.deepest = depth - 1
	if !r.value(n, depth) {
		return false
	}
	if r.anchors == nil {
		r.anchors = make(map[*yamlNode]anchored)
	}
	r.anchors[n] = anchored{r.stack[len(r.stack)-1], r.nodes - nodes, r.deepest - depth + 1}
	r.deepest = max(r.deepest, deepest)
	return true
}

func (r *yamlReader) value(n *yamlNode, depth int) bool {
	start := r.offset(n.Line, n.Column)
	switch n.Kind {
	case yamlList, yamlMap:
		return r.collection(n, r.skipProperties(n, start), depth)
	default:
		return r.scalar(n, start)
	}
}

// alias pushes a copy of the anchored node, which shares its children.
func (r *yamlReader) alias(n *yamlNode, depth int) bool {
	start := r.offset(n.Line, n.Column)
	r.at = min(start+len("*")+len(n.Value), len(r.file.Src))
	whole := r.span(start, r.at)
	target, complete := r.anchors[n.Alias]
	if !complete {
		return r.fail(LimitExceeded, whole, "the alias *"+n.Value+" stands inside of what it repeats, without end")
	}
	if depth-1+target.levels > r.limits.Depth {
		return r.fail(LimitExceeded, whole, tooDeep(r.limits))
	}
	r.deepest = max(r.deepest, depth-1+target.levels)
	r.stack = append(r.stack, target.node)
	return r.count(target.nodes, start)
}

func (r *yamlReader) scalar(n *yamlNode, start int) bool {
	kind, tag := scalarKind(n.Tag)
	switch content := r.skipProperties(n, start); {
	case n.Style&yamlQuoted != 0:
		start, r.at = content, quotedEnd(r.file.Src, content)
	case n.Style&yamlBlock != 0:
		start, r.at = content, blockScalarEnd(r.file.Src, content, n.Value)
	case n.Value != "":
		start, r.at = content, plainEnd(r.file.Src, content, n.Value)
	default:
		start = r.emptyScalar(n, start)
		r.at = start
	}
	if r.marked {
		r.noteScalar(start, n.Style&yamlBlock != 0)
	}
	ok := r.push(kind, n.Value, start, r.at)
	r.stack[len(r.stack)-1].Tag = tag
	return ok
}

// scalarKind tells what a resolved tag makes of a scalar, and which tag stays.
func scalarKind(resolved string) (kind Kind, tag string) {
	switch resolved {
	case "!!null":
		return Null, ""
	case "!!bool":
		return Bool, ""
	case "!!int", "!!float":
		return Number, ""
	case "", "!", "!!str", "!!timestamp", "!!merge":
		return String, ""
	default:
		return String, resolved
	}
}

func collectionTag(resolved string) string {
	switch resolved {
	case "!", "!!seq", "!!map":
		return ""
	default:
		return resolved
	}
}
