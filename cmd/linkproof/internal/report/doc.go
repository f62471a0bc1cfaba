// Package report writes what lint found: one file for each format, all fed
// with the same findings in the same total order.
package report
