package expect

import "testing"

func TestHeadersOfTheLogHaveNoOrder(t *testing.T) {
	const log = "x : Endpoint request headers: {a=1, b=2,3, Host=h}\n"
	for pattern, want := range map[string]bool{
		`Endpoint request headers: \{a=1, b=2,3, Host=h\}`:     true,
		`Endpoint request headers: \{Host=[^,]+, a=1, b=.+\}$`: true,
		`Endpoint request headers: \{b=2,3, .*a=1\}`:           true,
		`Endpoint request headers: \{.*Host=[^,]+.*b=.+\}`:     true,
		`Endpoint request headers: \{.*, a=1\}`:                true,
		`Endpoint request headers: \{a=1, b=2,3\}`:             false,
		`Endpoint request headers: \{a=1, b=2, Host=h\}`:       false,
		`Endpoint request headers: \{.*, c=1\}`:                false,
		`Method request headers: \{a=1, b=2,3, Host=h\}`:       false,
	} {
		if got := place(map[string]any{matchRegex: pattern}, log) != nil; got != want {
			t.Errorf("%s: %v, want %v", pattern, got, want)
		}
	}
	if !fitsLine("<ts> : Method response headers: {b=<value>, a=1}", "now : Method response headers: {a=1, b=x}") {
		t.Error("a line with a placeholder does not fit")
	}
	if !fitsLine("x headers: {b=1, Date=<date>}", "x headers: {Date=Wed, 04 Mar, b=1}") {
		t.Error("a line with a comma in a value does not fit")
	}
}
