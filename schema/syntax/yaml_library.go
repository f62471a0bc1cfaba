package syntax

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// The YAML library is named in this file only.
type (
	yamlNode  = yaml.Node
	yamlError = yaml.LoadError
)

const (
	yamlList   = yaml.SequenceNode
	yamlMap    = yaml.MappingNode
	yamlAlias  = yaml.AliasNode
	yamlFlow   = yaml.FlowStyle
	yamlTagged = yaml.TaggedStyle
	yamlQuoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	yamlBlock  = yaml.LiteralStyle | yaml.FoldedStyle
)

// loadYAML gives the first document of a text as the library sees it, nil
// when there is none.
func loadYAML(src []byte, limits Limits) (root *yamlNode, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			root, err = nil, fmt.Errorf("the YAML reader gave up: %v", reason)
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(acceptedVersion(src)), yaml.WithPlugin(yamlLimits(limits)))
	if err != nil {
		return nil, err
	}
	var document yamlNode
	switch err := loader.Load(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	return document.Content[0], nil
}

// acceptedVersion says 1.1 where a text says that it is YAML 1.2, which the
// library reads but refuses by that name. All offsets stay.
func acceptedVersion(src []byte) []byte {
	const directive = "%YAML 1."
	at := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		at = len(byteOrderMark)
	}
	at = skipBlanks(src, at)
	version := at + len(directive)
	if !bytes.HasPrefix(src[at:], []byte(directive)) || !startsWith(src, version, '2') {
		return src
	}
	accepted := bytes.Clone(src)
	accepted[version] = '1'
	return accepted
}

// yamlLimits stops the library at the depth at which our reader would stop.
type yamlLimits Limits

// CheckDepth is called by the library for each list or map that it enters.
func (l yamlLimits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > l.Depth {
		return errors.New(tooDeep(Limits(l)))
	}
	return nil
}

// CheckAlias is left to our own count of nodes.
func (yamlLimits) CheckAlias(int, int) error { return nil }
