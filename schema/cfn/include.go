package cfn

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// beside opens the files that a template names, each once.
type beside struct {
	open  func(name string) (*syntax.File, error)
	named map[string]opened
	// files are those that were opened, in order.
	files []*syntax.File
}

// opened is what came of opening a file.
type opened struct {
	file *syntax.File
	why  string
}

// file opens a file by its name.
func (b *beside) file(name string) (file *syntax.File, why string) {
	if found, ok := b.named[name]; ok {
		return found.file, found.why
	}
	found := opened{why: name + " is not read"}
	if b.open != nil {
		file, err := b.open(name)
		if err != nil {
			found.why = name + " is not read: " + err.Error()
		} else {
			found = opened{file: file}
		}
	}
	if b.named == nil {
		b.named = make(map[string]opened)
	}
	b.named[name] = found
	if found.file != nil && !slices.Contains(b.files, found.file) {
		b.files = append(b.files, found.file)
	}
	return found.file, found.why
}

// include gives the content of the file that AWS::Include puts in its place
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html).
func (e *evaluator) include(f call) (content *syntax.Node, why string) {
	if name := f.arg.Get("Name"); !name.IsScalar() || name.Text != "AWS::Include" {
		return nil, f.title() + " is worked out by CloudFormation only"
	}
	if f.node.Span.File != e.file {
		return nil, "a file that is included includes no other"
	}
	location := e.Text(f.arg.Path("Parameters", "Location"))
	name, ok := location.Get()
	if !ok {
		return nil, "the location of the file to include is not known"
	}
	file, why := e.beside.file(name)
	switch {
	case file == nil:
		return nil, why
	case file == e.file || file.Root == nil:
		return nil, name + " cannot be included"
	default:
		return file.Root, ""
	}
}

// document gives the root of a document that stands in a file of its own; nil
// when it is in a bucket, is not there or cannot be parsed.
func (b *builder) document(location model.Text) *syntax.Node {
	name, ok := location.Get()
	if !ok {
		return nil
	}
	if file, _ := b.evaluator.beside.file(name); file != nil {
		return file.Root
	}
	return nil
}
