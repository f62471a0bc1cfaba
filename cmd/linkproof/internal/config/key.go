package config

import (
	"fmt"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
)

// Key is a setting of the configuration that a flag has too.
type Key struct {
	Name string
	// Flag is the name of the flag.
	Flag string
	// Kind tells what the value looks like.
	Kind Kind
	// Folder tells that the setting can differ from folder to folder.
	Folder bool
	// Check gives an error for a value that cannot be; nil where any can.
	Check func(value string) error
	// About says what it is for, in the words of the JSON Schema.
	About string
}

// Kind is the form of a value.
type Kind uint8

// The forms of values: a text, true or false, a whole number, the path of a
// file, a list of such, and a map of texts.
const (
	Text Kind = iota
	Truth
	Number
	Path
	PathList
	TextMap
)

// Keys gives the settings that are flags written down, in the order of the
// reference.
func Keys() []Key {
	return []Key{
		{Name: "account", Flag: "account", Kind: Text, Folder: true, Check: model.CheckAccount, About: "the AWS account that the API belongs to, 12 digits"},
		{Name: "region", Flag: "region", Kind: Text, Folder: true, Check: model.CheckRegion, About: "the Region that the API lies in"},
		{Name: "partition", Flag: "partition", Kind: Text, Folder: true, Check: model.CheckPartition, About: "the partition, such as aws or aws-cn"},
		{Name: "parameters", Flag: "parameter", Kind: TextMap, Folder: true, About: "values of template parameters"},
		{Name: "parameter-files", Flag: "parameter-file", Kind: PathList, About: "files with values of template parameters"},
		{Name: "context", Flag: "context", Kind: PathList, About: "files and folders of AWS CLI output that tell facts about the others"},
		{Name: "complete", Flag: "complete", Kind: Truth, About: "the files hold everything there is"},
		{Name: "strict", Flag: "strict", Kind: Truth, About: "also report what cannot be verified"},
		{Name: "fail-on", Flag: "fail-on", Kind: Text, Check: checkFailOn, About: "the mildest severity that makes a check fail: error, warning, info or never"},
		{Name: "max-findings", Flag: "max-findings", Kind: Number, About: "how many findings may count before a check fails"},
		{Name: "baseline", Flag: "baseline", Kind: Path, About: "the list of findings that were there before"},
		{Name: "stub", Flag: "stub", Kind: Path, About: "the file of stubs for the simulator"},
		{Name: "backends", Flag: "backend", Kind: TextMap, About: "servers on loopback that stand behind targets, for the simulator"},
	}
}

// failOn are the words for the mildest severity that makes a check fail.
var failOn = []string{"error", "warning", "info", "never"}

func checkFailOn(word string) error {
	if slices.Contains(failOn, word) {
		return nil
	}
	return fmt.Errorf("there is no severity %q: it is error, warning, info or never", word)
}
