// Package rules holds the rules: one file for each, and the one list of them.
//
// A rule reads one world of the model and reports the setting or object that
// is wrong. It says nothing about settings that are not knowable: those it
// passes over, and the framework lowers what rests on an assumption.
package rules
