package model

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Given is what the user tells beside the files.
type Given struct {
	// Account and Region are those of the deployment; empty when not told.
	Account, Region string
	// Partition is that of the Region; empty when the Region tells it.
	Partition string
	// Parameters replace the defaults of template parameters.
	Parameters map[string]string
	// Defaults tells that a template is deployed with the defaults of all other
	// parameters, so that they settle conditions.
	Defaults bool
	// Complete tells that the files hold everything there is.
	Complete bool
	// Open reads a file that the one in hand refers to; the name, with forward
	// slashes, is relative to the folder of the file in hand. It is nil where no
	// other file may be read; a name that leads out of the folder that the user
	// named is an error.
	Open func(name string) (*syntax.File, error)
}

// NewModel is a world that knows what the user told and nothing else.
func NewModel(given Given) *Model {
	m := &Model{Complete: given.Complete}
	if given.Account != "" {
		m.Account = Literal(given.Account, m.Account.at)
	}
	if given.Region != "" {
		m.Region = Literal(given.Region, m.Region.at)
	}
	return m
}

// CheckAccount gives an error for a text that is no id of an AWS account.
func CheckAccount(text string) error {
	if len(text) == 12 && strings.Trim(text, "0123456789") == "" {
		return nil
	}
	return fmt.Errorf("%q is no AWS account: it has 12 digits", text)
}

// CheckRegion gives an error for a text that is not of the form of the names of
// Regions: us-east-2, us-gov-west-1, eusc-de-east-1. New Regions come, so there
// is no list.
func CheckRegion(text string) error {
	parts := strings.Split(text, "-")
	last := len(parts) - 1
	fits := last >= 2 && parts[last] != "" && strings.Trim(parts[last], "0123456789") == ""
	for _, part := range parts[:last] {
		fits = fits && len(part) >= 2 && strings.Trim(part, "abcdefghijklmnopqrstuvwxyz") == ""
	}
	if fits {
		return nil
	}
	return fmt.Errorf("%q is no AWS Region, such as us-east-2", text)
}

// CheckPartition gives an error for a text that is not of the form of the names
// of partitions: aws, aws-cn.
func CheckPartition(text string) error {
	if text == "aws" || strings.HasPrefix(text, "aws-") && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz-") == "" {
		return nil
	}
	return fmt.Errorf("%q is no AWS partition, such as aws or aws-cn", text)
}
