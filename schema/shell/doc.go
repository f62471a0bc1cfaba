// Package shell reads shell scripts and Markdown runbooks that set an API up
// with the AWS CLI.
//
// A script is followed symbolically, in order, without running anything: a
// variable that takes an id from the answer to a call stands for what the call
// makes. The objects that the calls make and change form the model as requests
// of the CLI do, so a script gets the same rules as a template. A Markdown page
// is the script that its fenced blocks form, one after the other.
package shell
