package vtl

import "testing"

func TestCutLoops(t *testing.T) {
	for text, want := range map[string]int64{
		"#foreach($i in [1..1000])$i#end":                    0,
		"#foreach($i in [0..1000])$i#end":                    1001,
		"#if($x)#foreach($i in [2000..1])$i#end#end":         2000,
		"#set($n = 5000)#foreach($i in [1..$n])$i#end":       0,
		"#foreach($i in $input.path('$.items'))$i#end":       0,
		"#foreach($i in [1, 5000])$i#end ## [1..5000] in it": 0,
	} {
		template, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var got int64
		for _, loop := range template.CutLoops() {
			got = loop.Length
		}
		if got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
