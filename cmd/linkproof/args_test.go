package main

import (
	"strings"
	"testing"
)

func TestOrderPutsFlagsFirst(t *testing.T) {
	tests := []struct{ args, want string }{
		{"lint", "lint"},
		{"lint a.yaml", "lint -- a.yaml"},
		{"lint a.yaml --format json", "lint --format json -- a.yaml"},
		{"lint a.yaml --format=json b.yaml", "lint --format=json -- a.yaml b.yaml"},
		{"lint a --strict b", "lint --strict -- a b"},
		{"lint - --stdin-name a.yaml", "lint --stdin-name a.yaml -- -"},
		{"lint --format json -- --strict a", "lint --format json -- --strict a"},
		{"lint a -- -b", "lint -- a -b"},
		{"lint a --unknown b", "lint --unknown -- a b"},
		{"lint a --format", "lint --format"},
		{"lint a --strict -h", "lint -h"},
		{"lint --parameter -h a", "lint --parameter -h -- a"},
		{"lint --parameter A=--x b", "lint --parameter A=--x -- b"},
		{"lint b --parameter --x", "lint --parameter --x -- b"},
		{"--version lint a --strict", "--version lint --strict -- a"},
		{"lnit a --strict", "lnit a --strict"},
		{"--help", "--help"},
		{"", ""},
	}
	for _, test := range tests {
		args := append([]string{"linkproof"}, strings.Fields(test.args)...)
		got := strings.Join(order(args, (&program{}).app().Commands)[1:], " ")
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.args, got, test.want)
		}
	}
}
