// Package awsjson reads what the AWS CLI prints and takes as JSON or YAML:
// answers such as those of get-integrations and describe-listeners, and
// requests written for --cli-input-json.
//
// Files are recognised by their keys, never by their names. The files of one
// folder are one snapshot of an account and become one world.
package awsjson
