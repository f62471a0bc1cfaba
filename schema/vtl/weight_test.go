package vtl

import (
	"strconv"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// TestWorkIsCounted: what works on large values in loops ends, and what looks at
// one place of them, or at all of small ones, does not.
func TestWorkIsCounted(t *testing.T) {
	const left = 200_000 // steps, so that the test does not take long
	large, small, object := &jsonvalue.Array{}, &jsonvalue.Array{}, &jsonvalue.Object{}
	for i := range 200_000 {
		large.Items = append(large.Items, int64(i))
		object.Set(strconv.Itoa(i), int64(i))
	}
	small.Items = large.Items[:500]
	variables := map[string]any{"large": large, "small": small, "object": object, "text": strings.Repeat("abcé", 1<<20)}
	for source, ends := range map[string]bool{
		`$large.contains(-1)`:                    true,
		`$large.subList(0, 199999).size()`:       true,
		`$large.equals($large)`:                  true,
		`#set($x = "$large")`:                    true,
		`#if($large == $large)#end`:              true,
		`#set($x = $large + "")`:                 true,
		`#set($x = [])#set($y = $x.add($large))`: true,
		`$object.keySet().size()`:                true,
		`$object.containsValue(-1)`:              true,
		`$text.length()`:                         true,
		`$text.indexOf("z")`:                     true,
		`#if($text == "a")#end`:                  true,
		`#set($x = $large.add(0, 1))`:            true,
		`#set($x = $small.add(1))`:               false,
		`$large.get(3)`:                          false,
		`$large.size()`:                          false,
		`$object.get("3")`:                       false,
		`$object.size()`:                         false,
		`$small.contains(-1)`:                    false,
		`$small.indexOf($i)`:                     false,
		`$small.size()`:                          false,
	} {
		template, err := Parse("#foreach($i in [1..1000])" + source + "#end")
		if err != nil {
			t.Fatal(err)
		}
		r := newRendering(template, variables)
		r.steps = maxSteps - left
		_, err = r.all(template.nodes)
		if ended := err != nil && strings.Contains(err.Error(), "more than 2000000 steps"); ended != ends {
			t.Errorf("%s: %v", source, err)
		}
	}
}

func TestNumbersOfManyDigitsAreTexts(t *testing.T) {
	many := jsonvalue.Number(strings.Repeat("7", maxDigits+1))
	template, err := Parse("$n#set($m = $n * 2)$!m")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := template.Render(map[string]any{"n": many}); err != nil || got != string(many) {
		t.Errorf("%.20q, %v", got, err)
	}
}
